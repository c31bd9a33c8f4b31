package topicwire.articles.excerpt;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.articles.report.Report;

/// How much of a body is read for its excerpt; what becomes of it is in the examples.
class ExcerptsTest {
  @ParameterizedTest
  @ValueSource(ints = {Excerpts.MARKDOWN_READ, Excerpts.HTML_READ})
  void excerpt_ofABodyBeyondTheReadBound_holdsOnlyTheTextBeforeIt(int bound) {
    assertThat(excerpt(bound, "\n".repeat(bound - 2) + "abc")).isEqualTo("ab");
    assertThat(excerpt(bound, "\n".repeat(bound - 2) + "ab")).isEqualTo("ab");
    assertThat(excerpt(bound, "\n".repeat(bound) + "ab")).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {Excerpts.MARKDOWN_READ, Excerpts.HTML_READ})
  void excerpt_withACharacterAcrossTheReadBound_doesNotCutItInTwo(int bound) {
    assertThat(excerpt(bound, "\n".repeat(bound - 2) + "a😀")).isEqualTo("a");
    assertThat(excerpt(bound, "\n".repeat(bound - 3) + "a😀b")).isEqualTo("a😀");
  }

  private static @Nullable String excerpt(int bound, String body) {
    return Excerpts.of(body, bound == Excerpts.HTML_READ, new Report());
  }
}
