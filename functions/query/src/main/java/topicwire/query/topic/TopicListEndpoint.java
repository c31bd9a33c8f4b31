package topicwire.query.topic;

import java.util.List;
import topicwire.index.Slug;
import topicwire.index.read.topic.Topic;
import topicwire.query.list.Cursor;
import topicwire.query.list.Limit;
import topicwire.query.routing.Audience;
import topicwire.query.routing.Call;
import topicwire.query.taxonomy.TaxonomyCache;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Reply;

/// All topics with their numbers, as a list or as a tree.
public final class TopicListEndpoint {
  /// A page of the list of all topics.
  private static final int MAX_TOPICS = 1_000;

  /// The parameter that asks for topics with those above them.
  public static final String TREE = "tree";

  private final TopicCache topicCache;
  private final TaxonomyCache taxonomy;
  private final Audience audience;

  public TopicListEndpoint(TopicCache topicCache, TaxonomyCache taxonomy, Audience audience) {
    this.topicCache = topicCache;
    this.taxonomy = taxonomy;
    this.audience = audience;
  }

  /// `/topics`: most articles first; `prefix` keeps those whose slug begins with it. A page has a
  /// thousand unless the call asks for fewer. As a tree, each names those directly above it, and
  /// those with most articles below them come first.
  public Reply reply(Call call) {
    var prefix = call.parameters().get("prefix");
    var beginning = prefix == null ? "" : Slug.of(prefix);
    var tree = call.isTrue(TREE) ? tree(call) : null;
    var all = tree == null ? listed(call) : tree.topics();
    var page =
        TopicPage.of(
            all,
            tree == null ? TopicPage.By.ARTICLES : TopicPage.By.TREE,
            beginning,
            Cursor.readTopic(call),
            Limit.of(call, MAX_TOPICS, MAX_TOPICS));
    var isTotal = call.isTrue("total");
    var place = page.next();
    var cursor = place == null ? null : Cursor.write(call, place);
    var next = cursor == null ? null : call.reference(Cursor.PARAMETER, cursor);
    var reply =
        Reply.json(
            Json.object(json -> {
              json.writeArrayPropertyStart("value");
              page.topics()
                  .forEach(topic -> {
                    if (tree == null) {
                      TopicJson.write(topic, json);
                    } else {
                      var parents = tree.parents(topic.slug(), taxonomy.get());
                      TopicJson.writeInTree(topic, parents, json);
                    }
                  });
              json.writeEndArray();
              if (isTotal) {
                json.writeNumberProperty(
                    "total",
                    all.stream().filter(topic -> topic.slug().startsWith(beginning)).count());
              }
              if (next != null) {
                json.writeStringProperty("next", next);
                json.writeStringProperty("nextCursor", cursor);
              }
            }));
    return next == null ? reply : reply.with("link", "<" + next + ">; rel=\"next\"");
  }

  private List<Topic> listed(Call call) {
    var lists = audience.visible(call).stream().map(topicCache::of).toList();
    return lists.size() == 1 ? lists.getFirst() : MergedTopics.of(lists);
  }

  private TopicTree tree(Call call) {
    var trees = audience.visible(call).stream().map(topicCache::tree).toList();
    return trees.size() == 1
        ? trees.getFirst()
        : TopicTree.of(MergedTopics.of(trees.stream().map(TopicTree::topics).toList()));
  }
}
