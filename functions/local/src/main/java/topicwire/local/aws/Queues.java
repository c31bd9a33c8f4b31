package topicwire.local.aws;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import topicwire.local.template.Deployment;

/** SQS on this machine. Messages are kept in memory: what is waiting at the end is lost. */
public final class Queues implements AutoCloseable {
  private final SQSRestServer server;
  private final URI address;

  private Queues(SQSRestServer server, URI address) {
    this.server = server;
    this.address = address;
  }

  /**
   * Starts it, without queues.
   *
   * @param port to listen at; 0 for any
   */
  public static Queues start(int port) {
    quietly(() -> Class.forName("org.apache.pekko.util.Unsafe"));
    var server =
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withPort(port)
            .withAWSRegion(Deployment.REGION)
            .withAWSAccountId(Deployment.ACCOUNT)
            .start();
    var bound = server.waitUntilStarted().localAddress();
    return new Queues(server, URI.create("http://127.0.0.1:" + bound.getPort()));
  }

  /**
   * Loads the class for which Java prints a warning about its future, in five lines that a user can
   * do nothing about.
   */
  private static void quietly(Callable<Class<?>> load) {
    var errors = System.err;
    System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      load.call();
    } catch (Exception missing) {
      throw new IllegalStateException("ElasticMQ's parts are not complete", missing);
    } finally {
      System.setErr(errors);
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
