package topicwire.local.template;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The parts of the template that run locally.
///
/// @param bucket of the article files
/// @param furtherBuckets the names of others
public record Deployment(
    BucketDefinition bucket,
    List<String> furtherBuckets,
    List<QueueDefinition> queues,
    TableDefinition table,
    List<FunctionDefinition> functions,
    CorsDefinition cors) {

  public static final String REGION = "us-east-1";
  public static final String ACCOUNT = "000000000000";

  /// Values of the pseudo parameters.
  static final Map<String, String> PSEUDO_PARAMETERS =
      Map.of(
          "AWS::Region",
          REGION,
          "AWS::AccountId",
          ACCOUNT,
          "AWS::Partition",
          "aws",
          "AWS::StackName",
          "local");

  private static final Pattern ARN_NAME = Pattern.compile("[^:]+$");

  /// Reads the template.
  ///
  /// @param queueAddress where queues are served; a queue's URL is this, the account and its name
  public static Deployment of(Template template, URI queueAddress) {
    var buckets = template.resources("AWS::S3::Bucket");
    // The files of articles are the publisher's, who names their bucket.
    var bucket =
        single(
            buckets.stream().filter(each -> template.properties(each).has("BucketName")).toList(),
            "AWS::S3::Bucket with a BucketName");
    var furtherBuckets = buckets.stream().filter(each -> !each.equals(bucket)).toList();
    for (var each : furtherBuckets) {
      var name = nameOfBucket(each);
      template.name(each, name, Map.of("Arn", "arn:aws:s3:::" + name));
    }
    var table = single(template, "AWS::DynamoDB::Table");
    var bucketName = template.properties(bucket).text("BucketName", bucket);
    template.name(bucket, bucketName, Map.of("Arn", "arn:aws:s3:::" + bucketName));
    template.name(
        table,
        table,
        Map.of("Arn", "arn:aws:dynamodb:" + REGION + ":" + ACCOUNT + ":table/" + table));
    var queueNames = template.resources("AWS::SQS::Queue");
    for (var queue : queueNames) {
      template.name(
          queue,
          queueUrl(queueAddress, servedName(queue, isInOrder(template.properties(queue))))
              .toString(),
          Map.of("Arn", "arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":" + queue, "QueueName", queue));
    }
    return new Deployment(
        BucketDefinition.of(bucketName, template.properties(bucket)),
        furtherBuckets.stream().map(Deployment::nameOfBucket).toList(),
        queueNames.stream()
            .filter(template::isMade)
            .map(name -> QueueDefinition.of(name, template.properties(name)))
            .toList(),
        TableDefinition.of(table, template.properties(table)),
        functions(template),
        CorsDefinition.of(template.properties(single(template, "AWS::Serverless::HttpApi"))));
  }

  /// Buckets have names in lower case alone.
  private static String nameOfBucket(String resource) {
    return resource.toLowerCase(Locale.ROOT);
  }

  /// Where a queue is served.
  public static URI queueUrl(URI queueAddress, String name) {
    return queueAddress.resolve("/" + ACCOUNT + "/" + name);
  }

  /// A queue in order is called so.
  public static String servedName(String queue, boolean inOrder) {
    return inOrder ? queue + ".fifo" : queue;
  }

  private static boolean isInOrder(Section queue) {
    return queue.text("FifoQueue", "false").equals("true");
  }

  /// The last part of an ARN: a queue's name.
  static String nameOf(String arn) {
    var name = ARN_NAME.matcher(arn);
    return name.find() ? name.group() : arn;
  }

  private static List<FunctionDefinition> functions(Template template) {
    var functions = new ArrayList<FunctionDefinition>();
    for (var name : template.resources("AWS::Serverless::Function")) {
      if (template.isMade(name)) {
        functions.add(FunctionDefinition.of(name, template.properties(name)));
      }
    }
    return functions;
  }

  private static String single(Template template, String type) {
    return single(template.resources(type), type);
  }

  private static String single(List<String> names, String type) {
    if (names.size() != 1) {
      throw new IllegalArgumentException(
          "template.yaml: expected one resource of type %s, found %s".formatted(type, names));
    }
    return names.getFirst();
  }

  /// The bucket.
  ///
  /// @param notifications which queue receives which events: `s3:ObjectCreated:*` → its name
  public record BucketDefinition(String name, Map<String, String> notifications) {
    private static BucketDefinition of(String name, Section properties) {
      var notifications = new HashMap<String, String>();
      for (var each :
          properties
              .section("NotificationConfiguration")
              .section("QueueConfigurations")
              .elements()) {
        notifications.put(each.text("Event"), nameOf(each.text("Queue")));
      }
      return new BucketDefinition(name, notifications);
    }

    /// The queue that receives an event such as `ObjectCreated:Put`, if any does.
    public Optional<String> queueFor(String event) {
      return notifications.entrySet().stream()
          .filter(each -> matches(each.getKey(), "s3:" + event))
          .map(Map.Entry::getValue)
          .findFirst();
    }

    private static boolean matches(String pattern, String event) {
      return pattern.endsWith("*")
          ? event.startsWith(pattern.substring(0, pattern.length() - 1))
          : pattern.equals(event);
    }
  }

  /// A queue.
  ///
  /// @param inOrder whether the messages of a group are, see [#servedName]
  /// @param visibility how long a message that was taken stays away from others
  public record QueueDefinition(
      String name, boolean inOrder, Duration visibility, Optional<Redrive> redrive) {

    /// One whose messages are in no order.
    public QueueDefinition(String name, Duration visibility, Optional<Redrive> redrive) {
      this(name, false, visibility, redrive);
    }

    private static QueueDefinition of(String name, Section properties) {
      var policy = properties.section("RedrivePolicy");
      return new QueueDefinition(
          name,
          isInOrder(properties),
          Duration.ofSeconds(properties.number("VisibilityTimeout", 30)),
          policy
              .optionalText("deadLetterTargetArn")
              .map(arn -> new Redrive(nameOf(arn), policy.number("maxReceiveCount", 10))));
    }
  }

  /// After so many receives a message moves to the dead-letter queue of that name.
  public record Redrive(String deadLetterQueue, int maximumReceives) {}

  /// What browsers of other origins may do; empty lists when nothing is configured.
  public record CorsDefinition(
      List<String> origins,
      List<String> methods,
      List<String> headers,
      List<String> exposedHeaders,
      int maximumAge) {
    private static CorsDefinition of(Section properties) {
      var cors = properties.section("CorsConfiguration");
      return new CorsDefinition(
          cors.texts("AllowOrigins"),
          cors.texts("AllowMethods"),
          cors.texts("AllowHeaders"),
          cors.texts("ExposeHeaders"),
          cors.number("MaxAge", 0));
    }
  }
}
