package topicwire.articles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;

/// Which plain scalars name a field. Other readers of YAML make no text of numbers: nor do we.
class NamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0", "9", "2024", "-1", "+1", ".5", "5.", "-.5e+3", "1E9", "0x1F", "0o17", ".inf", "-.Inf",
        "+.INF", ".nan", ".NaN", "true", "False", "null", "~"
      })
  void fieldName_thatIsANumberTruthValueOrNull_isRejected(String name) {
    assertThat(parse(name))
        .isEqualTo(
            new Interpretation.Rejected(
                List.of(
                    new Flaw(
                        "yaml-key-invalid",
                        3,
                        null,
                        "`%s` is not a name but a number, a truth value or nothing; put it in quotes"
                            .formatted(name)))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-a",
        "+a",
        ".a",
        "9a",
        "0b1",
        "0x",
        "1e",
        "1.2.3",
        "-",
        "+",
        ".",
        "2024-01-01",
        "/1",
        "e9",
        "inf",
        "nan",
        "yes",
        "no",
        "on",
        "tRUE",
        "nULL"
      })
  void fieldName_thatIsNoNumberTruthValueOrNull_isAccepted(String name) {
    assertThat(parse(name)).isInstanceOf(Interpretation.Published.class);
  }

  private static Interpretation parse(String name) {
    return new ArticleParser()
        .parse("x.md", "---\ntitle: x\n%s: y\n---\n".formatted(name).getBytes(UTF_8));
  }
}
