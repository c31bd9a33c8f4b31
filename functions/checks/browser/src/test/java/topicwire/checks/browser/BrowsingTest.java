package topicwire.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a reader with a mouse does with the project's samples.
@Tag("slow")
@ExtendWith(Reading.class)
class BrowsingTest {
  private static final String TITLES = "#stories h2";

  private static final List<String> NEWEST =
      List.of(
          "The Harbour Post in March",
          "Tidal farm feeds the harbour",
          "Ferries get batteries the size of a bus",
          "Seagrass comes back to the bay",
          "Harbour opens its charts",
          "How to read a tide table",
          "Splicing a rope that lasts",
          "What the crabs know",
          "Storm barrier goes to the vote",
          "Inês Okafor");

  @Test
  void firstView_afterOpening_needsThePageAndTwoRequests(Tab tab) {
    tab.open("/");

    assertThat(tab.watch().asked()).containsExactly("/", "/articles", "/topics?tree=true");
    assertThat(tab.texts(TITLES)).isEqualTo(NEWEST);
    assertThat(tab.text("h1")).isEqualTo("All stories");
    assertThat(tab.text("#summary")).isEqualTo("10 stories");
  }

  @Test
  void topics_withParents_areListedUnderThemWithTheNumbersOfTheirTrees(Tab tab) {
    tab.open("/");

    assertThat(tab.texts("#tree > ul > li > .row > .topic"))
        .containsExactly(
            "All stories",
            "Bay Ecology\n4",
            "Harbours\n4",
            "Energy Storage\n3",
            "Navigation\n2",
            "Weather\n2",
            "C++\n1",
            "Ferries\n1",
            "Open Data\n1",
            "Seagrass\n1",
            "Storm Surges\n1");
    assertThat(tab.texts("#tree ul ul .topic")).containsExactly("Tidal Power\n2");
  }

  @Test
  void topicSearch_byNameOrKeyword_findsTheTopic(Tab tab) {
    tab.open("/").click("#search").type("turbine");

    tab.await("document.querySelectorAll('#tree li').length === 1");
    assertThat(tab.texts("#tree .topic")).containsExactly("Tidal Power\n2");
    assertThat(tab.text("#found")).isEqualTo("1 topic found");
  }

  @Test
  void topic_whenClicked_showsItsStoriesAddressAndTitle(Tab tab) {
    tab.open("/").clickOn(topic("Tidal Power")).settled();

    assertThat(tab.address()).isEqualTo("/?topics=tidal-power");
    assertThat(tab.text("h1")).isEqualTo("Tidal Power");
    assertThat(tab.texts(TITLES))
        .containsExactly("Tidal farm feeds the harbour", "How to read a tide table");
    assertThat(tab.watch().asked()).endsWith("/topics/tidal-power/articles", "/topics/tidal-power");
    assertThat(tab.text("#tree [aria-current]")).isEqualTo("Tidal Power\n2");
    assertThat(tab.evaluate("document.title").asString()).isEqualTo("Tidal Power · Topicwire");
  }

  @Test
  void topicWithOthersBelowIt_whenClicked_showsTheStoriesOfItsTree(Tab tab) {
    tab.open("/").clickOn(topic("Energy Storage")).settled();

    assertThat(tab.address()).isEqualTo("/?topics=energy-storage/*");
    assertThat(tab.text("h1")).isEqualTo("Energy Storage and all below");
    assertThat(tab.texts(TITLES))
        .containsExactly(
            "Tidal farm feeds the harbour",
            "Ferries get batteries the size of a bus",
            "How to read a tide table");
    assertThat(tab.text("#summary")).isEqualTo("3 stories");

    tab.clickOn("document.querySelector('#timeline .near a')").settled();
    assertThat(tab.address()).isEqualTo("/?topics=energy-storage");
    assertThat(tab.texts(TITLES)).hasSize(2);
  }

  @Test
  void topics_combinedByAndNotOr_showTheMatchingStories(Tab tab) {
    tab.open("/?topics=harbours");
    tab.pointAt(topic("Energy Storage")).clickOn(topicLink("and Energy Storage")).settled();
    assertThat(tab.address()).isEqualTo("/?topics=harbours,energy-storage");
    assertThat(tab.text("h1")).isEqualTo("Harbours and Energy Storage");
    assertThat(tab.texts(TITLES))
        .containsExactly("Tidal farm feeds the harbour", "Ferries get batteries the size of a bus");

    tab.pointAt(topic("Ferries")).clickOn(topicLink("not Ferries")).settled();
    assertThat(tab.address()).isEqualTo("/?topics=harbours,energy-storage,-ferries");
    assertThat(tab.text("h1")).isEqualTo("Harbours and Energy Storage without Ferries");
    assertThat(tab.texts(TITLES)).containsExactly("Tidal farm feeds the harbour");

    tab.pointAt(topic("Weather")).clickOn(topicLink("or Weather")).settled();
    assertThat(tab.address()).isEqualTo("/?topics=harbours,energy-storage,-ferries%7Cweather");
    assertThat(tab.texts(TITLES))
        .containsExactly(
            "Tidal farm feeds the harbour",
            "What the crabs know",
            "Storm barrier goes to the vote");
    assertThat(tab.texts(".chip .text"))
        .containsExactly("Harbours", "Energy Storage", "Ferries", "Weather");
  }

  @Test
  void topicChip_whenJoinedAnotherWayOrRemoved_changesTheView(Tab tab) {
    tab.open("/?topics=harbours,weather");
    assertThat(tab.text("#end")).startsWith("No story is about Harbours and Weather.");

    tab.evaluate(
        "(() => { const join = document.querySelectorAll('.chip select')[1];"
            + " join.value = 'or'; join.dispatchEvent(new Event('change')); })()");
    tab.settled();
    assertThat(tab.address()).isEqualTo("/?topics=harbours%7Cweather");
    assertThat(tab.texts(TITLES)).hasSize(6);

    tab.click("[aria-label='Remove Harbours']").settled();
    assertThat(tab.address()).isEqualTo("/?topics=weather");
    assertThat(tab.texts(TITLES))
        .containsExactly("What the crabs know", "Storm barrier goes to the vote");
  }

  @Test
  void address_whenOpened_restoresTheView(Tab tab) {
    tab.open("/?topics=harbours|weather,-bay-ecology&sort=heat&from=2026-01-01");

    assertThat(tab.text("h1"))
        .isEqualTo("Harbours, or Weather without Bay Ecology, since 1 Jan 2026");
    assertThat(tab.texts(TITLES))
        .containsExactly(
            "Tidal farm feeds the harbour",
            "Ferries get batteries the size of a bus",
            "Harbour opens its charts",
            "The Harbour Post in March");
    assertThat(tab.evaluate("document.querySelector('[name=sort]:checked').value").asString())
        .isEqualTo("heat");
    assertThat(tab.evaluate("document.querySelector('#from').value").asString())
        .isEqualTo("2026-01-01");
    assertThat(tab.texts(".chip .text")).endsWith("since 1 Jan 2026");
  }

  @Test
  void backButton_afterAnotherView_showsThePreviousOne(Tab tab) {
    tab.open("/").clickOn(topic("Weather")).settled();
    tab.evaluate("history.back()");
    tab.await("document.querySelector('h1').textContent === 'All stories'").settled();

    assertThat(tab.texts(TITLES)).isEqualTo(NEWEST);
  }

  @Test
  void month_whenClickedTwice_narrowsTheViewAndWidensItAgain(Tab tab) {
    tab.open("/?topics=tidal-power");
    assertThat(
            tab.evaluate(
                    "[...document.querySelectorAll('#timeline svg a')].map((a) => a.dataset.label)")
                .valueStream())
        .extracting(label -> label.asString())
        .containsExactly("January 2026, 1 story", "March 2026, 1 story");

    tab.click("[aria-label^='March 2026']").settled();
    assertThat(tab.address()).isEqualTo("/?topics=tidal-power&from=2026-03-01&to=2026-04-01");
    assertThat(tab.texts(TITLES)).containsExactly("Tidal farm feeds the harbour");
    assertThat(tab.texts(".chip .text")).containsExactly("Tidal Power", "March 2026");
    assertThat(tab.evaluate("document.querySelector('#to').value").asString())
        .isEqualTo("2026-03-31");

    tab.await("document.querySelector('#timeline [aria-current]') !== null");
    tab.click("[aria-label^='March 2026']").settled();
    assertThat(tab.address()).isEqualTo("/?topics=tidal-power");
  }

  @Test
  void stories_whenSortedByHeat_startWithTheHottest(Tab tab) {
    tab.open("/").click("[name=sort][value=heat] + span").settled();

    assertThat(tab.address()).isEqualTo("/?sort=heat");
    assertThat(tab.texts(TITLES))
        .startsWith("Tidal farm feeds the harbour", "Ferries get batteries the size of a bus");
  }

  private static String topic(String name) {
    return "[...document.querySelectorAll('#tree .topic')].find((each) =>"
        + " each.querySelector('.name')?.textContent === '%s')".formatted(name);
  }

  private static String topicLink(String label) {
    return "document.querySelector('#tree [aria-label=\"%s\"]')".formatted(label);
  }
}
