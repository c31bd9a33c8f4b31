package topicwire.query.article;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Which media types a caller takes, and how gladly, as its `Accept` says (RFC 9110, 12.5.1).
/// Parameters of a type other than its weight make no difference.
record AcceptHeader(Map<String, Double> weights) {
  AcceptHeader {
    weights = Map.copyOf(weights);
  }

  static AcceptHeader of(String header) {
    var weights = new HashMap<String, Double>();
    for (var range : header.split(",", -1)) {
      var parts = range.split(";", -1);
      var weight = 1.0;
      for (var i = 1; i < parts.length; i++) {
        weight = weight(parts[i].strip(), weight);
      }
      weights.merge(parts[0].strip().toLowerCase(Locale.ROOT), weight, Math::max);
    }
    return new AcceptHeader(weights);
  }

  private static double weight(String parameter, double otherwise) {
    try {
      return parameter.toLowerCase(Locale.ROOT).startsWith("q=")
          ? Double.parseDouble(parameter.substring(2))
          : otherwise;
    } catch (NumberFormatException _) {
      return otherwise; // a weight that cannot be read counts as none given
    }
  }

  /// Whether a type is named and preferred to the usual one: by its weight, or of the same weight
  /// where the usual one is not named itself.
  boolean prefers(String type, String usual) {
    var weight = weights.getOrDefault(type, 0.0);
    var other = weightOf(usual);
    return weight > 0 && (weight > other || (weight == other && !weights.containsKey(usual)));
  }

  private double weightOf(String type) {
    var family = type.substring(0, type.indexOf('/')) + "/*";
    return weights.getOrDefault(
        type, weights.getOrDefault(family, weights.getOrDefault("*/*", 0.0)));
  }
}
