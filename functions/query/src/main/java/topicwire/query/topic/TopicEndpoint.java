package topicwire.query.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import topicwire.index.Label;
import topicwire.index.Visibility;
import topicwire.index.layout.Counts;
import topicwire.index.layout.Partition;
import topicwire.index.read.IndexReader;
import topicwire.index.read.topic.Topic;
import topicwire.index.table.RowQuery;
import topicwire.query.list.Slugs;
import topicwire.query.routing.Audience;
import topicwire.query.routing.Call;
import topicwire.query.taxonomy.FormerNames;
import topicwire.query.taxonomy.TaxonomyCache;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;
import topicwire.runtime.http.Reply;

/// One topic with its numbers, which are kept while writing: nothing is counted here.
public final class TopicEndpoint {
  /// How many of a topic's newest articles are looked through for the topics beside it.
  private static final int NEWEST = 100;

  /// How many topics above and below a topic are looked up; a read unit each.
  private static final int MAX_NEAR = 50;

  private final IndexReader catalog;
  private final TaxonomyCache taxonomy;
  private final FormerNames formerNames;
  private final Audience audience;

  public TopicEndpoint(
      IndexReader catalog, TaxonomyCache taxonomy, FormerNames formerNames, Audience audience) {
    this.catalog = catalog;
    this.taxonomy = taxonomy;
    this.formerNames = formerNames;
    this.audience = audience;
  }

  /// `/topics/{topic}`: with its articles by month, and the topics beside it.
  public Reply one(Call call) {
    var slug = Slugs.slug(call.variable("topic"));
    var visible = audience.visible(call);
    var found = new ArrayList<List<Topic>>();
    for (var visibility : slug.isEmpty() ? List.<Visibility>of() : visible) {
      var topic = catalog.topic(visibility, slug);
      found.add(topic == null ? List.of() : List.of(topic));
    }
    var topics = MergedTopics.of(found);
    if (topics.isEmpty() || topics.getFirst().articles() == 0) {
      formerNames.redirect(call, slug);
    }
    if (topics.isEmpty()) {
      throw unknown(call, audience.root());
    }
    return Reply.json(
        Json.write(json -> {
          json.writeStartObject();
          var topic = topics.getFirst();
          var narrower = near(taxonomy.get().children(slug), visible);
          TopicJson.writeProperties(topic, topic.below() > 0 || !narrower.isEmpty(), json);
          write("broader", near(taxonomy.get().parents(slug), visible), json);
          write("narrower", narrower, json);
          writeTimeline(visible, slug, json);
          writeBeside(visible, slug, json);
          json.writeEndObject();
        }));
  }

  /// What the answer says of a topic that no article has and that is not defined.
  public static ProblemException unknown(Call call, String root) {
    return new ProblemException(
        Problem.of(
            Problem.Kind.TOPIC_UNKNOWN,
            "topic",
            "Expected a topic that articles have or that is defined, found %s. All topics are at %s/topics."
                .formatted(Problem.quote(call.variable("topic")), root)));
  }

  private void writeTimeline(List<Visibility> visible, String slug, JsonGenerator json) {
    var months = new TreeMap<String, Long>();
    for (var visibility : visible) {
      catalog
          .months(visibility, slug)
          .forEach(month -> months.merge(month.month(), month.articles(), Long::sum));
    }
    json.writeArrayPropertyStart("timeline");
    months.forEach((month, articles) -> {
      json.writeStartObject();
      json.writeStringProperty("month", month);
      json.writeNumberProperty("articles", articles);
      json.writeEndObject();
    });
    json.writeEndArray();
  }

  /// The topics that the newest articles have as well, the most frequent first, named as those
  /// articles spell them: nothing is looked up for a name.
  private void writeBeside(List<Visibility> visible, String slug, JsonGenerator json) {
    var spellings = new TreeMap<String, Counts.Spellings>();
    for (var visibility : visible) {
      var partition = Partition.topic(visibility, slug).key();
      for (var entry :
          catalog.entries(RowQuery.of(partition, RowQuery.Order.NEWEST, NEWEST)).entries()) {
        var names = TopicJson.namesOf(entry.item());
        // Articles spell topics as their files do, their rows have the topics themselves.
        (entry.topics().containsAll(names.keySet()) ? names : ownNames(names))
            .forEach((other, name) ->
                spellings.computeIfAbsent(other, _ -> new Counts.Spellings()).add(name, 1));
      }
    }
    spellings.remove(slug);
    var relatedTopics = new ArrayList<Topic>();
    spellings.forEach(
        (other, names) -> relatedTopics.add(new Topic(other, names.shown(), names.sum(), null)));
    relatedTopics.sort(TopicPage.By.ARTICLES.order());
    json.writeArrayPropertyStart("topics");
    relatedTopics.forEach(topic -> TopicJson.write(topic, json));
    json.writeEndArray();
  }

  /// Those of the topics directly above or below that this caller may know of.
  private List<Topic> near(SortedSet<String> slugs, List<Visibility> visible) {
    return MergedTopics.of(
        slugs.stream()
            .limit(MAX_NEAR)
            .map(slug ->
                visible.stream()
                    .map(visibility -> catalog.topic(visibility, slug))
                    .filter(Objects::nonNull)
                    .toList())
            .toList());
  }

  /// Nothing where there are none.
  private static void write(String name, List<Topic> near, JsonGenerator json) {
    if (!near.isEmpty()) {
      json.writeArrayPropertyStart(name);
      near.forEach(topic -> TopicJson.writeBriefly(topic, json));
      json.writeEndArray();
    }
  }

  private Map<String, String> ownNames(Map<String, String> written) {
    var names = new HashMap<String, String>();
    taxonomy
        .get()
        .canonical(
            written.entrySet().stream()
                .map(topic -> new Label(topic.getKey(), topic.getValue()))
                .toList())
        .forEach(label -> names.put(label.slug(), label.name()));
    return names;
  }
}
