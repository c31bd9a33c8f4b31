package topicwire.query.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import topicwire.index.Flaw;
import topicwire.index.IndexWriter;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

class EditorTest {
  private final QueryFixture site = new QueryFixture();

  @Test
  void rejectionsSayWhatToDoAndSinceWhen() {
    site.reject(
        "_news/a.md",
        new Flaw("title-missing", 3, "title", "expected a title"),
        new Flaw("encoding-invalid", 0, null, "expected UTF-8"));

    assertThat(site.get("/editor/rejections").body())
        .isEqualTo(
            """
            {"value":[{"path":"_news/a.md","since":"2026-01-02T03:04:05Z","flaws":[\
            {"code":"title-missing","line":3,"field":"title","message":"expected a title"},\
            {"code":"encoding-invalid","line":0,"message":"expected UTF-8"}]}]}\
            """);
  }

  @Test
  void settings_inForce_areShownToEditorsAlone() {
    assertThat(site.get("/editor/settings").body())
        .isEqualTo("{\"revision\":\"\",\"content\":\"\"}");
    var index = new IndexWriter(site.table, Clock.systemUTC(), () -> "r1");
    index.commit(List.of(index.enforcement(index.newSettings("plain: true\n"))));
    assertThat(site.get("/editor/settings").body())
        .isEqualTo("{\"revision\":\"r1\",\"content\":\"plain: true\\n\"}");
    assertThat(site.get("/settings").status()).isEqualTo(404);
  }

  @Test
  void rejectionsArePagedByKey() {
    var keys = List.of("a.md", "b.md", "c.md", "d?.md", "é.md");
    keys.forEach(key -> site.reject(key, new Flaw("x", 1, null, "y")));
    for (var limit = 1; limit <= 6; limit++) {
      var found = new ArrayList<String>();
      for (var next = "/editor/rejections?limit=" + limit; !next.isEmpty(); ) {
        var answer = site.get(next);
        Pattern.compile("\"path\":\"([^\"]*)\"")
            .matcher(answer.body())
            .results()
            .forEach(result -> found.add(result.group(1)));
        next = answer.next();
      }
      assertThat(found).isEqualTo(keys);
    }
  }

  /// A request of DynamoDB ends at a megabyte, however many rows were asked for.
  @Test
  void noRejectionIsLostWhereFlawsAreMany() {
    var flaws = new Flaw[50];
    Arrays.fill(flaws, new Flaw("x", 1, null, "long ".repeat(60)));
    for (var i = 0; i < 150; i++) {
      site.reject("%03d.md".formatted(i), flaws);
    }
    var found = new ArrayList<String>();
    for (var next = "/editor/rejections?limit=100"; !next.isEmpty(); ) {
      var answer = site.get(next);
      Pattern.compile("\"path\":\"([^\"]*)\"")
          .matcher(answer.body())
          .results()
          .forEach(result -> found.add(result.group(1)));
      next = answer.next();
    }
    assertThat(found).hasSize(150).doesNotHaveDuplicates();
  }

  @Test
  void aFixedFileIsRejectedNoLonger() {
    site.reject("a.md", new Flaw("x", 1, null, "y")).publish(Story.of("a.md", "2024-01-01"));

    assertThat(site.get("/editor/rejections").body()).isEqualTo("{\"value\":[]}");
  }

  @Test
  void statusCountsPublishedArticlesAndForEditorsDrafts() {
    site.publish(Story.of("a.md", "2024-01-01"), Story.of("b.md", ""))
        .draft(Story.of("c.md", "2024-01-01"));

    assertThat(site.get("/status").body()).isEqualTo("{\"published\":2}");
    assertThat(site.get("/editor/status").body()).isEqualTo("{\"published\":2,\"drafts\":1}");
  }

  @Test
  void anotherStateIsRefused() {
    var answer = site.get("/editor/articles?state=deleted");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"code\":\"parameter-invalid\",\"parameter\":\"state\"")
        .contains("Expected draft, published or any");
  }

  @Test
  void whatEditorsSeeIsNotCachedByAnybody() {
    assertThat(site.get("/editor/articles").header("cache-control")).isEqualTo("private, no-store");
  }
}
