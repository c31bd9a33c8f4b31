package topicwire.query.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

class ListsTest {
  private final QueryFixture site = new QueryFixture();

  @Test
  void topicList_ofSeveralArticles_isNewestFirstWithTheTopicsName() {
    site.publish(
        Story.of("_news/old.md", "2024-01-01", "AI Hardware"),
        Story.of("_news/new.md", "2024-02-01", "AI Hardware", "AI").category("news").heat(7),
        Story.of("_news/other.md", "2024-03-01", "Robotics"));

    var answer = site.get("/topics/ai-hardware/articles");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(answer.body())
        .isEqualTo(
            """
            {"topic":{"slug":"ai-hardware","name":"AI Hardware"},"value":[\
            {"path":"_news/new.md","title":"Title of _news/new.md","category":"news",\
            "publishedDateTime":"2024-02-01T00:00:00Z","heat":7,"topics":["AI Hardware","AI"]},\
            {"path":"_news/old.md","title":"Title of _news/old.md",\
            "publishedDateTime":"2024-01-01T00:00:00Z","heat":0,"topics":["AI Hardware"]}]}\
            """);
  }

  @Test
  void topicPage_ofManyArticles_takesOneTableRequest() {
    for (var i = 0; i < 60; i++) {
      site.publish(Story.of("_news/%02d.md".formatted(i), "2024-01-01", "AI"));
    }

    site.get("/topics/ai/articles");
    assertThat(site.table.requests).containsExactly("walk TOPIC#ai");
  }

  @Test
  void topic_namedByItsDisplayName_hasTheSameList() {
    site.publish(Story.of("a.md", "2024-01-01", "AI Hardware"));

    assertThat(site.get("/topics/AI%20Hardware/articles").body())
        .isEqualTo(site.get("/topics/ai-hardware/articles").body());
  }

  @Test
  void topic_namedByAnotherSpellingOfItsSlug_isFound() {
    site.publish(
        Story.of("a.md", "2024-01-01", "İstanbul", "R&D", "☕\uFE0F Coffee", "C♯", "#dotnet"));

    for (var topic :
        List.of(
            "istanbul",
            "Istanbul",
            "%C4%B0STANBUL",
            "R%20%26%20D",
            "r-and-d",
            "%E2%98%95%20coffee",
            "C%23",
            "csharp",
            "dotnet")) {
      assertThat(site.get("/topics/" + topic + "/articles").paths()).as(topic).hasSize(1);
    }
    assertThat(site.get("/topics/C/articles").paths()).isEmpty();
  }

  @Test
  void topicName_ofSeveralSpellings_isTheMostFrequentThenTheSmallest() {
    site.publish(
        Story.of("a.md", "2024-01-01", "AI hardware"),
        Story.of("b.md", "2024-01-02", "AI Hardware"),
        Story.of("c.md", "2024-01-03", "ai hardware"),
        Story.of("d.md", "2024-01-04", "AI hardware"));
    assertThat(site.get("/topics/ai-hardware/articles").body())
        .startsWith("{\"topic\":{\"slug\":\"ai-hardware\",\"name\":\"AI hardware\"},");
    assertThat(site.get("/topics/ai-hardware/articles?limit=2").body())
        .startsWith("{\"topic\":{\"slug\":\"ai-hardware\",\"name\":\"AI hardware\"},");
    assertThat(site.get("/topics/ai-hardware").body())
        .startsWith("{\"slug\":\"ai-hardware\",\"name\":\"AI hardware\",");
  }

  @Test
  void topicList_ofATopicThatNothingHas_isEmptyAndSaysNotKnown() {
    for (var topic : List.of("nothing", "%21%21", "%00", "x".repeat(10_000))) {
      var answer = site.get("/topics/" + topic + "/articles");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).endsWith("\",\"known\":false},\"value\":[]}");
    }
    assertThat(site.get("/topics/nothing/articles").body())
        .isEqualTo("{\"topic\":{\"slug\":\"nothing\",\"known\":false},\"value\":[]}");
  }

  @Test
  void emptyListOfAnExpression_namesTheTopicsThatNothingHas() {
    site.publish(Story.of("a.md", "2024-01-01", "AI"));
    site.defineAlone("robotics", "{\"name\":\"Robotics\"}");

    assertThat(site.get("/articles?topics=qauntum,ai|robotcs").body())
        .isEqualTo("{\"unknownTopics\":[\"qauntum\",\"robotcs\"],\"value\":[]}");
    assertThat(site.get("/editor/articles?topics=qauntum").body())
        .isEqualTo("{\"unknownTopics\":[\"qauntum\"],\"value\":[]}");
    assertThat(site.get("/articles?topics=ai,robotics").body()).isEqualTo("{\"value\":[]}");
    assertThat(site.get("/articles?topics=ai|robotcs").body()).doesNotContain("unknownTopics");
    assertThat(site.get("/feed.atom?topics=qauntum,ai|robotcs").body())
        .contains("\"code\":\"topic-unknown\",\"parameter\":\"topics\"", "qauntum,robotcs");
    assertThat(site.get("/feed.atom?topics=ai,robotics").status()).isEqualTo(200);
    assertThat(site.get("/feed.atom?topics=ai|robotcs&type=zzz").status()).isEqualTo(200);
  }

  @Test
  void category_requestedByItsSlug_isListedLikeATopic() {
    site.publish(
        Story.of("_news/a.md", "2024-01-01").category("Press releases"),
        Story.of("_people/b.md", "2024-01-01").category("people"));

    assertThat(site.get("/categories/press-releases/articles").body())
        .isEqualTo(
            """
            {"category":{"slug":"press-releases","name":"Press releases"},"value":[\
            {"path":"_news/a.md","title":"Title of _news/a.md","category":"Press releases",\
            "publishedDateTime":"2024-01-01T00:00:00Z","heat":0}]}\
            """);
  }

  @Test
  void allArticles_datedAndUndated_areListedWithUndatedOnesLast() {
    site.publish(
        Story.of("undated.md", ""),
        Story.of("old.md", "0001-01-01"),
        Story.of("new.md", "9999-12-31"));

    assertThat(site.get("/articles").paths()).containsExactly("new.md", "old.md", "undated.md");
  }

  @Test
  void articles_ofTheSameSecond_comeInDescendingByteOrderOfTheirKeys() {
    site.publish(
        Story.of("é.md", "2024-01-01"),
        Story.of("z.md", "2024-01-01"),
        Story.of("\uFF5E.md", "2024-01-01"),
        Story.of("\uD83D\uDE00.md", "2024-01-01"));

    assertThat(site.get("/articles").paths())
        .containsExactly("\uD83D\uDE00.md", "\uFF5E.md", "é.md", "z.md");
  }

  @Test
  void paging_withAnyPageSizeAndTies_servesEachArticleOnce() {
    for (var i = 0; i < 12; i++) {
      site.publish(Story.of("%02d.md".formatted(i), "2024-01-0" + (1 + i / 5), "AI"));
    }
    var all = site.get("/topics/ai/articles").paths();
    assertThat(all).hasSize(12);
    for (var limit = 1; limit <= 13; limit++) {
      assertThat(paged("/topics/ai/articles?limit=" + limit)).isEqualTo(all);
    }
  }

  @Test
  void next_onEveryPageButTheLast_isGivenAndRepeatedAsALink() {
    site.publish(Story.of("a.md", "2024-01-01", "C#"), Story.of("b.md", "2024-01-02", "C#"));

    var first = site.get("/topics/C%23/articles?limit=1");
    assertThat(first.next()).startsWith("/topics/C%23/articles?limit=1&cursor=");
    assertThat(first.header("link")).isEqualTo("<" + first.next() + ">; rel=\"next\"");
    var second = site.get(first.next());
    assertThat(second.paths()).containsExactly("a.md");
    assertThat(second.body()).doesNotContain("\"next\"");
    assertThat(second.headers()).doesNotContainKey("link");
    assertThat(site.get("/topics/csharp/articles?limit=2").next()).isEmpty();
  }

  @Test
  void articles_addedOrRemovedWhilePaging_leaveTheOthersServedOnce() {
    for (var i = 10; i < 20; i++) {
      site.publish(Story.of(i + ".md", "2024-01-" + i, "AI"));
    }
    var first = site.get("/topics/ai/articles?limit=4");
    site.delete("16.md").delete("14.md").publish(Story.of("new.md", "2024-02-01", "AI"));
    var second = site.get(first.next());
    var third = site.get(second.next());

    assertThat(first.paths()).containsExactly("19.md", "18.md", "17.md", "16.md");
    assertThat(second.paths()).containsExactly("15.md", "13.md", "12.md", "11.md");
    assertThat(third.paths()).containsExactly("10.md");
    assertThat(third.next()).isEmpty();
  }

  @Test
  void editorList_ofBothStates_isInOneOrderWithEachArticleOnce() {
    var all = new ArrayList<String>();
    for (var i = 31; i >= 10; i--) {
      var story = Story.of(i + ".md", "2024-01-" + i, "AI");
      all.add(story.key());
      var isDraft = i % 3 == 0 || i > 24;
      (isDraft ? site.draft(story) : site.publish(story)).delete("none.md");
    }
    assertThat(site.get("/editor/topics/ai/articles?limit=100").paths()).isEqualTo(all);
    for (var limit = 1; limit <= all.size() + 1; limit++) {
      assertThat(paged("/editor/topics/ai/articles?state=any&limit=" + limit)).isEqualTo(all);
    }
  }

  @Test
  void editorItems_ofBothStates_nameTheirStateAndCanBeFilteredByIt() {
    site.publish(Story.of("a.md", "2024-01-01")).draft(Story.of("b.md", "2024-01-02"));

    assertThat(site.get("/editor/articles").body())
        .isEqualTo(
            """
            {"value":[{"state":"draft","path":"b.md","title":"Title of b.md",\
            "publishedDateTime":"2024-01-02T00:00:00Z","heat":0},\
            {"state":"published","path":"a.md","title":"Title of a.md",\
            "publishedDateTime":"2024-01-01T00:00:00Z","heat":0}]}\
            """);
    assertThat(site.get("/editor/articles?state=draft").paths()).containsExactly("b.md");
    assertThat(site.get("/editor/articles?state=published").paths()).containsExactly("a.md");
    assertThat(site.get("/articles").paths()).containsExactly("a.md");
  }

  /// All items, page by page.
  private List<String> paged(String target) {
    var paths = new ArrayList<String>();
    for (var next = target; !next.isEmpty(); ) {
      var answer = site.get(next);
      assertThat(answer.status()).as(next).isEqualTo(200);
      assertThat(answer.paths()).as("a page of %s", next).isNotEmpty();
      paths.addAll(answer.paths());
      next = answer.next();
    }
    return paths;
  }
}
