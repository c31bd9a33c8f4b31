package topicwire.local.aws;

import java.net.URI;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import topicwire.local.template.Deployment;

/// SQS on this machine. Messages are kept in memory: what is waiting at the end is lost.
public final class Queues implements AutoCloseable {
  private final SQSRestServer server;
  private final URI address;

  private Queues(SQSRestServer server, URI address) {
    this.server = server;
    this.address = address;
  }

  /// Starts it, without queues.
  ///
  /// @param port to listen at; 0 for any
  public static Queues start(int port) {
    silenceWarning();
    var server =
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withPort(port)
            .withAWSRegion(Deployment.REGION)
            .withAWSAccountId(Deployment.ACCOUNT)
            .start();
    var bound = server.waitUntilStarted().localAddress();
    return new Queues(server, URI.create("http://127.0.0.1:" + bound.getPort()));
  }

  /// Java prints four lines, once a process, about a method that ElasticMQ's parts use and that
  /// some later Java will not have. A user can do nothing about them.
  private static void silenceWarning() {
    try {
      var warned = Class.forName("sun.misc.Unsafe").getDeclaredMethod("trySetMemoryAccessWarned");
      warned.setAccessible(true);
      warned.invoke(null);
    } catch (ReflectiveOperationException | RuntimeException otherJava) {
      // Then they are printed: they do no harm.
    }
  }

  public URI address() {
    return address;
  }

  @Override
  public void close() {
    server.stopAndWait();
  }
}
