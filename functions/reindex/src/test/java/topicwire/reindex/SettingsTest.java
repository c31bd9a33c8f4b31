package topicwire.reindex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topicwire.articles.ArticleParser;
import topicwire.index.ContentState;
import topicwire.index.IndexWriter;
import topicwire.index.Visibility;
import topicwire.index.layout.CanonicalRows;
import topicwire.index.layout.Keys;
import topicwire.index.layout.SiteRow;
import topicwire.index.table.Change;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.Value;
import topicwire.testing.Depth;

/// A change of the settings file reaches every key.
@Tag("slow")
class SettingsTest {
  private static final String KEY = "_topicwire.yaml";
  private final ReindexFixture town = new ReindexFixture();
  private final IndexWriter index =
      new IndexWriter(town.table, town.clock, ReindexFixture::revision);

  @Test
  void validFile_isInForceWithANewRevision() {
    town.put(KEY, "exclude: [fa/]\n");
    var first = index.settings();
    assertThat(first.content()).isEqualTo("exclude: [fa/]\n");
    town.put(KEY, "exclude: [fr/]\n");
    assertThat(index.settings().revision()).isNotEqualTo(first.revision());
    town.put(KEY, "exclude: [fa/]\n");
    assertThat(index.settings().content()).isEqualTo(first.content());
    assertThat(index.settings().revision()).isNotEqualTo(first.revision());
  }

  @Test
  void sameFileAgain_keepsRevisionAndAsksForASweep() {
    town.put(KEY, "plain: true\n");
    var settings = index.settings();
    var asked = town.reindexState.sweepRequested();
    town.reconcile(KEY);
    assertThat(index.settings()).isEqualTo(settings);
    assertThat(town.reindexState.sweepRequested()).isNotEmpty().isNotEqualTo(asked);
  }

  @Test
  void invalidFile_isRejectedAndLeavesTheSettings() {
    town.put(KEY, "plain: true\n");
    var settings = index.settings();
    town.put(KEY, "plain: perhaps\n");
    assertThat(index.settings()).isEqualTo(settings);
    assertThat(state(KEY)).isEqualTo(ContentState.REJECTED);
    assertThat(town.catalog().editors().rejections(null, 10).toString())
        .contains("setting-invalid");
  }

  @Test
  void site_isAPublicRowOfItsOwn() {
    town.put(KEY, "site: {title: Harbour Post, url: 'https://a.example/'}\nplain: true\n");
    var site = new SiteRow("Harbour Post", "https://a.example/", null, null, null, null);
    assertThat(town.catalog().site()).isEqualTo(site);
    town.put(KEY, "site: {title: 7, name: x}\n");
    assertThat(town.catalog().site()).as("the last valid settings stay in force").isEqualTo(site);
    town.put(KEY, "plain: true\n");
    assertThat(town.catalog().site()).isEqualTo(SiteRow.NONE);
  }

  /// Such settings have no row of the site, and their content does not change.
  @Test
  void site_ofSettingsThatAFormerVersionPutIntoForce_isWrittenWhenTheFileIsReadAgain() {
    town.put(KEY, "site: {title: Harbour Post}\n");
    var sourceRecord = requireNonNull(town.table.get(Keys.sourceRecord(KEY), true));
    var former = new HashMap<>(sourceRecord.attributes());
    former.put("parser", new Value.Text("1"));
    town.table.write(
        List.of(
            SiteRow.NONE.change(),
            new Change.Put(new Row(sourceRecord.key(), former), Condition.NONE)));
    assertThat(town.catalog().site()).isEqualTo(SiteRow.NONE);
    town.reconcile(KEY);
    assertThat(town.catalog().site().title()).isEqualTo("Harbour Post");
  }

  /// Such as those of a later version, behind a rollback.
  @Test
  void settings_thatThisVersionDoesNotUnderstand_areReplacedByAValidFile() {
    index.commit(List.of(index.enforcement(index.newSettings("zone: Nowhere\n"))));
    town.put(KEY, "plain: perhaps\n");
    assertThat(index.settings().content()).isEqualTo("zone: Nowhere\n");
    town.put(KEY, "plain: true\n");
    assertThat(index.settings().content()).isEqualTo("plain: true\n");
  }

  @Test
  void deletedFile_bringsBackTheDefaults() {
    town.put("fa/a.md", ReindexFixture.file("A", "Red"));
    town.put(KEY, "exclude: [fa/]\n");
    sweep();
    assertThat(state("fa/a.md")).isEqualTo(ContentState.IGNORED);
    town.delete(KEY);
    assertThat(index.settings().content()).isEmpty();
    sweep();
    assertThat(state("fa/a.md")).isEqualTo(ContentState.PUBLISHED);
  }

  /// A handler that saw the key before must not be able to write over "nothing".
  @Test
  void newKeyThatSettingsExclude_getsARecord() {
    town.put(KEY, "exclude: [fa/]\n");
    town.put("fa/a.md", ReindexFixture.file("A", "Red"));
    assertThat(state("fa/a.md")).isEqualTo(ContentState.IGNORED);
    assertThat(town.catalog().status(Visibility.PUBLISHED).articles()).isZero();
  }

  @Test
  void unchangedObjectUnderOtherSettings_isReadAgain() {
    town.put("fa/a.md", ReindexFixture.file("A", "Red"));
    town.put(KEY, "exclude: [fa/]\n");
    town.reconcile("fa/a.md");
    assertThat(state("fa/a.md")).isEqualTo(ContentState.IGNORED);
  }

  /// The request stands until a walk that began behind it is complete.
  @Test
  void changeDuringAWalk_isAnsweredByAnotherWalkFromTheBeginning() {
    for (var i = 0; i < 40; i++) {
      town.put("fa/%03d.md".formatted(i), ReindexFixture.file("A" + i, "Red"));
    }
    town.put(KEY, "plain: true\n");
    var cut = town.reindexer().run(new Request(Task.TICK, "", false), ReindexFixture.asked(4));
    assertThat(cut).isInstanceOf(Answer.Cut.class);
    town.put(KEY, "exclude: [fa/]\n");
    sweep();
    for (var i = 0; i < 40; i++) {
      assertThat(state("fa/%03d.md".formatted(i))).isEqualTo(ContentState.IGNORED);
    }
    assertThat(tick()).isInstanceOf(Answer.Idle.class);
  }

  /// Thousands of files and three changes, with processes dying at any write, before and after its
  /// effect.
  @Test
  void changesOfZoneAndTopics_reachEveryFileThoughProcessesDie() {
    var seed = 17L;
    System.out.println("seed " + seed);
    var files = Depth.of(1_000, 5_000);
    var deaths = new ReindexFixture.Deaths(town, new Random(seed));
    for (var i = 0; i < files; i++) {
      town.put(
          "%s/%04d.md".formatted(i % 10 == 0 ? "fa" : "blog", i),
          "---\ntitle: T%d\ndate: 2024-01-31 23:30:00\ntags: [Red]\nlabels: [Blue]\n---\nText.\n"
              .formatted(i));
    }
    var before = CanonicalRows.of(town.table.dump());
    for (var settings :
        List.of(
            "zone: Asia/Tokyo\n",
            "zone: America/New_York\ntopics: [labels]\n",
            "zone: America/New_York\ntopics: [labels]\nexclude: [fa/]\n")) {
      town.bucket.put(KEY, settings);
      var queue = new ArrayDeque<>(List.of(KEY));
      do {
        deaths.work(queue);
        deaths.tick();
        queue.addAll(town.queue.take());
      } while (!queue.isEmpty() || !(tick() instanceof Answer.Idle));
    }
    assertThat(deaths.before()).isPositive();
    assertThat(deaths.after()).isPositive();
    var anew = new ReindexFixture();
    anew.put(KEY, new String(town.bucket.objects().get(KEY), UTF_8));
    town.bucket.objects().forEach((key, bytes) -> anew.put(key, new String(bytes, UTF_8)));
    assertThat(CanonicalRows.of(town.table.dump()))
        .isEqualTo(CanonicalRows.of(anew.table.dump()))
        .isNotEqualTo(before);
    var noted = new Value.Text(index.settings().versionOf(ArticleParser.version("")));
    assertThat(town.table.dump().values().stream().filter(row -> row.key().sk().equals("SOURCE")))
        .hasSize(files + 1)
        .allMatch(row -> noted.equals(row.attributes().get("parser")));
  }

  private ContentState state(String key) {
    return requireNonNull(index.sourceRecord(key)).state();
  }

  private Answer tick() {
    return town.reindexer().run(new Request(Task.TICK, "", false), ReindexFixture.PLENTY);
  }

  private void sweep() {
    do {
      town.drain();
    } while (!(tick() instanceof Answer.Idle) || !drained());
  }

  private boolean drained() {
    var keys = town.queue.take();
    keys.forEach(town::reconcile);
    return keys.isEmpty();
  }
}
