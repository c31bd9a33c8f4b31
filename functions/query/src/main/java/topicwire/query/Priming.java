package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.crac.Context;
import org.crac.Resource;
import topicwire.index.read.topic.Topic;
import topicwire.runtime.Environment;
import topicwire.runtime.http.Status;

/// Answers requests before Lambda takes the snapshot that new instances start from, so that it
/// holds the classes and the compiled code that the first caller would wait for. It reads only:
/// whatever a snapshot did would be done once, and remembered by every instance.
///
/// Source: [Runtime hooks for
/// SnapStart](https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html).
final class Priming implements Resource {

  /// Two thirds off the first caller's wait against one round; more rounds gain nothing.
  static final int ROUNDS = 50;

  /// Lambda waits for two minutes at least; a slow table keeps no version back for long.
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /// Set by the runtime for each event, and passed on by the client: without it, a quarter of the
  /// first caller's wait is for code that priming did not come by.
  static final String TRACE = "com.amazonaws.xray.traceHeader";

  private final Function function;
  private final Supplier<List<Topic>> topics;
  private final Consumer<Exception> failed;
  private final InstantSource clock;

  /// What answers events of the gateway.
  interface Function {
    Status answer(InputStream event) throws IOException;
  }

  /// A hook.
  ///
  /// @param topics those with the most articles first
  /// @param failed receives what is thrown: thrown on, it would keep the new version from being
  ///   published, for want of a warm start
  Priming(
      Function function,
      Supplier<List<Topic>> topics,
      Consumer<Exception> failed,
      InstantSource clock) {
    this.function = function;
    this.topics = topics;
    this.failed = failed;
    this.clock = clock;
  }

  /// Whether the function is being started for a snapshot.
  ///
  /// Source: [Defined environment
  /// variables](https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html).
  static boolean isDue(Environment environment) {
    return environment.optional("AWS_LAMBDA_INITIALIZATION_TYPE", "").equals("snap-start");
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    System.setProperty(TRACE, "Root=1-00000000-000000000000000000000000;Sampled=0");
    try {
      prime();
    } catch (IOException | RuntimeException e) {
      failed.accept(e);
    } finally {
      System.clearProperty(TRACE);
    }
  }

  /// Ends at the first answer that is not as it should be: the rest would fail alike.
  private void prime() throws IOException {
    var end = clock.instant().plus(LONGEST);
    var events = events();
    for (var round = 0; round < ROUNDS; round++) {
      for (var event : events) {
        if (function.answer(new ByteArrayInputStream(event)) != Status.OK
            || clock.instant().isAfter(end)) {
          return;
        }
      }
    }
  }

  /// What most callers ask, in the ways in which they ask it.
  private List<byte[]> events() {
    var events = new ArrayList<byte[]>();
    events.add(event("/articles", "limit=25", "gzip"));
    topics.get().stream()
        .map(topic -> "/topics/" + topic.slug() + "/articles")
        .findFirst()
        .ifPresent(path -> {
          events.add(event(path, "", "identity"));
          events.add(event(path, "", "gzip"));
        });
    return events;
  }

  private static byte[] event(String path, String query, String encoding) {
    return """
    {"version":"2.0","routeKey":"$default","rawPath":"%s","rawQueryString":"%s",
    "headers":{"accept-encoding":"%s"},"requestContext":{"http":{"method":"GET"}}}
    """
        .formatted(path, query, encoding)
        .getBytes(UTF_8);
  }

  /// Nothing: clients renew connections and credentials by themselves.
  @Override
  public void afterRestore(Context<? extends Resource> context) {}
}
