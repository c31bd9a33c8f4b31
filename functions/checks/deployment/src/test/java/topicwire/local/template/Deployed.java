package topicwire.local.template;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The template that is deployed, every name in it having a value, as tests read it.
final class Deployed {
  static final String TABLE_ARN = "arn:aws:dynamodb:us-east-1:000000000000:table/ArticleTable";

  static final String SECRETS = "arn:aws:secretsmanager:us-east-1:000000000000:secret:";

  private static final String STREAM_ARN = TABLE_ARN + "/stream/2026-11-30T00:00:00.000";

  private final Template template;

  /// What the local stack runs.
  final Deployment deployment;

  Deployed() {
    this(Map.of());
  }

  /// @param parameters that have another value than their default
  Deployed(Map<String, String> parameters) {
    var values = new HashMap<>(Map.of("BucketName", "articles", "EventBusName", "default"));
    values.putAll(parameters);
    template = Template.bundled(values);
    deployment = Deployment.of(template, URI.create("http://127.0.0.1:9324"));
    for (var function : all("AWS::Serverless::Function")) {
      template.name(
          function,
          function,
          Map.of("Arn", "arn:aws:lambda:us-east-1:000000000000:function:" + function));
    }
    template.name("ArticleTable.StreamArn", STREAM_ARN, Map.of());
    for (var type : List.of("AWS::Logs::LogGroup", "AWS::IAM::Role")) {
      all(type).forEach(name -> template.name(name, name, Map.of("Arn", "arn:" + name)));
    }
    for (var type : List.of("AWS::SNS::Topic", "AWS::CloudWatch::Alarm", "AWS::KMS::Key")) {
      all(type).forEach(name -> template.name(name, name, Map.of("Arn", "arn:" + name)));
    }
    all("AWS::SecretsManager::Secret")
        .forEach(name -> template.name(name, SECRETS + name, Map.of()));
    all("AWS::Serverless::HttpApi").forEach(name -> template.name(name, name, Map.of()));
  }

  /// The logical names of the resources of a type.
  List<String> all(String type) {
    return template.resources(type);
  }

  /// A resource's properties, with values.
  Section properties(String resource) {
    return template.properties(resource);
  }

  /// A resource as it is written: type, conditions, properties.
  Section written(String resource) {
    return template.raw("Resources").section(resource);
  }

  /// Another part of the template as it is written.
  Section part(String name) {
    return template.raw(name);
  }

  /// One text, or the texts of a list: policies may have either.
  static List<String> texts(Section section) {
    return section.value() instanceof String text
        ? List.of(text)
        : section.elements().stream().map(Section::asText).toList();
  }
}
