package topicwire.checks.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import topicwire.testing.Depth;

/// Rules of WCAG 2.2 as axe-core knows them, and what it cannot see: keyboard, width, calm.
@Tag("slow")
@ExtendWith(Reading.class)
class AccessibilityTest {
  private static final List<String> VIEWS =
      List.of(
          "/", "/?topics=tidal-power", "/?topics=harbours,weather", "/?topics=ferries&state=any");

  private record Form(String scheme, int width) {}

  /// Each scheme and each width; in full each of the one with each of the other.
  private static final List<Form> FORMS =
      Depth.of(
          List.of(new Form("light", 360), new Form("dark", 1280)),
          List.of(
              new Form("light", 360),
              new Form("light", 1280),
              new Form("dark", 360),
              new Form("dark", 1280)));

  static Stream<Arguments> views() {
    return VIEWS.stream()
        .flatMap(
            view -> FORMS.stream().map(form -> Arguments.of(view, form.scheme(), form.width())));
  }

  @ParameterizedTest
  @MethodSource("views")
  void view_inEverySchemeAndWidth_breaksNoAccessibilityRule(
      String view, String scheme, int width, Tab tab) throws IOException {
    tab.prefer(scheme).resize(width, 900).open(view);
    if (width < 960) {
      tab.click("#unfold");
    }
    tab.evaluate("document.querySelectorAll('.more').forEach((each) => each.click())");
    tab.await(
        "![...document.querySelectorAll('.related')].some((each) => each.textContent === 'Looking"
            + " …')");

    tab.evaluate(axe() + "; null");
    var broken = tab.evaluate("axe.run().then((found) => found.violations)");

    assertThat(broken.valueStream().map(AccessibilityTest::summary)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"light,360", "light,1280", "dark,360", "dark,1280"})
  void articlePage_inEveryForm_breaksNoRule(String scheme, int width, Tab tab) throws IOException {
    tab.prefer(scheme).resize(width, 900).open("/?topics=tidal-power");
    tab.click("[aria-label='Read Tidal farm feeds the harbour']");
    tab.await("document.querySelector('article h1') !== null");

    tab.evaluate(axe() + "; null");
    var broken = tab.evaluate("axe.run().then((found) => found.violations)");

    assertThat(broken.valueStream().map(AccessibilityTest::summary)).isEmpty();
    assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt()).isEqualTo(width);
  }

  private static String summary(JsonNode violation) {
    return violation.path("id").asString() + ": " + violation.path("nodes");
  }

  private static String axe() throws IOException {
    try (var script = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
      if (script == null) {
        throw new IOException("expected axe.min.js on the class path");
      }
      return new String(script.readAllBytes(), UTF_8);
    }
  }

  @Test
  void page_inDarkOrLightScheme_isDarkOrLight(Tab tab) {
    var paper = "getComputedStyle(document.body).backgroundColor";

    assertThat(tab.open("/").evaluate(paper).asString()).isEqualTo("rgb(253, 252, 250)");
    assertThat(tab.prefer("dark").evaluate(paper).asString()).isEqualTo("rgb(19, 20, 18)");
  }

  @Test
  void page_withKeyboardAlone_canBeSearchedAndBrowsed(Tab tab) {
    tab.open("/").press(Key.TAB);
    assertThat(focused(tab)).isEqualTo("Skip to the stories");

    tab.press(Key.TAB).press(Key.TAB);
    assertThat(tab.evaluate("document.activeElement.id").asString()).isEqualTo("search");
    tab.type("tidal").await("document.querySelectorAll('#tree li').length === 1");
    tab.press(Key.TAB);
    assertThat(focused(tab)).isEqualTo("Tidal Power\n2");
    tab.press(Key.ENTER).settled();
    assertThat(tab.address()).isEqualTo("/?topics=tidal-power");
    assertThat(focused(tab)).isEqualTo("Tidal Power\n2");

    tab.evaluate("document.querySelector('#search').select()");
    tab.type("harb").await("document.querySelector('#tree .name').textContent === 'Harbours'");
    tab.press(Key.TAB).press(Key.TAB);
    assertThat(focused(tab)).isEqualTo("and");
    tab.press(Key.ENTER).settled();
    assertThat(tab.address()).isEqualTo("/?topics=tidal-power,harbours");
    assertThat(tab.texts("#stories h2")).containsExactly("Tidal farm feeds the harbour");
  }

  @Test
  void timeline_onArrowKeys_goesFromMonthToMonth(Tab tab) {
    tab.open("/?topics=harbours");
    tab.evaluate("document.querySelector('#timeline [tabindex=\"0\"]').focus()");
    assertThat(label(tab)).isEqualTo("March 2026, 2 stories");

    tab.press(Key.LEFT);
    assertThat(label(tab)).isEqualTo("February 2026, 1 story");
    assertThat(tab.text(".said")).isEqualTo("February 2026, 1 story");
    tab.press(Key.ENTER).settled();
    assertThat(tab.address()).isEqualTo("/?topics=harbours&from=2026-02-01&to=2026-03-01");
    tab.await("document.querySelector('#timeline [aria-current]') !== null");
    assertThat(label(tab)).isEqualTo("February 2026, 1 story");
  }

  @Test
  void skipLink_onFirstTabAndEnter_leadsToTheStories(Tab tab) {
    tab.open("/").press(Key.TAB).press(Key.ENTER);

    tab.await("document.activeElement.id === 'heading'");
    assertThat(tab.text("#summary")).isEqualTo("10 stories");
  }

  @ParameterizedTest
  @CsvSource({"320", "768", "1920"})
  void page_atAnyWidth_needsNoHorizontalScrolling(int width, Tab tab) {
    tab.resize(width, 800)
        .open("/?topics=tidal-power,harbours|bay-ecology,-weather&from=2025-01-01");

    assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt()).isEqualTo(width);
  }

  @Test
  void topics_onAPhone_areCollapsedAndCollapseAgainAfterAChoice(Tab tab) {
    tab.resize(390, 844).open("/");
    assertThat(shown(tab)).isFalse();

    tab.click("#unfold");
    assertThat(shown(tab)).isTrue();
    tab.click("#tree a.topic[data-key='topic weather']").settled();
    assertThat(shown(tab)).isFalse();
    assertThat(tab.evaluate("document.activeElement.id").asString()).isEqualTo("heading");
  }

  @ParameterizedTest
  @CsvSource({"/", "/?topics=tidal-power", "'/?topics=tidal-power,-ferries'"})
  void firstScreenOfAPhone_isForStories(String view, Tab tab) {
    tab.resize(390, 844).open(view);

    var top = tab.evaluate("document.querySelector('#stories > li').getBoundingClientRect().top");
    assertThat(top.asInt()).isLessThan(844 * 55 / 100);
    assertThat(tab.evaluate("document.querySelector('#from').checkVisibility()").asBoolean())
        .isFalse();
    tab.click("#options");
    assertThat(tab.evaluate("document.querySelector('#from').checkVisibility()").asBoolean())
        .isTrue();
    assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt()).isEqualTo(390);
  }

  /// A ring reaches four pixels beyond its element, and what scrolls cuts off what is outside.
  @ParameterizedTest
  @CsvSource({"1280", "390"})
  void ringOfTheFocus_isCutOffNowhere(int width, Tab tab) {
    tab.resize(width, 844).open("/?topics=tidal-power");
    tab.await("document.querySelector('#timeline a') !== null");
    var cut =
        tab.evaluate(
            """
            (() => {
              const cuts = (box) => ['overflowX', 'overflowY'].some((side) =>
                getComputedStyle(box)[side] !== 'visible');
              return [...document.querySelectorAll('a, button, input, select')]
                .filter((each) => each.checkVisibility() && !each.matches('.skip'))
                .filter((each) => {
                  const ring = each.getBoundingClientRect();
                  for (let box = each.parentElement; box && box !== document.body; box = box.parentElement) {
                    const inner = box.getBoundingClientRect();
                    const isOut = ring.left - 4 < inner.left || ring.right + 4 > inner.right
                      || ring.top - 4 < inner.top;
                    if (cuts(box) && isOut) return true;
                  }
                  return false;
                })
                .map((each) => each.outerHTML.slice(0, 80));
            })()
            """);

    assertThat(cut.valueStream().map(JsonNode::asString)).isEmpty();
  }

  /// Cumulative Layout Shift of everything that was not answering a key or click.
  @ParameterizedTest
  @CsvSource({"/,1280", "/,390", "/?topics=tidal-power,1280", "/?topics=tidal-power,390"})
  void page_whileItLoads_doesNotShiftItsContent(String view, int width, Tab tab) {
    tab.resize(width, 844).open(view);

    var shift =
        tab.evaluate(
            "new Promise((done) => new PerformanceObserver((list) =>"
                + " done(list.getEntries().filter((each) => !each.hadRecentInput).reduce((sum,"
                + " each) => sum + each.value, 0))).observe({ type: 'layout-shift', buffered: true"
                + " }) || setTimeout(() => done(0), 300))");
    assertThat(shift.asDouble()).isZero();
  }

  private static boolean shown(Tab tab) {
    return tab.evaluate("document.querySelector('#topics').checkVisibility()").asBoolean();
  }

  private static String focused(Tab tab) {
    return tab.evaluate("document.activeElement.innerText").asString();
  }

  private static String label(Tab tab) {
    return tab.evaluate("document.activeElement.getAttribute('aria-label')").asString();
  }
}
