package topicwire.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Real articles in the page. Runs where the corpus lies beside the project.
@Tag("slow")
class CorpusPageTest {
  private static final Path SITE =
      Path.of(System.getProperty("topicwire.root", "."), "..", "shared", "corpus", "powerapps");

  private static final int SOME = 150;

  @Test
  void page_withRealArticles_canBeBrowsed() throws Exception {
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
        assertThat(tab.watch().asked()).startsWith("/", "/articles", "/topics?tree=true");
        tab.await("/^25 of 1\\d\\d stories$/.test(document.querySelector('#summary').textContent)");
        assertThat(tab.texts("#stories h2")).hasSize(25);

        tab.scrollDown().await("document.querySelectorAll('#stories > li').length === 50");
        tab.scrollDown().await("document.querySelectorAll('#stories > li').length === 75");
        var top = tab.evaluate("Math.round(scrollY)").asInt();
        tab.evaluate(
            "document.querySelectorAll('#stories > li')[60].querySelector('.tags a').click()");
        tab.settled();
        assertThat(tab.address()).startsWith("/?topics=");
        tab.evaluate("history.back()");
        tab.await("document.querySelectorAll('#stories > li').length >= 75");
        tab.await("Math.abs(scrollY - %d) < 3".formatted(top));
        tab.evaluate("scrollTo(0, 0)");
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
