package topicwire.query.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.Slug;
import topicwire.index.expression.TopicExpression;
import topicwire.query.QueryFixture;
import topicwire.query.Story;
import topicwire.runtime.http.Percent;
import topicwire.runtime.http.ProblemException;

@Tag("slow")
class TopicExpressionTest {
  private final QueryFixture site = new QueryFixture();

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          ai                          ~ ai
          AI Hardware                 ~ ai-hardware
          robotics, AI                ~ ai,robotics
          ai,ai                       ~ ai
          ai|ai                       ~ ai
          ai , -Crypto | C++          ~ ai,-crypto|cplusplus
          -ai                         ~ -ai
          -ai,robotics                ~ robotics,-ai
          AI-Builder                  ~ ai-builder
          """)
  void topicExpression_inAnySpelling_isNormalised(String text, String normalised) {
    assertThat(TopicExpression.of(text)).hasToString(normalised);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "ai,", "|ai", "ai||robotics", "-", "ai,-", "!!", "a,,b"})
  void topicExpression_withAnEmptyTerm_isRefused(String text) {
    assertThatThrownBy(() -> TopicExpression.of(text))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("Expected a slug or a name with a letter or digit in it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a|b),c", "(a)", "a,b)", "[a,b]", "{a}", "Pages (preview)"})
  void of_brackets_areRefusedWithAdvice(String text) {
    assertThatThrownBy(() -> TopicExpression.of(text))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "Expected topics without brackets, found \"%s\". Write (a|b),c as a,c|b,c; write a"
                    .formatted(text)
                + " name that has brackets as its slug.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a;b", "a & b", "a&b", "a AND b", "a OR b", "NOT a", "a,NOT b", "a AND", "a && b"})
  void of_operatorsOfOtherLanguages_areRefusedWithAdvice(String text) {
    assertThatThrownBy(() -> TopicExpression.of(text))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "Expected topics joined by , (and) and | (or), - before one that is unwanted, found"
                + " \"%s\". Write a,b for a and b, a|b for a or b, -a for not a; write a name that"
                    .formatted(text)
                + " has ; or & or such a word as its slug.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Search and Rescue", "Android", "ORM", "Notes", "a, NOTES", "LAND OROGENY"})
  void of_namesThatHoldSuchWords_areTaken(String text) {
    assertThat(TopicExpression.of(text).groups()).isNotEmpty();
  }

  @Test
  void list_plusSignsNotEncoded_saysHowToWriteThem() {
    site.publish(Story.of("c.md", "2024-01-01", "C"), Story.of("plus.md", "2024-01-02", "C++"));

    for (var expression : List.of("C++", "a,C++", "C++|a", "-C++")) {
      var answer = site.get("/articles?topics=" + expression.replace("|", "%7C"));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body())
          .contains("Write a plus sign as %2B, as + is a blank in a query string.");
    }
    assertThat(site.get("/articles?topics=C%2B%2B").paths()).containsExactly("plus.md");
    assertThat(site.get("/articles?topics=c+").paths()).containsExactly("c.md");
  }

  @Test
  void topicExpression_ofUpToTenTerms_isAcceptedAndOfElevenIsRefused() {
    assertThat(TopicExpression.of("a,b,c,d,e|f,g,h,i,-j").groups()).hasSize(2);
    assertThatThrownBy(() -> TopicExpression.of("a,b,c,d,e|f,g,h,i,-j|k"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "Expected at most 10 topics, found 11 in \"a,b,c,d,e|f,g,h,i,-j|k\". Ask for some of"
                + " them at a time.");
  }

  @Test
  void topic_whoseNameBeginsAnother_doesNotMatchTheOther() {
    site.publish(
        Story.of("a.md", "2024-01-01", "AI"), Story.of("b.md", "2024-01-02", "AI Builder"));

    assertThat(site.get("/articles?topics=ai").paths()).containsExactly("a.md");
    assertThat(site.get("/articles?topics=-ai").paths()).containsExactly("b.md");
  }

  @Test
  void article_matchingSeveralGroups_isListedOnce() {
    site.publish(
        Story.of("a.md", "2024-01-01", "AI", "Robotics"), Story.of("b.md", "2024-01-02", "AI"));

    var answer = site.get("/articles?topics=ai%7Crobotics");
    assertThat(answer.body())
        .isEqualTo(
            """
            {"value":[{"path":"b.md","title":"Title of b.md",\
            "publishedDateTime":"2024-01-02T00:00:00Z","heat":0,"topics":["AI"]},\
            {"path":"a.md","title":"Title of a.md",\
            "publishedDateTime":"2024-01-01T00:00:00Z","heat":0,"topics":["AI","Robotics"]}]}\
            """);
  }

  @Test
  void andGroup_ofCommonAndRareTopics_readsTheRarestTopicOnly() {
    for (var i = 10; i < 30; i++) {
      site.publish(Story.of(i + ".md", "2024-01-" + i, "AI"));
    }
    site.publish(Story.of("both.md", "2024-02-01", "AI", "Quantum"));

    site.get("/articles?topics=ai,quantum");
    assertThat(site.table.beyondDefinitions())
        .containsExactly("walk TOPICS", "walk TOPICS", "walk TOPIC#quantum");
  }

  @Test
  void topicExpression_thatContradictsItself_isEmptyWithoutATableRequest() {
    site.publish(Story.of("a.md", "2024-01-01", "AI"));

    assertThat(site.get("/articles?topics=ai,-ai").body()).isEqualTo("{\"value\":[]}");
    assertThat(site.table.beyondDefinitions()).isEmpty();
  }

  @Test
  void explanation_ofATopicExpression_isGivenToEditorsOnly() {
    site.publish(Story.of("a.md", "2024-01-01", "AI", "Robotics"))
        .draft(Story.of("b.md", "2024-01-02", "AI"), Story.of("c.md", "2024-01-03", "Robotics"));

    assertThat(
            site.get("/editor/articles?topics=Robotics,AI%7C-ai&state=draft&explain=true").body())
        .endsWith(
            """
            ],"explain":{"expression":"ai,robotics|-ai","partitions":[\
            {"partition":"DRAFT-TOPIC#ai","topics":"robotics","rowsRead":1},\
            {"partition":"DRAFT-FEED","topics":"-ai","rowsRead":2}],\
            "requests":2,"rowsRead":3,"returned":1,"readUnits":1.0}}\
            """);
    assertThat(site.get("/articles?topics=ai&explain=true").status()).isEqualTo(400);
  }

  /// The walk of every expression, filter and order equals looking at each article by itself.
  @Test
  void list_ofAnyExpressionFilterAndOrder_equalsACheckOfEachArticleAlone() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var stories = stories(random);
    stories.forEach(site::publish);
    for (var i = 0; i < 400; i++) {
      var query = new Query(random);
      var expected =
          stories.stream().filter(query.filter).sorted(query.order).map(Story::key).toList();
      var limit = 1 + random.nextInt(100);
      var found = new ArrayList<String>();
      for (var next = query.target + "&limit=" + limit; !next.isEmpty(); ) {
        var answer = site.get(next);
        assertThat(answer.status()).as("seed %d: %s %s", seed, next, answer.body()).isEqualTo(200);
        assertThat(answer.paths().size()).isLessThanOrEqualTo(limit);
        found.addAll(answer.paths());
        next = answer.next();
      }
      assertThat(found).as("seed %d: %s", seed, query.target).isEqualTo(expected);
    }
  }

  private static final List<String> TOPICS =
      List.of("AI", "AI Builder", "AI Hardware", "C++", "C#", "Robotics", "Quantum", "Rare");

  private static List<Story> stories(Random random) {
    var stories = new ArrayList<Story>();
    for (var i = 0; i < 300; i++) {
      var topics =
          TOPICS.stream().filter(topic -> random.nextInt(topic.equals("Rare") ? 60 : 4) == 0);
      var day = random.nextInt(20) == 0 ? "" : "2024-01-%02d".formatted(1 + random.nextInt(31));
      var story =
          Story.of("_news/%03d.md".formatted(i), day, topics.toArray(String[]::new))
              .heat(random.nextInt(11) - 5);
      story = random.nextBoolean() ? story.quality(random.nextInt(10)) : story;
      story = random.nextBoolean() ? story.type("video") : story.type("article");
      story = random.nextBoolean() ? story.category("News") : story;
      stories.add(random.nextBoolean() ? story.domain("example.org") : story);
    }
    return stories;
  }

  /// A random request, and what it means, said in another way than the code does.
  private static final class Query {
    String target = "/articles?";
    Predicate<Story> filter = _ -> true;
    Comparator<Story> order =
        Comparator.comparing((Story story) -> story.second() + "#" + story.key()).reversed();

    Query(Random random) {
      if (random.nextInt(4) > 0) {
        topics(random);
      }
      if (random.nextInt(4) == 0) {
        parameter("type", "video", story -> "video".equals(story.type()));
      }
      if (random.nextInt(4) == 0) {
        parameter("category", "news", story -> story.category() != null);
      }
      if (random.nextInt(4) == 0) {
        parameter("provider", "example.org", story -> story.domain() != null);
      }
      if (random.nextInt(4) == 0) {
        var least = random.nextInt(13) - 6;
        parameter("minHeat", "" + least, story -> story.heat() >= least);
      }
      if (random.nextInt(4) == 0) {
        var least = random.nextInt(10);
        parameter(
            "minQuality", "" + least, story -> story.quality() != null && story.quality() >= least);
      }
      var from = 1 + random.nextInt(20);
      if (random.nextInt(4) == 0) {
        var day = "2024-01-%02d".formatted(from);
        parameter(
            "from",
            day,
            story -> !story.second().startsWith("0") && story.second().compareTo(day) >= 0);
      }
      if (random.nextInt(4) == 0) {
        var day = "2024-01-%02d".formatted(from + 1 + random.nextInt(10));
        parameter(
            "to",
            day,
            story -> !story.second().startsWith("0") && story.second().compareTo(day) < 0);
      }
      if (random.nextInt(3) == 0) {
        target += "&sort=heat";
        order =
            Comparator.comparingLong((Story story) -> story.heat()).reversed().thenComparing(order);
      }
    }

    private void parameter(String name, String value, Predicate<Story> means) {
      target += "&" + name + "=" + Percent.encode(value, "");
      filter = filter.and(means);
    }

    private void topics(Random random) {
      var terms = 1 + random.nextInt(6);
      var text = new StringBuilder();
      Predicate<Story> any = _ -> false;
      Predicate<Story> all = _ -> true;
      for (var i = 0; i < terms; i++) {
        var name = TOPICS.get(random.nextInt(TOPICS.size()));
        var unwanted = random.nextInt(3) == 0;
        text.append(unwanted ? "-" : "").append(random.nextBoolean() ? name : Slug.of(name));
        all = all.and(story -> slugs(story).contains(Slug.of(name)) != unwanted);
        if (i + 1 == terms || random.nextInt(3) == 0) {
          any = any.or(all);
          all = _ -> true;
          text.append(i + 1 == terms ? "" : "|");
        } else {
          text.append(',');
        }
      }
      parameter("topics", text.toString(), any);
    }

    private static Set<String> slugs(Story story) {
      return story.topics().stream().map(Slug::of).collect(Collectors.toSet());
    }
  }
}
