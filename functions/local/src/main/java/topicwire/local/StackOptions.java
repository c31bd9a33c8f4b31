package topicwire.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import topicwire.local.template.Template;

/// How a local stack is started.
///
/// @param template what is run
/// @param port of the HTTP API; 0 for any, like the other ports
/// @param data where objects and rows are kept, which no other process has open; in memory and a
///   temporary folder without
/// @param events whether the bucket tells of its changes
/// @param bus takes what is sent to EventBridge, an event a line; empty where nothing is sent
/// @param problems takes a line for everything that goes wrong while it runs
public record StackOptions(
    Template template,
    int port,
    int s3Port,
    int sqsPort,
    Optional<Path> data,
    boolean events,
    Optional<Consumer<String>> bus,
    Consumer<String> problems) {

  /// The name of the bucket.
  public static final String BUCKET = "articles";

  /// The template that this build deploys.
  public static Template deployedTemplate() {
    return deployedTemplate("");
  }

  private static Template deployedTemplate(String bus) {
    // Here, a change is to be seen at once; and the database does one thing at a time.
    return Template.bundled(
        Map.of(
            "BucketName",
            BUCKET,
            "TopicsSeconds",
            "0",
            "IngestConcurrency",
            "2",
            "EventBusName",
            bus));
  }

  /// For tests: any free ports, nothing kept, problems on standard error.
  public static StackOptions inMemory() {
    return new StackOptions(
        deployedTemplate(), 0, 0, 0, Optional.empty(), true, Optional.empty(), System.err::println);
  }

  /// The same with another template.
  public StackOptions with(Template template) {
    return new StackOptions(template, port, s3Port, sqsPort, data, events, bus, problems);
  }

  /// The same, the bucket telling nobody of its changes.
  public StackOptions withoutEvents() {
    return new StackOptions(template, port, s3Port, sqsPort, data, false, bus, problems);
  }

  /// The same, problems going elsewhere.
  public StackOptions with(Consumer<String> problems) {
    return new StackOptions(template, port, s3Port, sqsPort, data, events, bus, problems);
  }

  /// The same with a bus that takes every event.
  public StackOptions withBus(Consumer<String> bus) {
    return new StackOptions(
        deployedTemplate("default"),
        port,
        s3Port,
        sqsPort,
        data,
        events,
        Optional.of(bus),
        problems);
  }
}
