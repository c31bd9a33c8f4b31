package topicwire.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicwire.index.Interpretation;
import topicwire.index.search.SearchIndex;
import topicwire.query.QueryFixture;

class SearchListTest {
  private final SegmentServer bucket = new SegmentServer();
  private final QueryFixture site = new QueryFixture(Map.of(), bucket.addresses());

  @BeforeEach
  void publish() {
    put(
        Text.of("a.md", "2026-01-01", "Tides and tidings", "Tidal Power", "Weather").by("Ann Lee"),
        Text.of("b.md", "2026-01-02", "The crème of the tide", "Weather")
            .by("Bo Ek", "Ann Lee")
            .heat(63),
        Text.of("c.md", "2026-01-03", "Harbour news", "Tidal Power")
            .excerpt("What the TIDE brings.")
            .updated("2026-02-01"),
        Text.of("d.md", "2026-01-04", "Nothing of it").by("Cy"));
  }

  @AfterEach
  void close() {
    bucket.close();
  }

  private void put(Text... texts) {
    for (var text : texts) {
      site.put(text.key(), text.published());
    }
    site.pass(SearchIndex.FRESH);
  }

  private List<String> paths(String query) {
    var answer = site.get("/articles?" + query);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer.paths();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          q=tide                                 | c.md,b.md
          q=TIDE%20CREME                         | b.md
          q=tid*                                 | c.md,b.md,a.md
          q=tid*+harbour                         | c.md
          q=tide+zzz                             |
          q=the                                  | c.md,b.md
          q=tide&topics=weather                  | b.md
          q=tid*&topics=weather,-tidal-power     | b.md
          q=tid*&topics=tidal-power%7Cweather    | c.md,b.md,a.md
          author=Ann%20Lee                       | b.md,a.md
          author=ann-lee&q=tidings               | a.md
          author=ann-lee&topics=weather          | b.md,a.md
          q=tid*&from=2026-01-02                 | c.md,b.md
          q=tid*&to=2026-01-03                   | b.md,a.md
          q=tid*&type=video                      | b.md
          q=tid*&minHeat=1                       | b.md
          sort=updated                           | c.md,d.md,b.md,a.md
          sort=updated&updatedFrom=2026-01-04    | c.md,d.md
          sort=updated&q=tid*                    | c.md,b.md,a.md
          sort=hot                               | d.md,b.md,c.md,a.md
          sort=hot&topics=weather                | b.md,a.md
          sort=hot&author=cy                     | d.md
          """)
  void list_withoutASegmentAndWithOne_hasTheArticlesThatHaveWhatIsAskedFor(
      String query, String expected) {
    var keys = expected == null ? List.<String>of() : List.of(expected.split(","));
    assertThat(paths(query)).as("by the change log").isEqualTo(keys);

    bucket.make(site.table, site.clock());
    site.pass(Duration.ofMinutes(1));

    assertThat(paths(query)).as("by a segment").isEqualTo(keys);
    assertThat(bucket.lengths).isNotEmpty();
  }

  @Test
  void everyOrder_followedByItsCursors_isTheSameList() {
    bucket.make(site.table, site.clock());
    site.put("b.md", new Interpretation.Deleted());
    put(Text.of("e.md", "2026-01-02", "Tide again", "Weather").heat(9));
    for (var list : List.of("q=tid*", "sort=updated", "sort=hot&topics=weather%7Ctidal-power")) {
      var whole = paths(list);
      var found = new ArrayList<String>();
      for (var next = "/articles?limit=1&" + list; !next.isEmpty(); ) {
        var answer = site.get(next);
        assertThat(answer.paths()).hasSize(1);
        found.addAll(answer.paths());
        var link = answer.header("link");
        next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
      }
      assertThat(found).as(list).isEqualTo(whole).hasSizeGreaterThan(2).doesNotContain("b.md");
    }
  }

  @Test
  void aCursor_holdsWhenAnotherSegmentIsMadeMeanwhile() {
    bucket.make(site.table, site.clock());
    var link = site.get("/articles?q=tid*&limit=1").header("link");
    put(Text.of("a0.md", "2026-01-01", "Tides before", "Weather"));
    bucket.make(site.table, site.clock());
    site.pass(Duration.ofMinutes(1));

    assertThat(site.get(link.substring(1, link.indexOf('>')).replace("limit=1", "limit=9")).paths())
        .isEqualTo(List.of("b.md", "a0.md", "a.md"));
  }

  @Test
  void anArticle_thatIsWithdrawnBehindTheIndex_isNotShown() {
    assertThat(paths("q=tide")).containsExactly("c.md", "b.md");

    // Within the two seconds in which the change log is not read again.
    site.put("c.md", Text.of("c.md", "2026-01-03", "Tide, not public").draft());
    assertThat(paths("q=tide")).containsExactly("b.md");
    site.put("b.md", Text.of("b.md", "2026-01-02", "Other words").published());
    assertThat(paths("q=tide")).isEmpty();
    site.pass(SearchIndex.FRESH);
    assertThat(paths("q=other+words")).containsExactly("b.md");
  }

  @Test
  void aPage_onceTheIndexIsRead_isOneRequestToTheTable() {
    paths("q=tide");
    site.table.requests.clear();

    paths("q=tide&limit=25");
    paths("sort=hot");

    assertThat(site.table.requests).containsExactly("getAll 2", "getAll 4");
  }

  @Test
  void whatChanged_isAskedForOnceInTwoSeconds() {
    paths("q=tide");
    site.pass(SearchIndex.FRESH);
    site.table.requests.clear();

    paths("q=tide");

    assertThat(site.table.requests).containsExactly("walk LOG", "getAll 2");
  }

  @Test
  void anEmptyList_saysWhichAuthorAndTopicsNothingHas() {
    assertThat(site.get("/articles?author=Nobody%20Here&topics=ai%7Cweather").body())
        .isEqualTo(
            "{\"unknownTopics\":[\"ai\"],\"unknownAuthors\":[\"nobody-here\"],\"value\":[]}");
    assertThat(site.get("/articles?author=cy&topics=weather").body()).isEqualTo("{\"value\":[]}");
  }

  @Test
  void aFailureOfTheBucket_thatPasses_isNotSeen() {
    bucket.make(site.table, site.clock());
    site.pass(Duration.ofMinutes(1));
    bucket.failures.set(1);

    assertThat(paths("q=tide")).containsExactly("c.md", "b.md");
  }

  @Test
  void aFailureOfTheBucket_thatStays_isAnsweredAsOneOfTheIndex_andTheNextSearchMakesUpForIt() {
    bucket.make(site.table, site.clock());
    site.pass(Duration.ofMinutes(1));
    bucket.failures.set(2);

    assertThat(site.get("/articles?q=tide").status()).isEqualTo(503);
    assertThat(site.get("/articles").status()).isEqualTo(200);
    assertThat(paths("q=tide")).containsExactly("c.md", "b.md");
  }

  @Test
  void aSegment_thatIsOlderThanItsFileIsKept_isNotRead() {
    bucket.make(site.table, site.clock());
    site.pass(Duration.ofDays(3));

    assertThat(paths("q=tide")).containsExactly("c.md", "b.md");
    assertThat(bucket.lengths).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          q=               | Expected 1 to 10 words of letters or numbers in at most 500 characters, found "". Correct it.
          q=a+b+c+d+e+f+g+h+i+j+k | Expected 1 to 10 words of letters or numbers in at most 500 characters, found "a b c d e f g h i j k". Correct it.
          q=tide+-news     | Expected words that an article has, found "-news", which in other searches means that it does not. Leave it out.
          q=t*             | Expected at least 2 letters before an asterisk, found "t*". Write more of the word.
          q=tide&sort=heat | Expected published, updated or hot beside q, author and updatedFrom, found "heat". Use one of the three.
          q=tide&total=true | Expected no total of a list by words, author, change or decayed heat: such a list is not counted. Leave it out.
          updatedFrom=2026-01-01 | Expected updatedFrom beside sort=updated only. Add that, or use from.
          sort=updated&updatedFrom=x | Expected a date as 2024-04-11 or a date and time with offset as 2024-04-11T08:00:16Z, found "x". Correct it; in a query a plus sign is written %2B.
          author=%2D       | Expected a slug or a name with a letter or digit in it, of at most 400 bytes, found "-". Correct it.
          """)
  void aRequest_thatCannotBeMet_isRefusedWithAdvice(String query, String detail) {
    var answer = site.get("/articles?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().replace("\\\"", "\"")).contains("\"detail\":\"" + detail + "\"");
  }

  @Test
  void aCursor_ofAnotherSearch_isRefused() {
    var link = site.get("/articles?q=tid*&limit=1").header("link");

    assertThat(site.get(link.substring(1, link.indexOf('>')).replace("q=tid", "q=ti")).body())
        .contains("\"code\":\"cursor-invalid\"");
  }

  @Test
  void editors_haveNoSearch() {
    assertThat(site.get("/editor/articles?q=tide").status()).isEqualTo(400);
  }
}
