package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.Consumer;
import org.crac.Context;
import org.crac.Resource;

/**
 * Answers a request before Lambda takes the snapshot that new instances start from, so that it
 * holds the classes, the connection and the compiled code that the first caller would wait for. It
 * reads only: whatever a snapshot did would be done once, and remembered by every instance.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">
 *     Runtime hooks for SnapStart</a>
 */
final class Priming implements Resource {
  private static final byte[] NEWEST =
      """
      {"version":"2.0","routeKey":"$default","rawPath":"/articles","rawQueryString":"limit=25",
      "headers":{"accept-encoding":"gzip"},"requestContext":{"http":{"method":"GET"}}}
      """
          .getBytes(UTF_8);

  private final Consumer<InputStream> answer;

  /**
   * A hook.
   *
   * @param answer handles an event of the gateway, and throws nothing: for want of a warm start,
   *     the new version would not be published
   */
  Priming(Consumer<InputStream> answer) {
    this.answer = answer;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    answer.accept(new ByteArrayInputStream(NEWEST));
  }

  /** Nothing: clients renew connections and credentials by themselves. */
  @Override
  public void afterRestore(Context<? extends Resource> context) {}
}
