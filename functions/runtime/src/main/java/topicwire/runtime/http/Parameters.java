package topicwire.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The parameters of a query string, form-encoded (`+` is a space) and decoded once, in the order
/// in which they were sent. Immutable.
public final class Parameters {
  private final Map<String, String> values;

  private Parameters(Map<String, String> values) {
    this.values = values;
  }

  /// Reads a query string. The gateway's own map of parameters is of no use: it joins repeated ones
  /// by commas, which values hold themselves.
  ///
  /// @throws ProblemException when it cannot be decoded, when a parameter is repeated, or is not
  ///   among those that are known
  public static Parameters of(String query, Set<String> known) {
    return read(query, known, false);
  }

  /// Reads those parameters of a query string that are known, for addresses that others pass on and
  /// add to (`utm_source`, `_`).
  ///
  /// @throws ProblemException when one of them cannot be decoded or is repeated
  public static Parameters ofKnown(String query, Set<String> known) {
    return read(query, known, true);
  }

  private static Parameters read(String query, Set<String> known, boolean ignoringOthers) {
    var values = new LinkedHashMap<String, String>();
    for (var pair : query.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      var cut = pair.indexOf('=');
      var given = cut < 0 ? pair : pair.substring(0, cut);
      if (ignoringOthers && !known.contains(given)) {
        continue;
      }
      var name = decode(given, given);
      if (!known.contains(name)) {
        throw new ProblemException(
            Problem.of(
                Problem.Kind.PARAMETER_UNKNOWN,
                name,
                known.isEmpty()
                    ? "Expected no parameter here, found %s. Remove it."
                        .formatted(Problem.quote(name))
                    : "Expected one of %s, found %s. Correct its name or remove it."
                        .formatted(
                            String.join(", ", known.stream().sorted().toList()),
                            Problem.quote(name))));
      }
      var value = decode(name, cut < 0 ? "" : pair.substring(cut + 1));
      if (values.putIfAbsent(name, value) != null) {
        throw new ProblemException(
            Problem.of(
                Problem.Kind.PARAMETER_REPEATED,
                name,
                "Expected %s at most once, found it again. Remove one of the two."
                    .formatted(name)));
      }
    }
    return new Parameters(values);
  }

  /// The value of a parameter, null when it was not sent.
  public @Nullable String get(String name) {
    return values.get(name);
  }

  /// The names of the parameters that were sent.
  public Set<String> names() {
    return Set.copyOf(values.keySet());
  }

  /// The query string that has these parameters but some, in the order of their names.
  public String without(Set<String> names) {
    return values.entrySet().stream()
        .filter(each -> !names.contains(each.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .map(each -> each.getKey() + "=" + Percent.encode(each.getValue(), ""))
        .collect(Collectors.joining("&"));
  }

  /// The query string that has these parameters, and another one last.
  public String with(String name, String value) {
    var query = new StringBuilder();
    values.forEach((given, text) -> {
      if (!given.equals(name)) {
        query.append(given).append('=').append(Percent.encode(text, "")).append('&');
      }
    });
    return query.append(name).append('=').append(Percent.encode(value, "")).toString();
  }

  private static String decode(String name, String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException _) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.PARAMETER_INVALID,
              name,
              "Expected two hexadecimal digits behind every percent sign, found %s. Write a"
                      .formatted(Problem.quote(text))
                  + " percent sign as %25."));
    }
  }
}
