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
import topicwire.index.Interpretation;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

class EditorTest {
  private final QueryFixture site = new QueryFixture();

  @Test
  void rejections_ofAFileWithFlaws_sayWhatToDoAndSinceWhen() {
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
  void rejections_withAnyLimit_arePagedByKey() {
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
  void rejections_withManyFlawsEach_areAllListedOnce() {
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
  void rejections_afterTheFileIsFixed_noLongerListIt() {
    site.reject("a.md", new Flaw("x", 1, null, "y")).publish(Story.of("a.md", "2024-01-01"));

    assertThat(site.get("/editor/rejections").body()).isEqualTo("{\"value\":[]}");
  }

  @Test
  void status_requestedByPublicAndEditors_countsArticlesAndForEditorsDraftsToo() {
    site.publish(Story.of("a.md", "2024-01-01"), Story.of("b.md", ""))
        .draft(Story.of("c.md", "2024-01-01"));

    assertThat(site.get("/status").body()).isEqualTo("{\"published\":2}");
    assertThat(site.get("/editor/status").body()).isEqualTo("{\"published\":2,\"drafts\":1}");
  }

  @Test
  void status_saysWhyFilesAreNotShown() {
    var expired = Story.of("c.md", "2024-01-01").article();
    site.publish(Story.of("a.md", "2024-01-01"))
        .reject("b.md", new Flaw("draft-invalid", 1, "draft", "x"), new Flaw("x", 1, null, "y"));
    site.put("c.md", new Interpretation.Draft(expired, List.of(), List.of("expired", "ahead")));
    site.put("d.md", new Interpretation.Draft(expired, List.of(), List.of("draft")));
    site.put("e.md", new Interpretation.Ignored(new Flaw("section-page", 0, null, "x")));
    site.put("f.md", new Interpretation.Ignored(new Flaw("section-page", 0, null, "x")));

    assertThat(site.get("/editor/status").body())
        .isEqualTo(
            """
            {"published":1,"drafts":2,"draftsBy":{"draft":1,"expired":1},\
            "rejected":1,"rejectedBy":{"draft-invalid":1},\
            "ignored":2,"ignoredBy":{"section-page":2}}\
            """);
    site.publish(Story.of("b.md", "2024-01-01")).delete("c.md").delete("e.md").delete("f.md");
    assertThat(site.get("/editor/status").body())
        .isEqualTo("{\"published\":2,\"drafts\":1,\"draftsBy\":{\"draft\":1}}");
  }

  @Test
  void draft_saysWhatHidesIt() {
    var story = Story.of("c.md", "2024-01-01").article();
    site.put("c.md", new Interpretation.Draft(story, List.of(), List.of("expired", "ahead")));

    assertThat(site.get("/editor/articles?state=draft").body())
        .startsWith(
            "{\"value\":[{\"state\":\"draft\",\"hiddenBy\":[\"expired\",\"ahead\"],\"path\":");
    assertThat(site.get("/editor/article?key=c.md").body())
        .startsWith("{\"state\":\"draft\",\"hiddenBy\":[\"expired\",\"ahead\"],\"warnings\":[],");
  }

  @Test
  void state_thatIsUnknown_isRefused() {
    var answer = site.get("/editor/articles?state=deleted");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"code\":\"parameter-invalid\",\"parameter\":\"state\"")
        .contains("Expected draft, scheduled, expired, published or any");
  }

  @Test
  void editorAnswer_forTheArticleList_mayNotBeCachedByAnybody() {
    assertThat(site.get("/editor/articles").header("cache-control")).isEqualTo("private, no-store");
  }
}
