package topicwire.articles.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import topicwire.articles.ArticleParser;
import topicwire.index.Definition;
import topicwire.index.Interpretation;

/// Topic definitions in the settings file.
class SettingsTopicsTest {

  private static Interpretation parse(String text) {
    return new ArticleParser().parse(SettingsReader.KEY, text.getBytes(UTF_8));
  }

  private static List<Definition> definitions(String text) {
    return parse(text) instanceof Interpretation.Configured(var _, var _, var definitions)
        ? definitions
        : List.of();
  }

  private static List<String> flaws(String text) {
    return parse(text).flaws().stream()
        .map(flaw -> flaw.line() + " " + flaw.field() + " " + flaw.message())
        .toList();
  }

  @Test
  void map_defines_aTopicBehindEachNameOrSlug() {
    var definitions =
        definitions(
            """
            topicFields: [tags]
            topics:
              Meta AI: {replaces: [Facebook AI], public: true}
              robots:
                name: Robots
                parent: Meta AI
              secret: {aliases: [x], draft: true}
            """);

    assertThat(definitions).extracting(Definition::slug).containsExactly("meta-ai", "robots");
    assertThat(definitions).extracting(Definition::standsAlone).containsExactly(true, false);
    assertThat(definitions.getFirst().claims().replaces()).containsExactly("facebook-ai");
    assertThat(definitions.getLast().json())
        .isEqualTo("{\"name\":\"Robots\",\"parent\":\"Meta AI\"}");
    assertThat(definitions("topics: [tags]\n")).isEmpty();
  }

  @Test
  void fields_standBehindOneName() {
    assertThat(SettingsReader.read("topics: {AI: {}}\ntopicFields: [labels]\n".getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            SettingsFile.Valid.class,
            valid -> assertThat(valid.settings().topics()).containsExactly("labels"));
    assertThat(flaws("topics: [a]\ntopicFields: [b]\n"))
        .containsExactly("2 topicFields `topics` has a list of fields, too; remove one of the two");
  }

  @Test
  void mistake_rejectsTheFileAndNamesTheTopic() {
    assertThat(flaws("topics:\n  AI: {aliases: ['!!!']}\n  '?!': {}\n  Robots: many\n"))
        .containsExactly(
            "2 topics.AI.aliases expected names of topics, each with a letter or digit and at most"
                + " 100 characters, found `!!!`; write each as `- Name`",
            "3 topics expected the name of a topic, once, with a letter or digit, found `?!`;"
                + " rename it",
            "4 topics expected a map behind `Robots`; write it as `Robots: {aliases: [Name]}`");
    var many =
        IntStream.rangeClosed(1, 41)
            .mapToObj("  Topic %d: {parent: AI}\n"::formatted)
            .collect(Collectors.joining());
    assertThat(flaws("topics:\n" + many))
        .containsExactly(
            "1 topics expected at most 40 topics, found 41; write the others to files of their own,"
                + " `_data/topics/*.yaml`");
  }
}
