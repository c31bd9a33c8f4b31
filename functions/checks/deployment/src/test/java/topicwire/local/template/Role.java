package topicwire.local.template;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the role of a deployed function may do, decided as IAM decides: by statements that allow,
/// their actions, resources and conditions. Knows what these roles use, and fails on anything else.
public final class Role {
  private static final String LEADING_KEYS = "dynamodb:LeadingKeys";

  private final List<Section> statements;

  private Role(List<Section> statements) {
    this.statements = statements;
  }

  /// What a function asks for.
  ///
  /// @param action as IAM calls it, `dynamodb:Query`
  /// @param resource its ARN
  /// @param leadingKeys the partition keys that it touches; empty where it has none, as a scan
  public record Request(String action, String resource, Set<String> leadingKeys) {
    public Request {
      leadingKeys = Set.copyOf(leadingKeys);
    }
  }

  /// The role of a function of the template.
  public static Role of(String function) {
    return of(new Deployed(), function);
  }

  static Role of(Deployed deployed, String function) {
    var role = deployed.properties(function).text("Role").replace("arn:", "");
    return named(deployed, role);
  }

  static Role named(Deployed deployed, String role) {
    return new Role(
        deployed.properties(role).section("Policies").elements().stream()
            .flatMap(
                policy -> policy.section("PolicyDocument").section("Statement").elements().stream())
            .toList());
  }

  /// Every action that some statement allows.
  public Set<String> actions() {
    return statements.stream()
        .flatMap(statement -> Deployed.texts(statement.section("Action")).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Every resource that some statement names.
  Set<String> resources() {
    return statements.stream()
        .flatMap(statement -> Deployed.texts(statement.section("Resource")).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Every pattern of partition keys that some statement names.
  Set<String> leadingKeys() {
    return statements.stream()
        .map(statement -> statement.section("Condition").section("ForAllValues:StringLike"))
        .flatMap(condition -> condition.texts(LEADING_KEYS).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Whether some statement allows the request.
  public boolean allows(Request request) {
    return statements.stream().anyMatch(statement -> allows(statement, request));
  }

  private static boolean allows(Section statement, Request request) {
    if (!statement.text("Effect").equals("Allow")) {
      throw new AssertionError("expected roles to allow only, found " + statement);
    }
    return Deployed.texts(statement.section("Action")).contains(request.action())
        && Deployed.texts(statement.section("Resource")).stream()
            .anyMatch(pattern -> like(pattern, request.resource()))
        && statement.section("Condition").sections().entrySet().stream()
            .allMatch(each -> holds(each.getKey(), each.getValue(), request));
  }

  private static boolean holds(String operator, Section condition, Request request) {
    if (!condition.sections().keySet().equals(Set.of(LEADING_KEYS))) {
      throw new AssertionError("expected a condition on leading keys, found " + condition);
    }
    return switch (operator) {
      case "ForAllValues:StringLike" -> {
        var patterns = condition.texts(LEADING_KEYS);
        yield request.leadingKeys().stream()
            .allMatch(key -> patterns.stream().anyMatch(pattern -> like(pattern, key)));
      }
      case "Null" ->
          request.leadingKeys().isEmpty() == Boolean.parseBoolean(condition.text(LEADING_KEYS));
      default -> throw new AssertionError("expected a known operator, found " + operator);
    };
  }

  /// A star stands for any characters, a question mark for one.
  private static boolean like(String pattern, String text) {
    var expression =
        Pattern.compile("[^*?]+|[*?]")
            .matcher(pattern)
            .replaceAll(part ->
                switch (part.group()) {
                  case "*" -> ".*";
                  case "?" -> ".";
                  default -> Matcher.quoteReplacement(Pattern.quote(part.group()));
                });
    return Pattern.compile(expression, Pattern.DOTALL).matcher(text).matches();
  }
}
