package topicwire.local.console;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The command line, read.
///
/// @param memory keep nothing
/// @param watch the folder to mirror; none watches nothing
/// @param samples upload the project's own articles into a new bucket
/// @param events the bucket tells of its changes
/// @param reindex compare bucket and index after the start
/// @param bus a file that takes what would go to EventBridge
/// @param once stop when everything is indexed, or mirrored
/// @param mirror the API to follow in place of starting one
/// @param to the folder that becomes equal to it
public record Options(
    int port,
    int s3Port,
    int sqsPort,
    Path data,
    boolean memory,
    Optional<Path> watch,
    boolean samples,
    boolean events,
    Optional<Path> bus,
    boolean reindex,
    boolean once,
    Optional<Path> importFolder,
    Optional<Path> validate,
    Optional<URI> mirror,
    Optional<Path> to,
    boolean help) {

  static final String HELP =
      """
      Topicwire on this machine: drop article files in a bucket, query them by topic over HTTP.

      java -jar topicwire-local.jar [options]

        --port N         of the HTTP API (8080)
        --s3-port N      of S3 (9000)
        --sqs-port N     of SQS (9324); a port 0 means any that is free
        --data DIR       where files and index are kept between runs (.local)
        --memory         keep nothing; watches no folder unless told to
        --watch DIR      mirror this folder into the bucket (articles, in the data folder)
        --import DIR     upload a folder of article files, and no samples
        --no-samples     do not fill a new bucket with sample articles
        --no-events      the bucket tells nobody of its changes, as if events were lost
        --bus FILE       write what goes to EventBridge into a file, an event a line, and send webhooks
        --reindex        compare bucket and index once, and have what differs indexed
        --once           stop when the queues are empty, with a summary
        --mirror URL     only follow the changes of an API, with --to
        --to DIR         a folder that becomes equal to it, a file of JSON an article
        --validate PATH  only print what is wrong with a folder of article files, or one file
        --help           print this

      A folder whose name begins with an underscore, such as _news or _data/topics, keeps its name
      in the keys; of any other only what is below it counts.
      """;

  /// What was asked for cannot be done; the message says what was expected.
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    public Unusable(String message) {
      super(message);
    }
  }

  /// Reads arguments such as `--port 8080` or `--port=8080`.
  ///
  /// @throws Unusable when an option is unknown, lacks its value, or has a wrong one
  static Options parse(String... arguments) throws Unusable {
    var options = new Draft();
    var rest = new ArrayDeque<String>();
    for (var argument : arguments) {
      var sign = argument.indexOf('=');
      rest.addAll(
          argument.startsWith("--") && sign > 0
              ? List.of(argument.substring(0, sign), argument.substring(sign + 1))
              : List.of(argument));
    }
    while (!rest.isEmpty()) {
      options.read(rest.removeFirst(), rest);
    }
    return options.build();
  }

  private static final class Draft {
    private int port = 8080;
    private int s3Port = 9000;
    private int sqsPort = 9324;
    private Path data = Path.of(".local");
    private boolean memory;
    private Optional<Path> watch = Optional.empty();
    private boolean samples = true;
    private boolean events = true;
    private Optional<Path> bus = Optional.empty();
    private boolean reindex;
    private boolean once;
    private Optional<Path> importFolder = Optional.empty();
    private Optional<Path> validate = Optional.empty();
    private Optional<URI> mirror = Optional.empty();
    private Optional<Path> to = Optional.empty();
    private boolean help;
    private final Set<String> given = new HashSet<>();

    private void read(String option, Deque<String> rest) throws Unusable {
      if (!given.add(option)) {
        throw new Unusable("expected %s at most once, found it again".formatted(option));
      }
      switch (option) {
        case "--port" -> port = port(option, rest);
        case "--s3-port" -> s3Port = port(option, rest);
        case "--sqs-port" -> sqsPort = port(option, rest);
        case "--data" -> data = Path.of(value(option, "a folder", rest));
        case "--memory" -> memory = true;
        case "--watch" -> watch = Optional.of(Path.of(value(option, "a folder", rest)));
        case "--import" -> importFolder = Optional.of(Path.of(value(option, "a folder", rest)));
        case "--validate" ->
            validate = Optional.of(Path.of(value(option, "a folder or file", rest)));
        case "--mirror" -> mirror = Optional.of(address(option, rest));
        case "--to" -> to = Optional.of(Path.of(value(option, "a folder", rest)));
        case "--no-samples" -> samples = false;
        case "--no-events" -> events = false;
        case "--bus" -> bus = Optional.of(Path.of(value(option, "a file", rest)));
        case "--reindex" -> reindex = true;
        case "--once" -> once = true;
        case "--help", "-h" -> help = true;
        default -> throw new Unusable("there is no option " + option + "; --help lists them");
      }
    }

    private static int port(String option, Deque<String> rest) throws Unusable {
      var value = value(option, "a port", rest);
      var isNumber = value.matches("\\d{1,5}");
      if (!isNumber || Integer.parseInt(value) > 65535) {
        throw new Unusable(
            "expected a port from 0 to 65535 after %s, found %s".formatted(option, value));
      }
      return Integer.parseInt(value);
    }

    private static URI address(String option, Deque<String> rest) throws Unusable {
      var value = value(option, "the address of an API", rest);
      try {
        var address = new URI(value);
        if (List.of("http", "https").contains(String.valueOf(address.getScheme()))
            && address.getHost() != null
            && address.getQuery() == null
            && address.getFragment() == null) {
          return address;
        }
      } catch (URISyntaxException other) {
        // said below
      }
      throw new Unusable(
          "expected an address such as https://wire.example after %s, found %s"
              .formatted(option, value));
    }

    private static String value(String option, String what, Deque<String> rest) throws Unusable {
      if (rest.isEmpty() || rest.getFirst().startsWith("--")) {
        throw new Unusable(
            "expected %s after %s, found %s"
                .formatted(what, option, rest.isEmpty() ? "nothing" : rest.getFirst()));
      }
      return rest.removeFirst();
    }

    private Options build() {
      var watched =
          watch.or(() -> memory ? Optional.empty() : Optional.of(data.resolve("articles")));
      return new Options(
          port,
          s3Port,
          sqsPort,
          data,
          memory,
          watched,
          samples,
          events,
          bus,
          reindex,
          once,
          importFolder,
          validate,
          mirror,
          to,
          help);
    }
  }

  /// What must be there before anything is started.
  void check() throws Unusable {
    if (importFolder.isPresent() && !Files.isDirectory(importFolder.get())) {
      throw missing("a folder", importFolder.get());
    }
    if (mirror.isPresent() != to.isPresent()) {
      throw new Unusable(
          "expected --mirror with an address and --to with a folder, found one of the two");
    }
    if (validate.isPresent() && !Files.exists(validate.get())) {
      throw missing("a folder or file", validate.get());
    }
  }

  private static Unusable missing(String expected, Path path) {
    var found = Files.exists(path) ? "a file" : "nothing";
    return new Unusable(
        "expected %s, found %s: %s".formatted(expected, found, path.toAbsolutePath()));
  }
}
