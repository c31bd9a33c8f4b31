package topicwire.query.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.Visibility;
import topicwire.index.read.IndexReader;
import topicwire.index.read.topic.Topic;
import topicwire.index.table.Change;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;
import topicwire.query.QueryFixture;
import topicwire.query.Story;
import topicwire.testing.Depth;

/// A taxonomy of a million topics (of a tenth in most builds): what does not show all of them costs
/// as before.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyTopicsTest {
  private static final int TOPICS = Depth.of(100_000, 1_000_000);

  private final QueryFixture small = site();
  private final QueryFixture large = site();

  @BeforeAll
  void publish() {
    var one = Map.<String, Value>of("count", new Value.Whole(1));
    for (var i = 0; i < TOPICS; i++) {
      var total = new Row(new RowKey("TOPICS", "topic-%07d#Topic %07d#0".formatted(i, i)), one);
      large.table.write(List.of(new Change.Put(total, Condition.NONE)));
    }
  }

  private static QueryFixture site() {
    return new QueryFixture()
        .publish(
            Story.of("a.md", "2024-01-01", "Topic 0050000", "Quantum"),
            Story.of("b.md", "2024-01-02", "Topic 0050000", "AI"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/topics/topic-0050000",
        "/topics/nobody",
        "/topics/topic-0050000/articles",
        "/topics/nobody/articles",
        "/articles?topics=topic-0050000,quantum",
        "/articles?topics=topic-0050000,quantum%7Cai,topic-0050000",
        "/articles?topics=topic-0050000,-quantum",
        "/status"
      })
  void whatNamesItsTopics_amongAMillion_costsWhatItCostsAmongThree(String target) {
    var few = asked(small, target);
    var many = asked(large, target);

    assertThat(many).isEqualTo(few);
    assertThat(large.table.units).isLessThanOrEqualTo(small.table.units + 2);
  }

  private static List<String> asked(QueryFixture site, String target) {
    site.table.requests.clear();
    site.table.units = 0;
    assertThat(site.get(target).status()).isIn(200, 404);
    return List.copyOf(site.table.requests);
  }

  /// A request to DynamoDB brings a megabyte: a thousand rows at a time would be a thousand of
  /// them.
  @Test
  void allTopics_ofAMillion_areReadByTheMegabyte() {
    large.table.requests.clear();
    large.table.units = 0;
    var topics = new IndexReader(large.table).topics(Visibility.PUBLISHED);
    assertThat(topics).hasSize(TOPICS + 2).startsWith(topic("topic-0050000", "Topic 0050000", 3));
    var requests =
        large.table.requests.stream().collect(Collectors.groupingBy(x -> x, Collectors.counting()));

    assertThat(requests.get("walk TOPICS"))
        .isBetween(TOPICS / 50_000L, TOPICS * 60L / (1 << 20) + 400);
    // One page after the other, it would take a minute.
    assertThat(large.table.atOnce).hasValueBetween(4, 16);
  }

  @Test
  void allTopics_ofAMillion_comeByThePage() {
    var topics = new IndexReader(large.table).topics(Visibility.PUBLISHED);
    var first = TopicPage.of(topics, TopicPage.By.ARTICLES, "", null, 1_000);
    assertThat(first.topics()).hasSize(1_000).startsWith(topics.getFirst());
    var second = TopicPage.of(topics, TopicPage.By.ARTICLES, "", first.next(), 1_000);
    assertThat(second.topics()).startsWith(topic("topic-0000997", "Topic 0000997", 1));
  }

  private static Topic topic(String slug, String name, long articles) {
    return new Topic(slug, name, articles, null);
  }
}
