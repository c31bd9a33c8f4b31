package topicwire.query.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

class ListFiltersTest {
  private final QueryFixture site = new QueryFixture();

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          from=2024-01-02                            ~ c.md b.md
          from=2024-01-02T00:00:01Z                  ~ c.md
          from=2024-01-01T23:59:59.5Z                ~ c.md b.md
          from=2024-01-02T00:00:00.5Z                ~ c.md
          to=2024-01-02                              ~ a.md
          to=2024-01-02T00:00:00.5Z                  ~ b.md a.md
          from=2024-01-01T01:00:00%2B02:00           ~ c.md b.md a.md
          from=2024-01-02T01:00:00%2B01:00           ~ c.md b.md
          from=0001-01-01&to=9999-12-31              ~ c.md b.md a.md
          from=2024-01-02&to=2024-01-03              ~ b.md
          from=2024-01-02&sort=heat                  ~ b.md c.md
          to=2024-01-03&sort=heat                    ~ b.md a.md
          """)
  void period_withFromOrTo_includesItsStartAndExcludesItsEndAndUndatedArticles(
      String query, String paths) {
    site.publish(
        Story.of("a.md", "2024-01-01"),
        Story.of("b.md", "2024-01-02").heat(9),
        Story.of("c.md", "2024-01-03").heat(4),
        Story.of("undated.md", ""));

    assertThat(site.get("/articles?" + query).paths()).containsExactly(paths.split(" "));
  }

  /// An evening in New York is the next day in UTC, a morning in Tokyo the day before.
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          from=2024-03-01&to=2024-04-01                      ~ york-31.md tokyo-1.md
          from=2024-02-01&to=2024-03-01                      ~ york-29.md
          from=2024-04-01                                    ~ tokyo-april.md
          to=2024-03-01                                      ~ york-29.md
          from=2024-03-01T00:00:00Z&to=2024-04-01T00:00:00Z  ~ tokyo-april.md york-29.md
          from=2024-03-01&to=2024-04-01&sort=heat            ~ york-31.md tokyo-1.md
          from=2024-03-01&to=2024-04-01&limit=1              ~ york-31.md tokyo-1.md
          """)
  void aBoundThatIsADate_isADayAsFilesHaveIt(String query, String paths) {
    site.publishOn("2024-02-29", Story.of("york-29.md", "2024-03-01T02:00:00Z", "AI"))
        .publishOn("2024-03-01", Story.of("tokyo-1.md", "2024-02-29T16:00:00Z", "AI"))
        .publishOn("2024-03-31", Story.of("york-31.md", "2024-04-01T02:00:00Z", "AI"))
        .publishOn("2024-04-01", Story.of("tokyo-april.md", "2024-03-31T16:00:00Z", "AI"))
        .publish(Story.of("undated.md", "", "AI"));

    assertThat(paged("/articles?" + query)).containsExactly(paths.split(" "));
    assertThat(site.get("/topics/ai").body())
        .contains(
            "\"timeline\":[{\"month\":\"2024-02\",\"articles\":1},"
                + "{\"month\":\"2024-03\",\"articles\":2},{\"month\":\"2024-04\",\"articles\":1}]");
  }

  @Test
  void period_inAQuery_limitsTheRowsReadInsteadOfFilteringThem() {
    for (var i = 10; i < 30; i++) {
      site.publish(Story.of(i + ".md", "2024-01-" + i, "AI"));
    }
    assertThat(
            site.get(
                    "/editor/topics/ai/articles?from=2024-01-11T00:00:00Z&to=2024-01-13T00:00:00Z"
                        + "&state=published&explain=true")
                .body())
        .contains("\"requests\":1,\"rowsRead\":2,\"returned\":2,");
    assertThat(
            site.get(
                    "/editor/topics/ai/articles?from=2024-01-11&to=2024-01-13&state=published"
                        + "&explain=true")
                .body())
        .as("days are read with the edges of the days beside them")
        .contains("\"requests\":1,\"rowsRead\":3,\"returned\":2,");
  }

  @Test
  void articles_sortedByHeat_comeHottestFirstThenNewestFirst() {
    site.publish(
        Story.of("cold.md", "2024-01-04").heat(-3),
        Story.of("old.md", "2024-01-01").heat(5),
        Story.of("new.md", "2024-01-02").heat(5),
        Story.of("plain.md", "2024-01-03"),
        Story.of("hottest.md", "2024-01-01").heat(1_000_000_000_000_000L));

    assertThat(site.get("/articles?sort=heat").paths())
        .containsExactly("hottest.md", "new.md", "old.md", "plain.md", "cold.md");
    assertThat(site.get("/articles?sort=heat&minHeat=0").paths())
        .containsExactly("hottest.md", "new.md", "old.md", "plain.md");
    assertThat(site.get("/articles?sort=published&minHeat=-3").paths()).hasSize(5);
    for (var limit = 1; limit < 6; limit++) {
      assertThat(paged("/articles?sort=heat&minHeat=-2&limit=" + limit))
          .containsExactly("hottest.md", "new.md", "old.md", "plain.md");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"type=VIDEO", "type=video", "provider=Example.ORG", "category=News"})
  void wordsOfFilters_inAnyCase_findArticlesInAnyCase(String condition) {
    site.publish(
        Story.of("a.md", "2024-01-01").type("Video").domain("example.org").category("news"),
        Story.of("b.md", "2024-01-02").type("video").domain("EXAMPLE.org").category("News"),
        Story.of("c.md", "2024-01-03").type("text").domain("other.org").category("Views"));

    assertThat(site.get("/articles?" + condition).paths()).containsExactly("b.md", "a.md");
  }

  @Test
  void coldArticles_belowMinHeatInAListSortedByHeat_areNotRead() {
    for (var i = 10; i < 30; i++) {
      site.publish(Story.of(i + ".md", "2024-01-" + i).heat(i));
    }
    assertThat(
            site.get("/editor/articles?sort=heat&minHeat=28&state=published&explain=true").body())
        .contains("\"requests\":1,\"rowsRead\":2,\"returned\":2,");
  }

  @Test
  void reads_ofAListThatFewMatch_areBoundedAndAShortPageSaysThatThereIsMore() {
    for (var i = 0; i < 3_000; i++) {
      site.publish(Story.of("%04d.md".formatted(i), "2024-01-01").type(i == 7 ? "video" : "text"));
    }
    var first = site.get("/editor/articles?type=video&state=published&explain=true");
    assertThat(first.paths()).isEmpty();
    assertThat(first.next()).isNotEmpty();
    assertThat(first.body()).contains("\"requests\":11,\"rowsRead\":1782,\"returned\":0,");
    var second = site.get(first.next());
    assertThat(second.paths()).containsExactly("0007.md");
    assertThat(second.next()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          from=yesterday                   ~ from
          from=2024-02-30                  ~ from
          from=2024-01-01T00:00:00         ~ from
          from=0000-01-01                  ~ from
          to=10000-01-01                   ~ to
          to=                              ~ to
          from=2024-01-02&to=2024-01-02    ~ to
          from=2024-01-02&to=2024-01-01    ~ to
          sort=newest                      ~ sort
          sort=                            ~ sort
          minHeat=hot                      ~ minHeat
          minHeat=1000000000000001         ~ minHeat
          minHeat=99999999999999999999     ~ minHeat
          minHeat=1.5                      ~ minHeat
          minQuality=-1000000000000001     ~ minQuality
          minQuality=                      ~ minQuality
          type=                            ~ type
          category=!!                      ~ category
          provider=                        ~ provider
          topics=                          ~ topics
          """)
  void filter_withAnImpossibleValue_isRefusedWithoutATableRequest(String query, String parameter) {
    var answer = site.get("/articles?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"code\":\"parameter-invalid\",\"parameter\":\"" + parameter + "\"");
    assertThat(site.table.requests).isEmpty();
  }

  private List<String> paged(String target) {
    var paths = new ArrayList<String>();
    for (var next = target; !next.isEmpty(); ) {
      var answer = site.get(next);
      paths.addAll(answer.paths());
      next = answer.next();
    }
    return paths;
  }
}
