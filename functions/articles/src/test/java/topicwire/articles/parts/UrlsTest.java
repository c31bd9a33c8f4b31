package topicwire.articles.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which URLs are served.
class UrlsTest {
  private static final long SEED = Long.getLong("topicwire.seed", 20261130);

  /// What decides: letters of a scheme, separators, and what browsers read otherwise.
  private static final String[] PIECES = {
    "http",
    "https",
    "HTTP",
    "s",
    "javascript",
    "a",
    "Z",
    "9",
    ":",
    "://",
    "//",
    "/",
    "\\",
    "?",
    "#",
    "@",
    ".",
    "+",
    "-",
    " ",
    "\t",
    "\n",
    "\u0085",
    "\u2028",
    "é",
    "example.org"
  };

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\u2028\u2029]");
  private static final Pattern ABSOLUTE =
      Pattern.compile("(?i:https?)://[^ /?#:@\\\\][^ /?#@\\\\]*([/?#\\\\].*)?");
  private static final Pattern WITH_SCHEME = Pattern.compile(" *[A-Za-z][A-Za-z0-9+.-]*:.*");
  private static final Pattern WITH_HOST = Pattern.compile(" *[/\\\\]{2}.*");

  @Test
  void url_ofAnyPieces_isServedAsTheGrammarHasIt() {
    var random = new Random(SEED);
    var served = 0;
    for (var i = 0; i < 200_000; i++) {
      var text = new StringBuilder();
      for (var piece = random.nextInt(7); piece >= 0; piece--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      var url = text.toString();
      var clean = !CONTROL.matcher(url).find();
      var absolute = clean && ABSOLUTE.matcher(url).matches();
      var path = clean && !WITH_SCHEME.matcher(url).matches() && !WITH_HOST.matcher(url).matches();
      assertThat(Urls.isAbsolute(url)).as("seed %d, %s", SEED, url).isEqualTo(absolute);
      assertThat(Urls.isAbsoluteOrPath(url))
          .as("seed %d, %s", SEED, url)
          .isEqualTo(absolute || path);
      served += absolute ? 1 : 0;
    }
    assertThat(served).as("absolute ones among them").isGreaterThan(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//example.org/x",
        "\\\\example.org",
        "https://user@example.org/",
        "https://",
        "https:///x",
        "https://:443/"
      })
  void url_thatCouldHarmAReader_isNotServed(String url) {
    assertThat(Urls.isAbsoluteOrPath(url)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org",
        "HTTP://example.org:8080/a b[1]",
        "/a",
        "a/b:c",
        "",
        "?q=1"
      })
  void url_ofAHostOrPath_isServed(String url) {
    assertThat(Urls.isAbsoluteOrPath(url)).isTrue();
  }
}
