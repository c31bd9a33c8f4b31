package topicwire.local.console;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Looks whether ports are free, before anything is started.
final class Ports {
  private Ports() {}

  static void check(Options options) throws Options.Unusable {
    check(options.port(), "--port", "the HTTP API");
    check(options.s3Port(), "--s3-port", "S3");
    check(options.sqsPort(), "--sqs-port", "SQS");
  }

  private static void check(int port, String option, String service) throws Options.Unusable {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException taken) {
      throw new Options.Unusable(
          ("port %d, for %s, is in use: stop what listens there, or give another one with %s"
                  + " (%s 0 takes any)")
              .formatted(port, service, option, option));
    }
  }
}
