package topicwire.query.taxonomy;

import java.util.Set;
import topicwire.index.read.IndexReader;
import topicwire.query.routing.Audience;
import topicwire.query.routing.Call;
import topicwire.runtime.http.Percent;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;

/// Leads whoever asks for a topic by another name to the topic. Asked only where nothing was found,
/// so that a topic with articles costs nothing more.
public final class FormerNames {
  /// A position in the list of the other name means nothing in this one.
  private static final Set<String> LEFT = Set.of("cursor");

  private final IndexReader catalog;
  private final TaxonomyCache taxonomy;
  private final Audience audience;

  public FormerNames(IndexReader catalog, TaxonomyCache taxonomy, Audience audience) {
    this.catalog = catalog;
    this.taxonomy = taxonomy;
    this.audience = audience;
  }

  /// Returns when the slug in the path is no other name of a topic that this caller may know of.
  ///
  /// @throws ProblemException 308 to the same path of the topic
  public void redirect(Call call, String slug) {
    var topic = topic(call, slug);
    if (!topic.equals(slug)) {
      throw moved(slug, topic, call.base(), call.pathOf(topic), call.parameters().without(LEFT));
    }
  }

  /// Returns when an expression names every topic by its own name, as far as this caller may know.
  ///
  /// @param expression as it was asked for, in slugs
  /// @param own the same with each topic under its own name
  /// @throws ProblemException 308 to the same address with that one
  public void redirect(Call call, String parameter, String expression, String own) {
    if (!expression.equals(own)) {
      var others = call.parameters().without(Set.of("cursor", parameter));
      var query = parameter + "=" + Percent.encode(own, "");
      throw moved(
          expression,
          own,
          call.base(),
          call.path(),
          others.isEmpty() ? query : others + "&" + query);
    }
  }

  /// The topic that a slug is another name of, if this caller may know of it; else the slug.
  public String topic(Call call, String slug) {
    var topic = taxonomy.get().canonical(slug);
    return topic.equals(slug) || !isKnown(call, topic) ? slug : topic;
  }

  private boolean isKnown(Call call, String slug) {
    return audience.visible(call).stream()
        .anyMatch(visibility -> catalog.topic(visibility, slug) != null);
  }

  /// @param base of the API's addresses, see [Call#base]
  /// @param query without its question mark; may be empty
  static ProblemException moved(String slug, String topic, String base, String path, String query) {
    return new ProblemException(
        Problem.of(
                Problem.Kind.TOPIC_MOVED,
                "topic",
                "Expected the topic by its own name, found %s, which is another name of %s. Follow Location."
                    .formatted(Problem.quote(slug), Problem.quote(topic)))
            .with(
                "location",
                base + Percent.encode(path, "/") + (query.isEmpty() ? "" : "?" + query)));
  }
}
