package topicwire.articles.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n", ""})
  void line_beforeAnyBreakOrTheEndOfTheText_endsThere(String lineBreak) {
    var text = "one" + lineBreak;
    assertThat(Lines.end(text, 0)).isEqualTo(3);
    assertThat(Lines.end(text, 3)).isEqualTo(3);
    assertThat(Lines.skipBreak(text, 3)).isEqualTo(text.length());
  }
}
