package topicwire.query.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class BodyHtmlTest {
  private static final String PAGE = "https://a.example/2024/x.html";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='java\tscript:alert(1)'>x</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<img src='data:image/svg+xml;base64,x'>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<object data=x></object><embed src=x>",
        "<form action=x><input name=y><button>z</button></form>",
        "<style>*{display:none}</style><p style='position:fixed'>x",
        "<meta http-equiv=refresh content='0;url=x'><base href='https://evil.example/'>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<p id=heading class=x name=y onclick=alert(1)>x",
        "<!--><img src=x onerror=alert(1)>-->",
        "[x](javascript:alert(1)) ![x](vbscript:alert(1))",
        "<xmp><img src=x onerror=alert(1)></xmp>",
        "<template><img src=x onerror=alert(1)></template>"
      })
  void html_thatCouldRunOrSend_isRemoved(String body) {
    for (var key : List.of("a.html", "a.md")) {
      var elements = Jsoup.parse(BodyHtml.of(body, key, PAGE)).body().select("*");

      assertThat(elements)
          .allSatisfy(element -> {
            assertThat(element.normalName())
                .isNotIn(
                    "script",
                    "style",
                    "svg",
                    "math",
                    "iframe",
                    "object",
                    "embed",
                    "form",
                    "input",
                    "button",
                    "meta",
                    "base",
                    "noscript",
                    "xmp",
                    "template");
            element
                .attributes()
                .forEach(attribute -> {
                  var name = attribute.getKey().toLowerCase(Locale.ROOT);
                  assertThat(name).isIn("href", "src", "alt", "title", "rel", "width", "height");
                  if (name.equals("href") || name.equals("src")) {
                    assertThat(attribute.getValue()).matches("(?:https?|mailto):.*");
                  }
                });
          });
    }
  }

  @Test
  void markdown_isRenderedAndHtmlStaysHtml() {
    assertThat(BodyHtml.of("# A\n\n- b `c`\n\n> d", "x.md", PAGE))
        .isEqualTo(
            """
            <h1>A</h1>
            <ul>
            <li>b <code>c</code></li>
            </ul>
            <blockquote>
            <p>d</p>
            </blockquote>
            """
                .strip());
    assertThat(BodyHtml.of("<p>*a*</p>", "x.HTML", PAGE)).isEqualTo("<p>*a*</p>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>",
        "<b>",
        "<table><tr><td>",
        "<a href=x>",
        ">",
        "- ",
        "[",
        "![",
        "*a ",
        "`",
        "&",
        "<",
        "<p",
        "</",
        "<ul><li>",
        "_a*",
        "1. ",
        "[a](",
        "<!--"
      })
  void body_repeatedToTheLimit_isRendered(String piece) {
    var body = piece.repeat((BodyHtml.MAX_LENGTH - 1) / piece.length()) + "x";
    for (var key : List.of("a.md", "a.html")) {
      assertThat(BodyHtml.of(body, key, PAGE)).hasSizeLessThan(20 * BodyHtml.MAX_LENGTH);
    }
  }

  @Test
  void body_beyondTheLimit_isNotRendered() {
    assertThat(BodyHtml.of("a".repeat(BodyHtml.MAX_LENGTH + 1), "a.md", PAGE)).isEmpty();
    assertThat(BodyHtml.of("a".repeat(BodyHtml.MAX_LENGTH), "a.html", PAGE))
        .hasSize(BodyHtml.MAX_LENGTH);
  }
}
