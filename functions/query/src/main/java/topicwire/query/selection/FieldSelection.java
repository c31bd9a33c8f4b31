package topicwire.query.selection;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Parameters;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;

/// The parameter `fields`: which fields of each article an answer has. `path` is always among them,
/// as an article is known by it.
public final class FieldSelection {
  public static final String PARAMETER = "fields";

  private static final String PATH = "path";

  /// What articles have in lists.
  private static final List<String> OF_LISTS =
      List.of(
          PATH,
          "title",
          "excerpt",
          "type",
          "category",
          "publishedDateTime",
          "updatedDateTime",
          "webUrl",
          "originalUrl",
          "quality",
          "heat",
          "authors",
          "locale",
          "provider",
          "images",
          "topics");

  /// What a whole article has beside those, and beside what its file alone has.
  private static final List<String> OF_WHOLE =
      List.of(
          "ampWebUrl",
          "cdnAmpWebUrl",
          "published",
          "removed",
          "categories",
          "aliases",
          "related",
          "content",
          "contentHtml");

  /// Twice as many as are described.
  private static final int MAX_NAMES = 50;

  private final @Nullable Set<String> names;

  private FieldSelection(@Nullable Set<String> names) {
    this.names = names;
  }

  /// Of articles in lists.
  ///
  /// @throws ProblemException for a field that they do not have
  public static FieldSelection ofList(Parameters parameters) {
    var selection = of(parameters);
    selection.require(OF_LISTS, "");
    return selection;
  }

  /// Of whole articles, which may have any field: see [#requireKnown].
  ///
  /// @throws ProblemException when the parameter names nothing, or too much
  public static FieldSelection of(Parameters parameters) {
    var text = parameters.get(PARAMETER);
    if (text == null) {
      return new FieldSelection(null);
    }
    var names = new LinkedHashSet<String>();
    Arrays.stream(text.split(",", -1)).map(String::strip).forEach(names::add);
    if (names.contains("") || names.size() > MAX_NAMES) {
      throw ProblemException.invalid(
          PARAMETER,
          "Expected 1 to %d names of fields with commas between, found %s. Correct it."
              .formatted(MAX_NAMES, Problem.quote(text)));
    }
    return new FieldSelection(names);
  }

  /// The same with what is included beside the fields.
  public FieldSelection with(Inclusion included) {
    if (names == null || !included.isAny()) {
      return this;
    }
    var more = new LinkedHashSet<>(names);
    if (included.content()) {
      more.add(Inclusion.CONTENT);
    }
    if (included.html()) {
      more.add(Inclusion.HTML);
    }
    return new FieldSelection(more);
  }

  /// Returns when every field is described, or one of the files' own.
  ///
  /// @param own the fields of the articles that are answered
  /// @throws ProblemException for another one
  public void requireKnown(Set<String> own) {
    require(
        Stream.of(OF_LISTS.stream(), OF_WHOLE.stream(), own.stream())
            .flatMap(fields -> fields)
            .distinct()
            .toList(),
        ", or a field of the file's own");
  }

  private void require(List<String> known, String others) {
    if (names == null) {
      return;
    }
    for (var name : names) {
      if (!known.contains(name)) {
        throw ProblemException.invalid(
            PARAMETER,
            "Expected fields among %s%s, found %s. Correct its name or leave it out."
                .formatted(String.join(", ", known), others, Problem.quote(name)));
      }
    }
  }

  /// Whether a field is wanted.
  public boolean has(String field) {
    return names == null || field.equals(PATH) || names.contains(field);
  }

  /// Whether fields are named, and a field among them.
  public boolean names(String field) {
    return names != null && names.contains(field);
  }

  /// The fields of an article that are wanted, in its own order.
  ///
  /// @param article UTF-8 bytes of its JSON object
  public byte[] of(byte[] article) {
    return names == null ? article : filtered(article, Set.of());
  }

  /// The same without some, whether they are wanted or not.
  public byte[] without(Set<String> fields, byte[] article) {
    return names == null && fields.isEmpty() ? article : filtered(article, fields);
  }

  private byte[] filtered(byte[] article, Set<String> unwanted) {
    return Json.object(json -> {
      try (var parser = Json.parse(article)) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          var name = parser.currentName();
          parser.nextToken();
          if (has(name) && !unwanted.contains(name)) {
            json.writeName(name);
            json.copyCurrentStructure(parser);
          } else {
            parser.skipChildren();
          }
        }
      }
    });
  }

  /// The names of an article's fields.
  public static Set<String> namesOf(byte[] article) {
    var names = new LinkedHashSet<String>();
    try (var parser = Json.parse(article)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        names.add(parser.currentName());
        parser.nextToken();
        parser.skipChildren();
      }
    }
    return names;
  }
}
