package topicwire.articles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.Interpretation;

/// Two megabytes of what Markdown and HTML parsers nest, match or look ahead for.
@Tag("slow")
class HostileBodyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[", "![", "*a ", "**a", "*a **a ", "_", "`", "<", "&", ">", "> ", "- ", "1. ", "(", "[a](",
        "<a ", "<div>", "<!--", "\\", "~", "#", "|", "\t", "[]()", "![[]()", "a_b*", "&#", "\u00A0"
      })
  void body_ofTwoMegabytesOfMarkupThatIsCostlyToParse_isPublished(String part) {
    var body = part.repeat(2_000_000 / part.getBytes(UTF_8).length);
    for (var ending : new String[] {"md", "html"}) {
      assertThat(
              new ArticleParser()
                  .parse("x." + ending, ("---\ntitle: x\n---\n" + body).getBytes(UTF_8)))
          .as(ending)
          .isInstanceOf(Interpretation.Published.class);
    }
  }
}
