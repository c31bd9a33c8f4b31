package topicwire.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What the page makes of no article, of hostile ones and of many.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadsTest {
  private static final String HOSTILE =
      """
      ---
      title: "<img src=x onerror=alert(1)> & </script><script>alert(2)</script>"
      excerpt: "<b>bold</b> javascript:alert(3)"
      publishedDateTime: "2026-01-01"
      webUrl: "javascript:alert(4)"
      provider:
        name: "<i>Mallory</i>"
        domain: "mallory.example\\"><script>"
      images:
      - url: "javascript:alert(5)"
      - url: "data:text/html,<script>alert(6)</script>"
      topics: ["<u>Markup</u>"]
      related:
      - title: "<s>Related</s>"
        webUrl: "javascript:alert(7)"
      ---
      """;

  private @Nullable Browsed browsed;

  @AfterAll
  void stop() throws Exception {
    if (browsed != null) {
      browsed.close();
    }
  }

  /// Started by the first test, so that it is tests that are skipped without a browser.
  private Browsed browsed() throws Exception {
    if (browsed == null) {
      browsed = Browsed.start();
    }
    return browsed;
  }

  @Test
  void untrustedText_onThePage_staysText() throws Exception {
    browsed().put("_news/hostile.md", HOSTILE).settled();
    try (var tab = browsed().tab().open("/?topics=u-markup-u")) {
      assertThat(tab.texts("#stories h2"))
          .containsExactly("<img src=x onerror=alert(1)> & </script><script>alert(2)</script>");
      assertThat(tab.text(".excerpt")).isEqualTo("<b>bold</b> javascript:alert(3)");
      assertThat(tab.text("h1")).isEqualTo("<u>Markup</u>");
      tab.click(".more").await("document.querySelector('.related li') !== null");
      assertThat(tab.text(".related li")).isEqualTo("<s>Related</s>");
      assertThat(
              tab.evaluate("document.querySelectorAll('main img, main b, main s').length").asInt())
          .isZero();
      assertThat(tab.evaluate("document.querySelectorAll('script').length").asInt()).isOne();
      assertThat(
              tab.evaluate("[...document.links].filter((a) => a.protocol !== 'http:').length")
                  .asInt())
          .isZero();
      browsed().requireQuiet(tab);
    }
  }

  @Test
  void card_leadsToTheOriginal() throws Exception {
    browsed()
        .put(
            "_news/original.md",
            "---\ntitle: Original\nwebUrl: https://www.example.org/x\ntopics: [Original]\n---\n")
        .settled();
    try (var tab = browsed().tab().open("/?topics=original")) {
      assertThat(tab.evaluate("document.querySelector('h2 a').href").asString())
          .isEqualTo("https://www.example.org/x");
    }
  }

  @Test
  void manyStories_inOneView_loadPageByPageOnlyAsFarAsTheReaderScrolls() throws Exception {
    for (var number = 100; number < 260; number++) {
      browsed()
          .put(
              "_many/%d.md".formatted(number),
              "---\ntitle: Story %d\npublishedDateTime: 2025-01-01T00:00:%02dZ\ntopics: [Many]\n---\n"
                  .formatted(number, number % 60));
    }
    browsed().settled();
    try (var tab = browsed().tab().open("/?topics=many")) {
      tab.await("document.querySelector('#summary').textContent !== '25 stories so far'");
      assertThat(tab.text("#summary")).isEqualTo("25 of 160 stories");
      assertThat(tab.watch().asked()).filteredOn(each -> each.contains("cursor=")).isEmpty();

      assertThat(tab.open("/?topics=many&from=2025-01-01").text("#summary"))
          .isEqualTo("25 stories so far");
      tab.open("/?topics=many");
      for (var shown = 50; shown <= 100; shown += 25) {
        tab.scrollDown().await("document.querySelectorAll('#stories > li').length >= " + shown);
      }
      tab.scrollDown();
      assertThat(tab.text(".next")).isEqualTo("More stories");
      assertThat(
              tab.evaluate(
                      "document.querySelector('#health').getBoundingClientRect().y < innerHeight")
                  .asBoolean())
          .isTrue();

      assertThat(tab.texts("#stories h2")).hasSize(100);

      // How soon the last pages come depends on how far up the end is pushed meanwhile.
      tab.click(".next").await("document.querySelectorAll('#stories > li').length >= 125");
      tab.scrollDown().await("document.querySelectorAll('#stories > li').length >= 150");
      tab.scrollDown().await("document.querySelectorAll('#stories > li').length === 160").settled();
      assertThat(tab.text("#summary")).isEqualTo("160 stories");
      assertThat(tab.texts("#stories h2")).doesNotHaveDuplicates();
      assertThat(tab.text("#end")).isEmpty();

      tab.evaluate("document.querySelectorAll('#stories > li')[140].scrollIntoView()");
      var place = "document.querySelectorAll('#stories > li')[140].getBoundingClientRect().top";
      var top = tab.evaluate(place).asInt();
      tab.evaluate("document.querySelector('.wordmark').click()");
      tab.await("document.querySelector('h1').textContent === 'All stories'").settled();
      tab.evaluate("history.back()");
      tab.await("document.querySelectorAll('#stories > li').length === 160").settled();
      tab.await("Math.abs(%s - %d) < 3".formatted(place, top));
      browsed().requireQuiet(tab);
    }
  }

  @Test
  void page_ofEmptyBucket_saysHowToFillIt() throws Exception {
    try (var empty = Browsed.start();
        var tab = empty.tab().open("/")) {
      assertThat(tab.text("#end"))
          .isEqualTo(
              "Nothing is published here yet. Copy an article file to the bucket, and it will be"
                  + " here a moment later: aws s3 cp my-article.md s3://…/_news/");
      assertThat(tab.text("#tree")).isEqualTo("All stories\n\nNo article has a topic yet.");
      empty.requireQuiet(tab);
    }
  }

  @Test
  void page_whenTheApiRefuses_showsTheWordsOfTheApi() throws Exception {
    try (var tab = browsed().tab().open("/?from=soon")) {
      assertThat(tab.text(".notice p:first-child")).startsWith("Expected ").contains("soon");
      assertThat(tab.texts(".ways > *")).containsExactly("Try again", "All stories");
      // The browser itself notes that a request was refused.
      assertThat(tab.watch().complaints()).hasSize(1).first().asString().contains("status of 400");
    }
  }

  @Test
  void page_openedFromAnotherHost_sendsNoEditorRequests() throws Exception {
    try (var tab = browsed().tabFromElsewhere().open("/?state=draft")) {
      tab.pointAt("document.querySelector('#health')");
      tab.await("document.querySelector('#health').textContent.includes('in the index')");

      assertThat(tab.watch().asked())
          .containsExactly("/?state=draft", "/articles", "/topics?tree=true", "/status");
      assertThat(tab.evaluate("document.querySelector('#states').checkVisibility()").asBoolean())
          .isFalse();
      assertThat(tab.watch().complaints()).isEmpty();
    }
  }

  @Test
  void topics_withCyclicOrMissingParents_areShownOnce() throws Exception {
    try (var odd = Browsed.start()) {
      odd.put("_data/topics/ebb.yaml", "_id: ebb\nname: Ebb\nparent: Flow\npublic: true\n")
          .put("_data/topics/flow.yaml", "_id: flow\nname: Flow\nparent: Ebb\npublic: true\n")
          .put(
              "_data/topics/moon.yaml",
              "_id: moon\nname: Moon\nparent: Sky & Stars\npublic: true\n")
          .put("_data/topics/self.yaml", "_id: self\nname: Self\nparent: Self\npublic: true\n")
          .settled();
      try (var tab = odd.tab().open("/")) {
        assertThat(tab.texts("#tree > ul > li"))
            .containsExactly("All stories", "Flow\n0\nEbb\n0", "Moon\n0", "Self\n0");
      }
    }
  }
}
