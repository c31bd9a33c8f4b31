package topicwire.query.survey;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import topicwire.index.read.Entry;
import topicwire.runtime.http.Parameters;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;

/// The parameter `facets`: how many articles of a list have each topic, type, month, category or
/// provider. Values are written as the list's parameters take them: slugs, and the rest in lower
/// case.
final class Facets {
  static final String PARAMETER = "facets";

  /// Values of a facet, those with the most articles; of months the last ones.
  private static final int MAX_VALUES = 100;

  private static final int MONTH = "2024-01".length();

  /// What articles are counted by.
  enum Facet {
    TOPICS("topics"),
    TYPE("type"),
    MONTHS("months"),
    CATEGORY("category"),
    PROVIDER("provider");

    private final String word;

    Facet(String word) {
      this.word = word;
    }

    private Stream<String> valuesOf(Entry entry) {
      return switch (this) {
        case TOPICS -> entry.topics().stream();
        case TYPE -> Stream.ofNullable(entry.type());
        case MONTHS -> entry.isDated() ? Stream.of(entry.day().substring(0, MONTH)) : Stream.of();
        case CATEGORY -> Stream.ofNullable(entry.category());
        case PROVIDER -> Stream.ofNullable(entry.provider());
      };
    }

    private static @Nullable Facet ofWord(String word) {
      return Arrays.stream(values())
          .filter(facet -> facet.word.equals(word))
          .findFirst()
          .orElse(null);
    }
  }

  private Facets() {}

  /// The facets that are asked for; none without the parameter.
  ///
  /// @throws ProblemException when it names anything else
  static Set<Facet> of(Parameters parameters) {
    var facets = EnumSet.noneOf(Facet.class);
    var text = parameters.get(PARAMETER);
    if (text == null) {
      return facets;
    }
    for (var word : text.split(",", -1)) {
      var facet = Facet.ofWord(word);
      if (facet == null) {
        throw ProblemException.invalid(
            PARAMETER,
            "Expected some of %s with commas between, found %s. Correct it."
                .formatted(
                    Arrays.stream(Facet.values())
                        .map(known -> known.word)
                        .collect(Collectors.joining(", ")),
                    Problem.quote(text)));
      }
      facets.add(facet);
    }
    return facets;
  }

  /// Writes each facet as a list of values with their numbers: months in order, others by number.
  static void write(Set<Facet> facets, Survey survey, JsonGenerator json) {
    json.writeObjectPropertyStart(PARAMETER);
    json.writeBooleanProperty("exact", survey.complete());
    for (var facet : facets) {
      json.writeArrayPropertyStart(facet.word);
      for (var value : values(facet, survey.entries())) {
        json.writeStartObject();
        json.writeStringProperty("value", value.getKey());
        json.writeNumberProperty("articles", value.getValue());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static List<Map.Entry<String, Long>> values(Facet facet, Collection<Entry> entries) {
    var counts =
        entries.stream()
            .flatMap(facet::valuesOf)
            .collect(Collectors.groupingBy(value -> value, TreeMap::new, Collectors.counting()));
    if (facet == Facet.MONTHS) {
      return counts.entrySet().stream().skip(Math.max(0, counts.size() - MAX_VALUES)).toList();
    }
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MAX_VALUES)
        .toList();
  }
}
