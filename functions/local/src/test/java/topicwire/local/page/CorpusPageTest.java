package topicwire.local.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real articles in the page. Runs where the corpus lies beside the project. */
@Tag("slow")
class CorpusPageTest {
  private static final Path SITE =
      Path.of(System.getProperty("topicwire.root", "."), "..", "shared", "corpus", "powerapps");

  private static final int SOME = 150;

  @Test
  void realArticlesAreBrowsed() throws Exception {
    assumeTrue(Files.isDirectory(SITE), "the corpus is not here: " + SITE);
    try (var browsed = Browsed.start()) {
      try (var files = Files.walk(SITE.resolve("_news"))) {
        files
            .filter(file -> file.toString().endsWith(".md"))
            .sorted()
            .limit(SOME)
            .forEach(file -> browsed.stack().bucket().put(SITE.relativize(file).toString(), file));
      }
      browsed.settled();
      try (var tab = browsed.tab().open("/")) {
        assertThat(tab.watch().asked()).containsExactly("/", "/articles", "/topics");
        assertThat(tab.texts("#stories h2")).hasSize(25);

        tab.scrollDown().await("document.querySelectorAll('#stories > li').length === 50");
        tab.click("#tree li:nth-child(2) a.topic").settled();
        assertThat(tab.evaluate("document.querySelectorAll('#timeline a').length").asInt())
            .isPositive();
        assertThat(tab.texts("#stories h2")).hasSize(25);
        tab.click("#timeline a[tabindex='0']").settled();
        assertThat(tab.texts("#stories h2")).isNotEmpty();
        browsed.requireQuiet(tab);
      }
    }
  }
}
