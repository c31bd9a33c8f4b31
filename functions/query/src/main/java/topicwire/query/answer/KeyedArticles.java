package topicwire.query.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import topicwire.index.Visibility;
import topicwire.index.read.Detail;
import topicwire.index.read.IndexReader;
import topicwire.query.article.ArticleFields;
import topicwire.query.article.Bodies;
import topicwire.query.list.Slugs;
import topicwire.query.routing.Call;
import topicwire.query.selection.FieldSelection;
import topicwire.query.selection.Inclusion;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Parameters;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;
import topicwire.runtime.http.Reply;

/// `/articles?keys=`: several articles by their object keys, by one request to the table: {@code
/// {"value":[…],"unknownKeys":[…]}}. They are whole but for their bodies, which `include` asks for,
/// and for related stories, whose links are a request each.
public final class KeyedArticles {
  public static final String PARAMETER = "keys";

  /// What else may be asked for with keys.
  private static final Set<String> BESIDE =
      Set.of(PARAMETER, FieldSelection.PARAMETER, Inclusion.PARAMETER);

  private static final Set<String> LEFT_OUT = Set.of("content", "related");

  private final IndexReader catalog;

  public KeyedArticles(IndexReader catalog) {
    this.catalog = catalog;
  }

  /// Whether a call names keys.
  public static boolean areNamed(Call call) {
    return call.parameters().get(PARAMETER) != null;
  }

  /// The articles in the order of their keys in the parameter.
  ///
  /// @throws ProblemException when a key is empty, there are too many, or the call asks for a list
  ///   as well
  public Reply reply(Call call) {
    var parameters = call.parameters();
    requireNoList(parameters);
    var keys = keys(parameters);
    var fields = FieldSelection.of(parameters);
    var included = Inclusion.of(parameters);
    var details = details(keys);
    fields.requireKnown(
        details.values().stream()
            .flatMap(detail -> FieldSelection.namesOf(detail.json()).stream())
            .collect(Collectors.toSet()));
    var wanted =
        new Inclusion(
            included.content() || fields.names("content"),
            included.html() || fields.names("contentHtml"));
    var bodies =
        wanted.isAny()
            ? Bodies.of(List.copyOf(details.values()), call::origin, wanted.html())
            : Map.<String, Bodies.Body>of();
    return Reply.json(
        Json.object(json -> {
          json.writeArrayPropertyStart("value");
          for (var key : keys) {
            var detail = details.get(key);
            if (detail != null) {
              var item = fields.without(LEFT_OUT, detail.json());
              json.writeRawValue(
                  new String(ListJson.withBody(item, bodies.get(key), wanted), UTF_8));
            }
          }
          json.writeEndArray();
          if (details.size() < keys.size()) {
            json.writeArrayPropertyStart("unknownKeys");
            keys.stream().filter(key -> !details.containsKey(key)).forEach(json::writeString);
            json.writeEndArray();
          }
        }));
  }

  /// One request. What is not published is not found, whatever else a key may be of.
  private Map<String, Detail> details(Set<String> keys) {
    var possible = keys.stream().filter(Slugs::isKey).toList();
    var found =
        possible.isEmpty() ? List.<Detail>of() : catalog.details(Visibility.PUBLISHED, possible);
    return found.stream()
        .collect(
            Collectors.toMap(
                detail -> ArticleFields.of(detail.json()).texts().getOrDefault("path", ""),
                Function.identity(),
                (one, _) -> one,
                HashMap::new));
  }

  private static void requireNoList(Parameters parameters) {
    var others = new HashSet<>(parameters.names());
    others.removeAll(BESIDE);
    if (!others.isEmpty()) {
      var other = others.iterator().next();
      throw ProblemException.invalid(
          other,
          "Expected no parameter beside keys but fields and include, found %s. Leave it out, or ask for a list without keys."
              .formatted(Problem.quote(other)));
    }
  }

  private static Set<String> keys(Parameters parameters) {
    var text = parameters.get(PARAMETER);
    var keys = new LinkedHashSet<String>();
    for (var written : (text == null ? "" : text).split(",", -1)) {
      keys.add(key(written));
    }
    if (keys.contains("") || keys.size() > Bodies.MAX_ARTICLES) {
      throw ProblemException.invalid(
          PARAMETER,
          "Expected 1 to %d object keys with commas between, found %s. Ask for some of them at a time; a comma within a key is written %%252C."
              .formatted(
                  Bodies.MAX_ARTICLES,
                  keys.contains("") ? "an empty one" : Integer.toString(keys.size())));
    }
    return keys;
  }

  /// A comma stands between keys, so that one within a key is encoded once more, and with it the
  /// percent sign.
  private static String key(String written) {
    try {
      return URLDecoder.decode(written.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException _) {
      throw ProblemException.invalid(
          PARAMETER,
          "Expected a comma within a key as %%252C and a percent sign as %%2525, found %s. Correct it."
              .formatted(Problem.quote(written)));
    }
  }
}
