package topicwire.local.console;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import topicwire.local.LocalStack;
import topicwire.local.Samples;
import topicwire.local.StackOptions;

/// Says where everything is, and what to try.
final class Banner {
  private final PrintStream output;

  Banner(PrintStream output) {
    this.output = output;
  }

  void print(LocalStack stack, Options options, Duration took) {
    output.printf("Topicwire is ready after %.1f s.%n%n", took.toMillis() / 1000.0);
    line("HTTP API", stack.http().toString());
    line("Page", stack.http() + "/ in a browser");
    line("S3", "%s, bucket %s, any credentials".formatted(stack.s3(), StackOptions.BUCKET));
    line("SQS", stack.sqs().toString());
    line("DynamoDB", stack.dynamoDb().toString());
    if (!options.events()) {
      line("Events", "off: what is uploaded is indexed by --reindex alone");
    }
    options.watch().ifPresent(folder -> line("Folder", full(folder) + ", mirrored to the bucket"));
    if (!options.memory()) {
      line("Log", full(options.data().resolve("functions.log")));
    }
    output.printf("%nTry:%n");
    if (options.samples() && options.importFolder().isEmpty()) {
      output.printf("  curl %s/topics/tidal-power/articles%n", stack.http());
      output.printf("  curl '%s/article?key=%s'%n", stack.http(), Samples.FIRST);
    } else {
      output.printf("  curl %s/topics%n", stack.http());
      output.printf("  curl %s/articles%n", stack.http());
    }
    output.printf("  %s%n%n", upload(stack, options));
    output.printf("Stop with Ctrl-C.%n");
    output.flush();
  }

  private static String upload(LocalStack stack, Options options) {
    return options
        .watch()
        .map(folder -> "cp my-article.md " + full(folder) + "/")
        .orElse(
            "aws --endpoint-url %s s3 cp my-article.md s3://%s/"
                .formatted(stack.s3(), StackOptions.BUCKET));
  }

  private void line(String name, String value) {
    output.printf("  %-9s  %s%n", name, value);
  }

  private static String full(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }
}
