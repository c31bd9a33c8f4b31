package topicwire.index.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import topicwire.index.Article;
import topicwire.index.Definition;
import topicwire.index.FlawJson;
import topicwire.index.Interpretation;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;

/// What stands in the table for each thing that a file can be.
class RowCodecTest {
  private static final String NOW = "2024-05-01T00:00:00Z";
  private static final String ENTRY = Example.SECOND + "#" + Example.KEY;

  static Stream<Interpretation> interpretations() {
    return Stream.of(
        Example.published(Example.full()),
        Example.published(Example.bare()),
        Example.below("paint", "colour"),
        Example.draft(Example.full()),
        Example.draft(Example.bare()),
        Example.published(Example.eveningBefore()),
        Example.expired(Example.eveningBefore()),
        Example.defined(),
        Example.queried(),
        Example.rejected(),
        Example.ignored(),
        new Interpretation.Deleted());
  }

  /// Rows are deleted without being read: a key that the manifest cannot name would stay for ever.
  @ParameterizedTest
  @MethodSource("interpretations")
  void manifest_ofAnyInterpretation_namesAllItsRowsAndNoOthers(Interpretation interpretation) {
    var rows = RowCodec.of(Example.KEY, interpretation, NOW, null).stream().map(Row::key).toList();
    assertThat(rows)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            RowCodec.keys(Example.KEY, RowManifest.of(interpretation)));
  }

  @Test
  void entry_ofFullArticle_holdsTheItemAndWhatFiltersNeed() {
    var row = row(Example.published(Example.full()), "TOPIC#red");
    assertThat(row.key()).isEqualTo(new RowKey("TOPIC#red", ENTRY));
    assertThat(row.attributes())
        .isEqualTo(
            Map.of(
                "item", new Value.Bytes(Compression.deflate("{\"title\":\"One\"}")),
                "dict", new Value.Whole(1),
                "hot", new Value.Text("0999999999999993#" + ENTRY),
                "heat", new Value.Whole(-7),
                "quality", new Value.Whole(43),
                "type", new Value.Text("video"),
                "provider", new Value.Text("example.org"),
                "category", new Value.Text("news"),
                "topics", new Value.Texts(Set.of("red", "green")),
                "name", new Value.Text("Red")));
  }

  /// By its second alone, a list of February would not have it.
  @Test
  void entry_dayIsNotThatOfItsSecond_holdsTheDay() {
    var row = row(Example.published(Example.eveningBefore()), "FEED");
    assertThat(row.key().sk()).startsWith("2024-03-01T03:00:00Z#");
    assertThat(row.text("day")).isEqualTo("2024-02-29");
  }

  @Test
  void draft_knowsWhatHidesIt_inEntriesAndDetail() {
    var expired = Example.expired(Example.full());
    assertThat(row(expired, "DRAFT-TOPIC#red").text("hiddenBy")).isEqualTo("expired,ahead");
    assertThat(row(expired, "DRAFT-ARTICLE#_news/one.md").text("hiddenBy"))
        .isEqualTo("expired,ahead");
  }

  /// With and without a slash at its end, an alias is the same.
  @Test
  void aliases_ofAPublishedArticle_areRowsOfTheirOwn() {
    assertThat(partitions(Example.published(Example.eveningBefore())))
        .contains(
            "URL#" + RowCodec.hash(Example.URL),
            "URL#" + RowCodec.aliasHash("https://example.org/old"),
            "URL#" + RowCodec.aliasHash("https://example.org/older"),
            "URL#" + RowCodec.aliasHash("/old"));
    assertThat(partitions(Example.expired(Example.eveningBefore())))
        .noneMatch(partition -> partition.contains("URL#"));
  }

  @Test
  void entry_ofArticleWithoutOptionalFields_leavesThemOut() {
    var row = row(Example.published(Example.bare()), "FEED");
    assertThat(row.key()).isEqualTo(new RowKey("FEED", Article.UNDATED + "#" + Example.KEY));
    assertThat(row.attributes())
        .isEqualTo(
            Map.of(
                "item", new Value.Bytes(Compression.deflate("{\"a\":1}")),
                "dict", new Value.Whole(1),
                "hot", new Value.Text("1000000000000000#0000-00-00T00:00:00Z#_news/one.md"),
                "heat", new Value.Whole(0)));
  }

  @Test
  void entry_inCategoryOrFeed_holdsTheCategoryNameOrNoName() {
    var published = Example.published(Example.full());
    assertThat(row(published, "CATEGORY#news").text("name")).isEqualTo("News");
    assertThat(row(published, "FEED").text("name")).isNull();
  }

  @Test
  void detail_withOrWithoutWarnings_holdsTheWholeArticleAndAnyWarnings() {
    var detail = new Value.Bytes(Compression.deflate("{\"title\":\"One\",\"content\":\"\"}"));
    assertThat(row(Example.published(Example.full()), "ARTICLE#_news/one.md"))
        .isEqualTo(
            new Row(
                new RowKey("ARTICLE#_news/one.md", "ARTICLE"),
                Map.of("detail", detail, "dict", new Value.Whole(1))));
    var warned = new Interpretation.Draft(Example.full(), List.of(Example.FLAW));
    assertThat(row(warned, "DRAFT-ARTICLE#_news/one.md").attributes())
        .containsEntry("warnings", new Value.Text(FlawJson.ofFlaws(List.of(Example.FLAW))));
  }

  @Test
  void rows_ofDraft_areAllInDraftPartitions() {
    assertThat(partitions(Example.draft(Example.full())))
        .containsExactlyInAnyOrder(
            "DRAFT-ARTICLE#_news/one.md",
            "DRAFT-FEED",
            "DRAFT-CATEGORY#news",
            "DRAFT-TOPIC#red",
            "DRAFT-TOPIC#green");
  }

  @Test
  void definition_withOrWithoutWarnings_isOneRowUnderItsSlug() {
    var definition = new Definition(Example.KEY, "ai", "{\"name\":\"AI\"}");
    var json = new Value.Text("{\"name\":\"AI\"}");
    var key = new RowKey("TOPIC-DEFS", "ai#_news/one.md");
    assertThat(
            RowCodec.of(Example.KEY, new Interpretation.Defined(definition, List.of()), NOW, null))
        .containsExactly(new Row(key, Map.of("definition", json)));
    var warnings = new Value.Text(FlawJson.ofFlaws(List.of(Example.FLAW)));
    assertThat(
            RowCodec.of(
                Example.KEY,
                new Interpretation.Defined(definition, List.of(Example.FLAW)),
                NOW,
                null))
        .containsExactly(new Row(key, Map.of("definition", json, "warnings", warnings)));
  }

  @Test
  void standingQuery_isOneRow_andReadBack() {
    var rows = RowCodec.of(Example.KEY, Example.queried(), NOW, null);
    assertThat(rows)
        .containsExactly(
            new Row(
                new RowKey("QUERIES", "_news/one.md"),
                Map.of(
                    "expression",
                    new Value.Text("ai,-red"),
                    "target",
                    new Value.Text("https://hooks.example/"))));
    assertThat(RowCodec.query(rows.getFirst()))
        .isEqualTo(((Interpretation.Queried) Example.queried()).query());
    var spoilt =
        new Row(
            new RowKey("QUERIES", "k"),
            Map.of("expression", new Value.Text("("), "target", new Value.Text("t")));
    assertThat(RowCodec.query(spoilt)).isNull();
    assertThat(RowCodec.query(new Row(new RowKey("FEED", "k"), spoilt.attributes()))).isNull();
  }

  @Test
  void rows_ofRejectedFile_areOneThatSaysWhyAndSinceWhen() {
    assertThat(RowCodec.of(Example.KEY, Example.rejected(), NOW, null))
        .containsExactly(
            new Row(
                new RowKey("REJECTED", "_news/one.md"),
                Map.of(
                    "flaws", new Value.Text(FlawJson.ofFlaws(List.of(Example.FLAW))),
                    "since", new Value.Text(NOW))));
  }

  @Test
  void url_ofAPublishedArticle_isARowOfItsOwn() {
    var key = new RowKey("URL#" + RowCodec.hash(Example.URL), Example.KEY);
    assertThat(row(Example.published(Example.full()), key.pk())).isEqualTo(new Row(key, Map.of()));
    for (var other :
        List.of(
            Example.draft(Example.full()),
            Example.published(Example.bare()),
            Example.defined(),
            Example.queried(),
            Example.rejected())) {
      assertThat(partitions(other)).noneMatch(partition -> partition.contains("URL#"));
    }
  }

  @Test
  void hash_ofUrl_isItsSha256() {
    assertThat(RowCodec.hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  private static Set<String> partitions(Interpretation interpretation) {
    return RowCodec.of(Example.KEY, interpretation, NOW, null).stream()
        .map(row -> row.key().pk())
        .collect(Collectors.toSet());
  }

  private static Row row(Interpretation interpretation, String partition) {
    return RowCodec.of(Example.KEY, interpretation, NOW, null).stream()
        .filter(row -> row.key().pk().equals(partition))
        .findFirst()
        .orElseThrow();
  }
}
