package topicwire.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a view of the project's samples offers beside its list.
@Tag("slow")
@ExtendWith(Reading.class)
class AroundTheListTest {
  @Test
  void relatedStories_onDemand_areRequestedAndShown(Tab tab) {
    tab.open("/?topics=tidal-power")
        .click("[aria-label='Related to Tidal farm feeds the harbour']");
    tab.await("document.querySelector('.related li') !== null");

    assertThat(tab.watch().asked().getLast())
        .isEqualTo("/article?key=_news%2F2026-03-02-tidal-farm-feeds-the-harbour.md");
    assertThat(tab.texts(".related li > a"))
        .containsExactly(
            "Ferries get batteries the size of a bus",
            "How to read a tide table",
            "Living with the tide");
  }

  @Test
  void cardOfASample_leadsToItsPageHereAndHasAPicture(Tab tab) {
    tab.open("/?topics=ferries");

    assertThat(tab.evaluate("document.querySelector('h2 a').getAttribute('href')").asString())
        .isEqualTo("/?article=_news%2F2026-02-20-batteries-for-ferries.md");
    tab.await("document.querySelector('.picture.loaded') !== null");
    assertThat(
            tab.evaluate("document.querySelector('#stories img').getAttribute('src')").asString())
        .isEqualTo("/media/images/2026-02-20-batteries-for-ferries.jpg");
    assertThat(tab.evaluate("document.querySelector('#stories time').title").asString())
        .endsWith("20 February 2026 at 15:05");
    assertThat(tab.evaluate("document.querySelector('#stories img').width").asInt()).isPositive();
    assertThat(tab.watch().pictures()).isEqualTo(1);
  }

  @Test
  void article_withoutAPageElsewhere_isReadHere(Tab tab) {
    tab.open("/?topics=ferries")
        .click("[aria-label='Read Ferries get batteries the size of a bus']");
    tab.await("document.querySelector('article h1') !== null");

    assertThat(tab.address()).isEqualTo("/?article=_news%2F2026-02-20-batteries-for-ferries.md");
    assertThat(tab.text("h1")).isEqualTo("Ferries get batteries the size of a bus");
    assertThat(tab.text(".body")).isNotBlank();
    assertThat(tab.evaluate("getComputedStyle(document.querySelector('main')).maxWidth").asString())
        .as("the style is the one that the policy names")
        .isEqualTo("704px");
  }

  @Test
  void heading_ofANarrowedView_saysWhatNarrowsIt(Tab tab) {
    tab.open("/?type=video&from=2025-12-01&to=2026-01-01");
    assertThat(tab.text("h1")).isEqualTo("All stories of type video, December 2025");
    assertThat(tab.evaluate("document.title").asString())
        .isEqualTo("All stories of type video, December 2025 · Topicwire");
  }

  @Test
  void day_fromAndToAlike_isThatDay(Tab tab) {
    tab.open("/?from=2026-02-20&to=2026-02-20");
    assertThat(tab.texts("#stories h2")).containsExactly("Ferries get batteries the size of a bus");
  }

  @Test
  void feeds_ofAView_haveTheSameTopicsDatesAndOrder(Tab tab) {
    tab.open("/?topics=tidal-power&from=2026-03-01");
    assertThat(feeds(tab))
        .containsExactly(
            "/topics/tidal-power/feed.atom?from=2026-03-01",
            "/topics/tidal-power/feed.rss?from=2026-03-01",
            "/topics/tidal-power/feed.json?from=2026-03-01");

    tab.open("/?topics=ferries|weather&sort=heat");
    assertThat(feeds(tab)).first().isEqualTo("/feed.atom?topics=ferries%7Cweather&sort=heat");
  }

  @Test
  void view_withoutStories_explainsWhyAndOffersAWayOut(Tab tab) {
    tab.open("/?topics=ferries&from=2020-01-01&to=2020-02-01");
    assertThat(tab.text(".notice p:first-child"))
        .isEqualTo("No story is about Ferries, January 2020.");
    tab.clickOn("document.querySelector('.ways a')").settled();
    assertThat(tab.texts("#stories h2")).containsExactly("Ferries get batteries the size of a bus");

    tab.open("/?topics=quantum");
    assertThat(tab.text(".notice p:first-child"))
        .isEqualTo("No published story has the topic quantum.");
  }

  @Test
  void footer_whenItIsReached_showsTheStateOfTheIndex(Tab tab) {
    tab.open("/").pointAt("document.querySelector('#health')");
    tab.await("document.querySelector('#health').textContent.trim() !== ''");

    // The stack is that of all tests of the page: the tick of its first minute compares.
    assertThat(tab.text("#health"))
        .matches(
            "10 stories and 1 draft in the index, (not compared with the bucket yet|compared with"
                + " the bucket .*, nothing had been missed)");
    assertThat(tab.text("#request")).isEqualTo("/articles");
  }

  @Test
  void draftView_forEditors_showsDraftsAndTheFlawsOfRejectedFiles(Tab tab) {
    tab.open("/").click("[name=state][value=draft] + span").settled();
    tab.await("document.querySelector('#rejections summary') !== null");

    assertThat(tab.address()).isEqualTo("/?state=draft");
    assertThat(feeds(tab)).as("drafts are in no feed").isEmpty();
    assertThat(tab.texts("#stories h2")).containsExactly("The marsh plan, in three maps");
    assertThat(tab.texts(".draft")).containsExactly("Draft");
    tab.click("#rejections summary");
    assertThat(tab.text("#rejections code")).isEqualTo("_news/2026-03-04-lighthouse-for-sale.md");
    assertThat(tab.texts("#rejections li li"))
        .contains(
            "Line 4, publishedDateTime: expected a date as 2024-04-11 or a date and time with"
                + " offset as 2024-04-11T08:00:16Z, years 0001 to 9999, found"
                + " `2026-02-30T10:00:00Z`; correct it",
            "Line 7, published: expected `true` or `false`, found `maybe`; write one of the two, or"
                + " remove the line");
  }

  private static List<String> feeds(Tab tab) {
    return tab.evaluate(
            "[...document.querySelectorAll('#feeds a')].map((a) => a.getAttribute('href'))")
        .valueStream()
        .map(each -> each.asString())
        .toList();
  }
}
