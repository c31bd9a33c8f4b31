package topicwire.articles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;

/// What clients put into `href` and `src` is a link of http or https, or a path, whatever shape the
/// file has for it.
class LinksTest {
  private static final List<String> NAMES =
      List.of(
          "webUrl",
          "originalUrl",
          "ampWebUrl",
          "web_url",
          "canonical_URL",
          "url",
          "urls",
          "uri",
          "href",
          "link",
          "links",
          "src",
          "hero-src",
          "website",
          "canonical",
          "permalink",
          "alias",
          "aliases",
          "redirect_from",
          "image",
          "images",
          "cover",
          "featured_image",
          "hero",
          "heroImage",
          "thumbnail",
          "og_image");

  /// Where a link can stand; %s is the name, BAD the link.
  private static final List<String> SHAPES =
      List.of(
          "%s: BAD",
          "%s: [BAD]",
          "%s: [[BAD]]",
          "%s:\n- url: BAD",
          "%s:\n- src: BAD",
          "%s:\n  href: BAD",
          "related:\n- title: T\n  %s: BAD",
          "related:\n- title: T\n  %s: [BAD, BAD]",
          "related:\n- title: T\n  %s: [[BAD]]",
          "related:\n- title: T\n  provider:\n    %s: [BAD]",
          "provider:\n  name: N\n  %s: BAD",
          "provider:\n  name: N\n  %s: [BAD]",
          "images:\n- url: /ok.png\n  %s: BAD",
          "images:\n- url: /ok.png\n  %s: [BAD]",
          "params:\n  deep:\n  - - %s: BAD",
          "params:\n  deep:\n  - - %s: [BAD]");

  private static final List<String> LINKS =
      List.of(
          "javascript:alert(1)",
          "JavaScript://example.org/%0Aalert(1)",
          "  javascript:alert(1)",
          "java\\tscript:alert(1)",
          "javascript:alert(1)\\u2028",
          "data:text/html,<script>alert(1)</script>",
          "vbscript:msgbox(1)",
          "file:///etc/passwd",
          "//evil.example/x",
          "\\\\\\\\evil.example/x",
          "/\\\\evil.example/x",
          "https://user@evil.example/",
          "mailto:a@example.org");

  private static Interpretation.Published read(String fields) {
    var text = "---\ntitle: T\n" + fields + "\n---\n";
    var read = new ArticleParser().parse("_news/x.md", text.getBytes(UTF_8));
    assertThat(read).as(text).isInstanceOf(Interpretation.Published.class);
    return (Interpretation.Published) read;
  }

  static Stream<String> shapes() {
    return SHAPES.stream();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void link_thatABrowserWouldNotOnlyOpen_isServedInNoShape(String shape) {
    for (var name : NAMES) {
      for (var link : LINKS) {
        var file = shape.formatted(name).replace("BAD", "\"" + link + "\"");
        var read = read(file);
        assertThat(read.article().detail() + read.article().item())
            .as(file)
            .doesNotContainIgnoringCase("script")
            .doesNotContain("evil", "data:", "file:", "mailto:");
        // Of aliases, what is no text of one line was never one.
        if (!name.startsWith("alias") && !name.equals("redirect_from")) {
          assertThat(read.warnings())
              .as(file)
              .extracting(Flaw::code)
              .containsAnyOf("url-dropped", "image-dropped");
        }
      }
    }
  }

  /// With an address of its own, paths are resolved: that makes no link of a script.
  @ParameterizedTest
  @ValueSource(strings = {"aliases", "images", "hero"})
  void link_besideTheAddressOfTheArticle_isServedNeither(String name) {
    for (var link : LINKS) {
      var file = "webUrl: https://example.org/a/b\n%s: [\"%s\"]".formatted(name, link);
      var detail = read(file).article().detail();
      assertThat(detail.replace("https://example.org/", "/"))
          .as(file)
          .doesNotContainPattern("(?i)\"[^\"/]*(script|data|file|mailto):")
          .doesNotContainPattern("\"[/\\\\]{2,}")
          .doesNotContain("user@evil");
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void link_ofHttpOrAPath_isServedInEveryShape(String shape) {
    for (var name : List.of("webUrl", "href", "link", "src", "uri", "image", "alias")) {
      for (var link : List.of("https://example.org/x?a=b:c#d", "/x/y.png", "x/y.png", "../y:z")) {
        var file = shape.formatted(name).replace("BAD", "\"" + link + "\"");
        if (shape.startsWith("%s") && name.equals("webUrl")) {
          continue; // the article's own address is one text
        }
        assertThat(read(file).article().detail()).as(file).contains(link);
      }
    }
  }

  @Test
  void text_underAnyOtherName_mayBeginWithAnyWord() {
    var read =
        read("series: \"JavaScript: the good parts\"\nitems:\n- headline: \"data: a story\"");
    assertThat(read.article().detail()).contains("JavaScript: the good parts", "data: a story");
    assertThat(read.warnings()).isEmpty();
  }
}
