package topicwire.reindex.concepts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topicwire.articles.ArticleParser;
import topicwire.index.Flaw;
import topicwire.index.FlawJson;
import topicwire.index.IndexWriter;
import topicwire.index.Visibility;
import topicwire.index.layout.Partition;
import topicwire.index.read.Entry;
import topicwire.index.table.RowQuery;
import topicwire.reindex.Answer;
import topicwire.reindex.ReindexFixture;
import topicwire.reindex.Task;
import topicwire.sync.ReconcileResult;
import topicwire.testing.Depth;

/// A change of a topic definition reaches every article.
@Tag("slow")
class TaxonomyTest {
  private static final String DEFINITION = "_data/topics/meta-ai.yaml";
  private static final String MERGED = "_id: meta-ai\nname: Meta AI\nreplaces: [Facebook AI]\n";

  private final ReindexFixture town = new ReindexFixture();
  private final IndexWriter index =
      new IndexWriter(town.table, town.clock, ReindexFixture::revision);

  private List<String> keys(String slug) {
    var partition = Partition.topic(Visibility.PUBLISHED, slug).key();
    return town
        .catalog()
        .entries(RowQuery.of(partition, RowQuery.Order.NEWEST, 100))
        .entries()
        .stream()
        .map(Entry::key)
        .sorted()
        .toList();
  }

  private void sweep() {
    town.settled();
  }

  @Test
  void mergedTopic_hasEveryArticleOfBothOnce_untilItsDefinitionGoes() {
    town.put("_news/old.md", ReindexFixture.file("Old", "Facebook AI"));
    town.put("_news/new.md", ReindexFixture.file("New", "Meta AI"));
    town.put("_news/both.md", ReindexFixture.file("Both", "Facebook AI", "Meta AI", "Robots"));
    town.put(DEFINITION, MERGED);
    sweep();
    assertThat(keys("meta-ai")).containsExactly("_news/both.md", "_news/new.md", "_news/old.md");
    assertThat(keys("facebook-ai")).isEmpty();
    assertThat(town.catalog().topics(Visibility.PUBLISHED))
        .extracting(topic -> topic.name() + " " + topic.articles())
        .containsExactly("Meta AI 3", "Robots 1");
    assertThat(
            new String(
                requireNonNull(town.catalog().detail(Visibility.PUBLISHED, "_news/old.md")).json(),
                UTF_8))
        .as("its file's own spelling")
        .contains("\"topics\":[\"Facebook AI\"]");

    town.delete(DEFINITION);
    sweep();
    assertThat(keys("meta-ai")).containsExactly("_news/both.md", "_news/new.md");
    assertThat(keys("facebook-ai")).containsExactly("_news/both.md", "_news/old.md");
  }

  @Test
  void articleThatComesLater_isFiledUnderTheTopicAtOnce() {
    town.put(DEFINITION, MERGED);
    town.put("_news/old.md", ReindexFixture.file("Old", "Facebook AI"));
    assertThat(keys("meta-ai")).containsExactly("_news/old.md");
  }

  @Test
  void definition_whoseClaimsStay_changesNoRevisionAndAsksForNoSweep() {
    town.put(DEFINITION, MERGED);
    var settings = index.settings();
    var asked = town.reindexState.sweepRequested();
    assertThat(settings.taxonomy()).isNotEmpty();
    assertThat(asked).isNotEmpty();
    town.put(DEFINITION, MERGED + "keywords: [llama]\n");
    town.reconcile(DEFINITION);
    assertThat(index.settings()).isEqualTo(settings);
    assertThat(town.reindexState.sweepRequested()).isEqualTo(asked);

    town.put(DEFINITION, MERGED + "aliases: [FAIR]\n");
    assertThat(index.settings().taxonomy()).isNotEqualTo(settings.taxonomy());
    assertThat(town.reindexState.sweepRequested()).isNotEqualTo(asked);
  }

  /// Definition and claim come in any order; the flaw is that of the later key in the end.
  @Test
  void contradiction_isAFlawOfTheLaterKeyWhicheverCameFirst() {
    var early = "_data/topics/a.yaml";
    var late = "_data/topics/b.yaml";
    for (var first : List.of(early, late)) {
      var other = new ReindexFixture();
      var second = first.equals(early) ? late : early;
      other.put(
          first,
          "_id: %s\nname: One\naliases: [X]\n".formatted(first.equals(early) ? "one" : "two"));
      other.put(
          second,
          "_id: %s\nname: Two\naliases: [X]\n".formatted(second.equals(early) ? "one" : "two"));
      other.settled();
      assertThat(flaws(other, early)).as("first came %s", first).isEmpty();
      assertThat(flaws(other, late)).as("first came %s", first).containsExactly("alias-taken");
      other.put("_news/x.md", ReindexFixture.file("X", "x"));
      assertThat(other.catalog().articles(Visibility.PUBLISHED, "one")).isEqualTo(1);
    }
  }

  private static List<String> flaws(ReindexFixture town, String key) {
    // Another version, so that the file is read again.
    town.reconciler("").reconcile(key, ReindexFixture.PLENTY);
    var row =
        town.table.dump().values().stream()
            .filter(each -> each.key().pk().equals("TOPIC-DEFS"))
            .filter(each -> each.key().sk().endsWith("#" + key))
            .findFirst()
            .orElseThrow();
    var warnings = row.text("warnings");
    return warnings == null
        ? List.of()
        : FlawJson.toFlaws(warnings).stream().map(Flaw::code).toList();
  }

  /// Ten articles, of which a change concerns one: the others cost a write of their record alone.
  @Test
  void articleThatAChangeDoesNotConcern_costsOneWriteOfItsRecord() {
    for (var i = 0; i < 10; i++) {
      town.put(
          "_news/%d.md".formatted(i),
          ReindexFixture.file("News " + i, i == 0 ? "Facebook AI" : "Robots"));
    }
    town.put(DEFINITION, MERGED);
    var concerned = 0;
    for (var i = 0; i < 10; i++) {
      var key = "_news/%d.md".formatted(i);
      var before = town.table.dump();
      assertThat(town.reconcile(key)).isInstanceOf(ReconcileResult.Replaced.class);
      var changed =
          town.table.dump().entrySet().stream()
              .filter(row -> !row.getValue().equals(before.get(row.getKey())))
              .map(row -> row.getKey().pk())
              .toList();
      if (!changed.equals(List.of("SOURCE#" + key))) {
        concerned++;
      }
      assertThat(requireNonNull(index.sourceRecord(key)).parser())
          .isEqualTo(index.settings().versionOf(ArticleParser.version("")));
    }
    assertThat(concerned).isEqualTo(1);
  }

  /// What an article is counted by changes with its topic's place, and the article itself does not.
  @Test
  void articleWhoseTopicMovesInTheTree_costsItsRecordAndTheCountsOfItsTrees() {
    var key = "_news/new.md";
    var place = "_data/topics/robots.yaml";
    town.put(key, ReindexFixture.file("New", "Robots", "AI"));
    town.put("_news/ai.md", ReindexFixture.file("AI", "AI"));
    town.put(place, "_id: robots\nname: Robots\nparents: [AI, Machines]\n");
    sweep();
    assertThat(trees()).containsExactly("ai 2", "machines 1", "robots 1");
    town.put(place, "_id: robots\nname: Robots\nparents: [AI, Gadgets]\n");
    var before = town.table.dump();
    town.reconcile(key);
    assertThat(
            town.table.dump().entrySet().stream()
                .filter(row -> !row.getValue().equals(before.get(row.getKey())))
                .map(row -> row.getKey().pk() + " " + row.getKey().sk().replaceAll("[0-9]$", "")))
        .containsExactlyInAnyOrder(
            "SOURCE#" + key + " SOURCE", "TOPICS machines##", "TOPICS gadgets##");
    sweep();
    assertThat(trees()).containsExactly("ai 2", "gadgets 1", "robots 1");

    town.delete(place);
    sweep();
    assertThat(trees()).containsExactly("ai 2", "robots 1");
    town.assertEqualWhenSettled();
  }

  private List<String> trees() {
    return town.catalog().tree(Visibility.PUBLISHED).stream()
        .map(topic -> topic.slug() + " " + topic.withDescendants())
        .sorted()
        .toList();
  }

  @Test
  void settingsFile_definesTopicsUntilItIsWrong() {
    var key = "_topicwire.yaml";
    town.put("_news/old.md", ReindexFixture.file("Old", "Facebook AI"));
    town.put(
        key,
        """
        plain: true
        topics:
          Meta AI: {replaces: [Facebook AI], parents: [AI]}
          robots:
            aliases: [Droids]
        """);
    sweep();
    assertThat(keys("meta-ai")).containsExactly("_news/old.md");
    assertThat(town.catalog().taxonomy().children("ai")).containsExactly("meta-ai");
    assertThat(town.catalog().taxonomy().canonical("droids")).isEqualTo("robots");

    town.put(key, "plain: true\ntopics:\n  robots: {aliases: [Facebook AI]}\n");
    sweep();
    assertThat(keys("robots")).containsExactly("_news/old.md");
    assertThat(town.catalog().taxonomy().children("ai")).isEmpty();

    town.put(key, "plain: perhaps\n");
    sweep();
    assertThat(index.settings().content()).as("stays in force").contains("plain: true");
    assertThat(keys("facebook-ai"))
        .as("its topics are rows of the file")
        .containsExactly("_news/old.md");
  }

  /// Each asks for a sweep; the next walk answers all of the requests.
  @Test
  void manyDefinitions_thatArriveTogether_takeOneWalk() {
    for (var i = 0; i < 50; i++) {
      town.put("_news/%d.md".formatted(i), ReindexFixture.file("News " + i, "Name " + i));
    }
    town.reindex(Task.WALK, false);
    town.drain();
    for (var i = 0; i < Depth.of(200, 1_000); i++) {
      town.put(
          "_data/topics/%d.yaml".formatted(i),
          "_id: topic-%1$d\nname: Topic %1$d\naliases: [Name %1$d]\n".formatted(i));
    }
    var walks = 0;
    while (!(town.tick() instanceof Answer.Idle)) {
      walks++;
      town.drain();
    }
    assertThat(walks).isEqualTo(1);
    assertThat(keys("topic-7")).containsExactly("_news/7.md");
    town.assertEqualWhenSettled();
  }
}
