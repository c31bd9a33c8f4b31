package topicwire.index;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topicwire.index.layout.Keys;
import topicwire.index.layout.RowCodec;
import topicwire.index.layout.SourceRecord;
import topicwire.index.log.Write;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.testing.table.FaultPlan;
import topicwire.testing.table.InMemoryTable;

/// What a key has in the table, and what it takes to replace it.
class IndexWriterTest {
  private static final String KEY = "_news/one.md";

  private final InMemoryTable table = new InMemoryTable();
  private final Clock clock = Clock.fixed(Instant.parse("2024-05-01T00:00:00Z"), ZoneOffset.UTC);
  private final IndexWriter index =
      new IndexWriter(table, clock, () -> UUID.randomUUID().toString());

  @Test
  void replacement_withPublishedArticle_writesDetailEntryInEachListAndCounts() {
    replace(published("2024-03-01T10:00:00Z", "Red", "Green"), "e1");
    var shard = "#" + Keys.shard(KEY);
    assertThat(names())
        .containsExactlyInAnyOrder(
            "SOURCE#_news/one.md SOURCE",
            "ARTICLE#_news/one.md ARTICLE",
            "FEED 2024-03-01T10:00:00Z#_news/one.md",
            "CATEGORY#news 2024-03-01T10:00:00Z#_news/one.md",
            "TOPIC#red 2024-03-01T10:00:00Z#_news/one.md",
            "TOPIC#green 2024-03-01T10:00:00Z#_news/one.md",
            "TOPICS #" + shard,
            "TOPICS red#Red" + shard,
            "TOPICS green#Green" + shard,
            "MONTHS#red 2024-03#Red" + shard,
            "MONTHS#green 2024-03#Green" + shard,
            "URL#" + RowCodec.hash("https://example.org/one") + " _news/one.md",
            "LOG %02d".formatted(Keys.logShard(KEY)),
            "LOG#%02d 000000000000001".formatted(Keys.logShard(KEY)));
  }

  @Test
  void draft_insteadOfPublishedArticle_hasNoRowThatAPublishedArticleCouldHave() {
    replace(published("2024-03-01T10:00:00Z", "Red"), "e1");
    replace(draft("2024-03-01T10:00:00Z", "Red"), "e2");
    var shown =
        table.dump().values().stream()
            .filter(row -> !Long.valueOf(0).equals(row.number("count")))
            .map(row -> row.key().pk())
            .filter(pk -> !pk.startsWith("LOG"))
            .toList();
    assertThat(shown).allMatch(pk -> pk.startsWith("DRAFT-") || pk.startsWith("SOURCE#"));
  }

  @Test
  void replacement_articleBecomesNoArticle_onlyTheSourceRecordWithItsEtagIsLeft() {
    replace(published("2024-03-01T10:00:00Z", "Red", "Green"), "e1");
    replace(
        new Interpretation.Ignored(new Flaw("front-matter-missing", 1, null, "add a fence")), "e2");
    assertThat(names())
        .contains("SOURCE#_news/one.md SOURCE")
        .noneMatch(name -> name.matches("(ARTICLE|DRAFT|FEED|CATEGORY|TOPIC|REJECTED)\\b.*"));
    var sourceRecord = requireNonNull(index.sourceRecord(KEY));
    assertThat(sourceRecord.state()).isEqualTo(ContentState.IGNORED);
    assertThat(sourceRecord.unlessChanged(sourceRecord.parser(), Instant.EPOCH)).isEqualTo("e2");
  }

  @Test
  void article_withTheMostTopicsAndAliases_isPublishedAndWithdrawnInOneTransaction() {
    var rejected = new Interpretation.Rejected(List.of(new Flaw("title-invalid", 1, "title", "x")));
    replace(rejected, "e0");
    var published =
        new Interpretation.Published(
            withAliases(article("2024-03-01T10:00:00Z", topics("a", Article.MAX_TOPICS))),
            List.of());
    var publication =
        index.transactions(KEY, sourceRecord(), new Observation(published, "e1", 9, "1"));
    // source record 1, rejection 1 and its count 1, detail 1, URL 1, aliases 10, entries 26, all
    // articles 1, totals 24, months 24, change log 2
    assertThat(publication).singleElement().extracting(Write::actions).isEqualTo(92);
    replace(published, "e1");
    var withdrawal =
        index.transactions(KEY, sourceRecord(), new Observation(rejected, "e2", 9, "1"));
    // change log 3
    assertThat(withdrawal).singleElement().extracting(Write::actions).isEqualTo(93);
  }

  @Test
  void edit_ofTitleAndAFewOfTheMostTopics_isOneTransaction() {
    var before = topics("a", Article.MAX_TOPICS);
    var after = before.clone();
    after[0] = "b0";
    after[1] = "b1";
    replace(published("2024-03-01T10:00:00Z", before), "e1");
    assertThat(
            index.transactions(
                KEY,
                sourceRecord(),
                new Observation(published("2024-03-01T10:00:00Z", after), "e2", 9, "1")))
        .hasSize(1);
  }

  @Test
  void replacement_ofMoreThanAHundredActions_withdrawsAndThenPublishes() {
    replace(draft("2024-03-01T10:00:00Z", topics("a", 24)), "e1");
    var before = sourceRecord();
    var seen =
        new Observation(
            published("2023-01-01T00:00:00Z", topics("b", 24)),
            "e2",
            9,
            "2",
            Instant.ofEpochSecond(7));
    assertThat(index.replacement(KEY, before, seen)).hasSizeGreaterThan(100);

    var transactions = index.transactions(KEY, before, seen);

    assertThat(transactions).hasSize(2);
    assertThat(index.commit(index.completed(transactions.getFirst()))).isEqualTo(Commit.DONE);
    var between = sourceRecord();
    assertThat(between.state()).isEqualTo(ContentState.DELETED);
    assertThat(between.etag()).isNull();
    assertThat(between.parser()).isEqualTo("2");
    assertThat(between.revision()).isNotEqualTo(before.revision());
    assertThat(names()).doesNotContain("DRAFT-ARTICLE#" + KEY + " ARTICLE");
    assertThat(index.commit(index.completed(transactions.getLast()))).isEqualTo(Commit.DONE);
    assertThat(sourceRecord().revision()).isNotEqualTo(between.revision());
    assertThat(sourceRecord().etag()).isEqualTo("e2");
    assertThat(sourceRecord().modifiedAt()).as("a correction all the same").isEqualTo(7);
    assertThat(names()).contains("ARTICLE#" + KEY + " ARTICLE");
  }

  @Test
  void topicsAbove_thatChangeAlone_costTheSourceRecordAndTheirCounts() {
    var article = article("2024-03-01T10:00:00Z", "Red");
    replace(below(article, "colour", "paint"), "e1");
    var before = sourceRecord();
    var seen = new Observation(below(article, "colour", "light"), "e1", 9, "1@new");
    assertThat(index.transactions(KEY, before, seen))
        .singleElement()
        .satisfies(write ->
            assertThat(write.changes())
                .extracting(change -> change.key().pk() + " " + change.key().sk())
                .containsExactly(
                    "SOURCE#_news/one.md SOURCE",
                    "TOPICS light##" + Keys.shard(KEY),
                    "TOPICS paint##" + Keys.shard(KEY)));
    replace(below(article, "colour", "light"), "e1");
    assertThat(sourceRecord().changedAt()).isEqualTo(before.changedAt());
    assertThat(index.replacement(KEY, sourceRecord(), seen)).as("nothing is another").hasSize(1);
  }

  @Test
  void articleOfTheMostTopics_withTheMostAbove_isPublishedChangedAndWithdrawnInSteps() {
    var most = withAliases(article("2024-03-01T10:00:00Z", topics("a", Article.MAX_TOPICS)));
    var steps =
        index.transactions(
            KEY,
            null,
            new Observation(below(most, topics("above-", Article.MAX_ABOVE)), "e1", 9, "1@r"));
    assertThat(steps).extracting(Write::actions).containsExactly(90, 1 + Article.MAX_ABOVE);
    assertThat(index.commit(index.completed(steps.getFirst()))).isEqualTo(Commit.DONE);
    assertThat(sourceRecord().parser()).as("the next run reads the object").isEqualTo("1@");
    assertThat(sourceRecord().modifiedAt()).isNull();
    replace(below(most, topics("above-", Article.MAX_ABOVE)), "e1");
    assertThat(below("above-98")).isEqualTo(1);

    replace(below(most, topics("other-", Article.MAX_ABOVE)), "e1");
    assertThat(below("above-98")).isZero();
    assertThat(below("other-98")).isEqualTo(1);
    assertThat(sourceRecord().manifest().above()).hasSize(Article.MAX_ABOVE).contains("other-98");

    var others = withAliases(article("2023-01-01T00:00:00Z", topics("b", Article.MAX_TOPICS)));
    var replacement =
        index.transactions(
            KEY,
            sourceRecord(),
            new Observation(below(others, topics("above-", Article.MAX_ABOVE)), "e2", 9, "1@r"));
    assertThat(replacement).hasSize(4).allMatch(write -> write.actions() <= 100);
    replace(below(others, topics("above-", Article.MAX_ABOVE)), "e2");
    assertThat(below("above-98")).isEqualTo(1);

    replace(new Interpretation.Deleted(), null);
    assertThat(below("above-98")).isZero();
    assertThat(table.dump().values())
        .filteredOn(row -> row.number("count") != null)
        .allMatch(row -> Long.valueOf(0).equals(row.number("count")));
  }

  private long below(String slug) {
    var row = table.get(new RowKey("TOPICS", slug + "##" + Keys.shard(KEY)), true);
    return row == null ? 0 : requireNonNull(row.number("count"));
  }

  private static Interpretation below(Article article, String... above) {
    return new Interpretation.Published(
        article.withTopics(article.topics(), List.of(above)), List.of());
  }

  @Test
  void secondOfTwoTransactions_afterAnotherWrite_isRefused() {
    replace(draft("2024-03-01T10:00:00Z", topics("a", 24)), "e1");
    var seen = new Observation(published("2023-01-01T00:00:00Z", topics("b", 24)), "e2", 9, "2");
    var transactions = index.transactions(KEY, sourceRecord(), seen);
    index.commit(index.completed(transactions.getFirst()));
    replace(new Interpretation.Deleted(), null);
    assertThat(index.commit(index.completed(transactions.getLast()))).isEqualTo(Commit.REFUSED);
  }

  @Test
  void rowOfAllKeysWithAUrl_whenAnotherParserReadsOneOfThem_isDeleted() {
    replace(published("2024-03-01T10:00:00Z", "Red"), "e1");
    var former = Keys.formerUrl(RowCodec.hash("https://example.org/one"));
    table.write(List.of(new Change.Put(new Row(former, Map.of()), Condition.NONE)));

    replace(published("2024-03-01T10:00:00Z", "Red"), "e2");
    assertThat(names()).contains(former.pk() + " URL");

    var seen = new Observation(new Interpretation.Deleted(), null, 0, "2");
    assertThat(index.commit(index.replacement(KEY, sourceRecord(), seen))).isEqualTo(Commit.DONE);
    assertThat(names()).noneMatch(name -> name.startsWith("URL#"));
  }

  @Test
  void replacement_withSameTopicsAndMonth_writesOnlyCountsThatChange() {
    replace(published("2024-03-01T10:00:00Z", "Red", "Green"), "e1");
    var changes =
        index.replacement(
            KEY,
            index.sourceRecord(KEY),
            new Observation(published("2024-03-02T10:00:00Z", "Red", "Green"), "e2", 9, "1"));
    assertThat(changes).noneMatch(change -> change instanceof Change.Add);
  }

  @Test
  void sourceRecord_ofUsualArticle_isSmallerThanOneKilobyte() {
    replace(published("2024-03-01T10:00:00Z", topics("topic number ", 12)), "e1");
    var sourceRecord = table.get(Keys.sourceRecord(KEY), true);
    assertThat(sourceRecord).isNotNull();
    assertThat(String.valueOf(sourceRecord).length()).isLessThan(1_500); // printed, names and all
  }

  @Test
  void changedAt_whenTheObjectWasOnlyChecked_staysTheSame() {
    replace(published("2024-03-01T10:00:00Z", "Red"), "e1");
    var before = sourceRecord();
    assertThat(index.commit(index.renewal(before))).isEqualTo(Commit.DONE);
    var after = sourceRecord();
    assertThat(after.changedAt()).isEqualTo(before.changedAt());
    assertThat(after.revision()).isNotEqualTo(before.revision());
  }

  /// DynamoDB refuses a transaction with two actions on one row.
  @Test
  void replacement_ofRowThatIsWrittenAgain_doesNotDeleteTheRow() {
    replace(published("2024-03-01T10:00:00Z", "Red", "Green"), "e1");
    var changes =
        index.replacement(
            KEY,
            index.sourceRecord(KEY),
            new Observation(published("2024-03-01T10:00:00Z", "Red"), "e2", 9, "1"));
    assertThat(changes)
        .filteredOn(Change.Delete.class::isInstance)
        .containsExactly(
            new Change.Delete(
                new RowKey("TOPIC#green", "2024-03-01T10:00:00Z#" + KEY), Condition.NONE));
  }

  @Test
  void changedAt_afterReplacement_isNewOnlyForAnotherObjectOrInterpretation() {
    var red = published("2024-03-01T10:00:00Z", "Red");
    replace(red, "e1");
    var later = new IndexWriter(table, Clock.offset(clock, Duration.ofHours(1)), () -> "later");
    assertThat(changedAt(later, new Observation(red, "e1", 9, "2")))
        .isEqualTo("2024-05-01T00:00:00Z");
    assertThat(changedAt(later, new Observation(red, "e2", 9, "1")))
        .isEqualTo("2024-05-01T01:00:00Z");
    assertThat(
            changedAt(later, new Observation(draft("2024-03-01T10:00:00Z", "Red"), "e1", 9, "2")))
        .isEqualTo("2024-05-01T01:00:00Z");
  }

  private @Nullable String changedAt(IndexWriter index, Observation seen) {
    return index.replacement(KEY, index.sourceRecord(KEY), seen).getFirst()
            instanceof Change.Put sourceRecord
        ? sourceRecord.row().text("changedAt")
        : null;
  }

  @Test
  void sourceRecord_whenOtherReadsAreStale_isReadAsLastWritten() {
    var stale =
        new FaultPlan() {
          @Override
          public boolean stale(RowKey row) {
            return true;
          }
        };
    var late = new IndexWriter(new InMemoryTable(Map.of(), stale), clock, () -> "r");
    late.commit(
        late.replacement(KEY, null, new Observation(new Interpretation.Deleted(), null, 0, "1")));
    assertThat(late.sourceRecord(KEY)).isNotNull();
  }

  private void replace(Interpretation interpretation, @Nullable String etag) {
    var seen = new Observation(interpretation, etag, 9, "1");
    List<Change> made = List.of();
    for (var write : index.transactions(KEY, index.sourceRecord(KEY), seen)) {
      made = index.completed(made.isEmpty() ? write : write.behind(made));
      assertThat(index.commit(made)).isEqualTo(Commit.DONE);
    }
  }

  private SourceRecord sourceRecord() {
    return requireNonNull(index.sourceRecord(KEY));
  }

  private List<String> names() {
    return table.dump().keySet().stream().map(key -> key.pk() + " " + key.sk()).toList();
  }

  private static String[] topics(String prefix, int number) {
    return IntStream.range(0, number).mapToObj(i -> prefix + i).toArray(String[]::new);
  }

  private static Interpretation published(String second, String... topics) {
    return new Interpretation.Published(article(second, topics), List.of());
  }

  private static Interpretation draft(String second, String... topics) {
    return new Interpretation.Draft(article(second, topics), List.of());
  }

  private static Article withAliases(Article article) {
    return new Article(
        article.key(),
        article.publishedAt(),
        article.day(),
        article.topics(),
        article.category(),
        article.type(),
        article.provider(),
        article.quality(),
        article.heat(),
        article.webUrl(),
        IntStream.range(0, Article.MAX_ALIASES).mapToObj(i -> "/old/" + i).toList(),
        article.item(),
        article.detail());
  }

  private static Article article(String second, String... topics) {
    return new Article(
        KEY,
        second,
        List.of(topics).stream().map(Label::of).toList(),
        Label.of("news"),
        "article",
        "example.org",
        null,
        0,
        "https://example.org/one",
        "{\"title\":\"One\"}",
        "{\"title\":\"One\",\"content\":\"\"}");
  }
}
