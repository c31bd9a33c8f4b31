package topicwire.articles;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;
import topicwire.index.Interpretation;
import topicwire.index.expression.StandingQuery;
import topicwire.index.expression.TopicExpression;
import topicwire.runtime.http.ProblemException;

/// Reads a standing query: `topics`, an expression as lists take it, and `target`, an address that
/// is not of a private network. What a name leads to is only known when something is sent there,
/// and judged again then.
final class QueryReader {
  static final int MAX_TARGET = 2_000;

  private static final int MAX_TOPICS = 4_000;

  private static final String TOPICS = "topics";
  private static final String TARGET = "target";

  /// Names that lead into a network of one's own, and no others; and numbers in place of a name.
  private static final Pattern PRIVATE =
      Pattern.compile(
          "(.*\\.)?(localhost|local|internal|lan|home|corp|home\\.arpa)\\.?|[0-9.]+|\\[.*|[^.]+|0x.*");

  private QueryReader() {}

  static Interpretation read(String key, Node.Mapping root, boolean takesLocalTargets) {
    var report = new Report();
    DuplicateNames.warn(root, report);
    var fields = new DefinitionFields(root, report);
    var topics = topics(fields, report);
    var target = fields.required(TARGET, MAX_TARGET);
    if (target != null && !(takesLocalTargets && isLocal(target))) {
      check(target, fields.line(TARGET), report);
    }
    root.entries()
        .forEach((name, node) -> {
          if (!Set.of(TOPICS, TARGET).contains(name)) {
            report.warn(
                "query-field-unknown",
                node.line(),
                name,
                Message.of(
                    "expected `topics` and `target`, found `%s`, which is not read; remove it",
                    name));
          }
        });
    return topics == null || target == null || report.hasFlaws()
        ? new Interpretation.Rejected(report.flaws())
        : new Interpretation.Queried(new StandingQuery(key, topics, target), report.warnings());
  }

  private static @Nullable TopicExpression topics(DefinitionFields fields, Report report) {
    var text = fields.required(TOPICS, MAX_TOPICS);
    if (text == null) {
      return null;
    }
    try {
      var expression = TopicExpression.of(text);
      if (!expression.hasTrees()) {
        return expression;
      }
      report.flaw(
          "topics-invalid",
          fields.line(TOPICS),
          TOPICS,
          Message.of(
              "expected topics by themselves, found %s; name those below it too",
              Characters.quote(text)));
    } catch (ProblemException mistake) {
      report.flaw(
          "topics-invalid", fields.line(TOPICS), TOPICS, String.valueOf(mistake.getMessage()));
    }
    return null;
  }

  private static void check(String target, int line, Report report) {
    var address = address(target);
    var host = address == null ? null : address.getHost();
    if (address == null
        || host == null
        || !"https".equalsIgnoreCase(address.getScheme())
        || address.getFragment() != null) {
      flaw(line, report, "an address that begins with https://", "write one");
    } else if (address.getUserInfo() != null) {
      flaw(
          line,
          report,
          "no name and no password in the address",
          "remove them; each message is signed");
    } else if (PRIVATE.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
      flaw(
          line,
          report,
          "a public host name such as hooks.example.org",
          "nothing is sent to numbers or into private networks");
    }
  }

  /// The address is not in the message, as it may hold what only its owner should know.
  private static void flaw(int line, Report report, String expected, String advice) {
    report.flaw(
        "target-invalid",
        line,
        TARGET,
        Message.of("expected %s, found something else; %s", expected, advice));
  }

  private static boolean isLocal(String target) {
    var address = address(target);
    return address != null
        && "http".equals(address.getScheme())
        && ("127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost()));
  }

  private static @Nullable URI address(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException other) {
      return null;
    }
  }
}
