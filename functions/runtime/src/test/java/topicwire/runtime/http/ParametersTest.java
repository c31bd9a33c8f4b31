package topicwire.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {
  private static final Set<String> KNOWN = Set.of("limit", "topics", "key");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "key=a+b          | 'a b'",
        "key=a%2Bb        | a+b",
        "key=%C3%A9       | é",
        "key=e%CC%81      | e\u0301",
        "key=a=b=c        | a=b=c",
        "key=             | ''",
        "key              | ''",
        "&&key=x&         | x",
        "%6Bey=x          | x",
        "key=%2526        | %26",
        "key=ai,robotics  | ai,robotics",
        "limit=1&key=x    | x"
      })
  void parameterValue_withEscapes_isDecodedOnce(String query, String value) {
    assertThat(Parameters.of(query, KNOWN).get("key")).isEqualTo(value);
  }

  @Test
  void parameter_thatWasNotSent_isNull() {
    assertThat(Parameters.of("", KNOWN).get("key")).isNull();
  }

  @Test
  void queryOfTheNextPage_withOneParameterChanged_keepsTheOthersInOrder() {
    var parameters = Parameters.of("topics=a|b,C%23&limit=5", KNOWN);

    assertThat(parameters.with("key", "x y")).isEqualTo("topics=a%7Cb%2CC%23&limit=5&key=x%20y");
    assertThat(parameters.with("limit", "6")).isEqualTo("topics=a%7Cb%2CC%23&limit=6");
  }

  @Test
  void bytes_thatAreNoText_becomeReplacementCharacters() {
    assertThat(Parameters.of("key=%FF%C3", KNOWN).get("key")).isEqualTo("\uFFFD\uFFFD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Limit=5      | PARAMETER_UNKNOWN  | Limit  | 'Expected one of key, limit, topics, found"
            + " \"Limit\". Correct its name or remove it.'",
        "=5           | PARAMETER_UNKNOWN  | ''     | 'Expected one of key, limit, topics, found"
            + " \"\". Correct its name or remove it.'",
        "key=1&key=1  | PARAMETER_REPEATED | key    | 'Expected key at most once, found it again."
            + " Remove one of the two.'",
        "key=%zz      | PARAMETER_INVALID  | key    | 'Expected two hexadecimal digits behind every"
            + " percent sign, found \"%zz\". Write a percent sign as %25.'",
        "key=1%       | PARAMETER_INVALID  | key    | 'Expected two hexadecimal digits behind every"
            + " percent sign, found \"1%\". Write a percent sign as %25.'",
        "%k=1         | PARAMETER_INVALID  | %k     | 'Expected two hexadecimal digits behind every"
            + " percent sign, found \"%k\". Write a percent sign as %25.'"
      })
  void query_thatIsNotUnderstood_isRefused(
      String query, Problem.Kind kind, String parameter, String detail) {
    assertThatThrownBy(() -> Parameters.of(query, KNOWN))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
        .extracting(ProblemException::problem)
        .isEqualTo(Problem.of(kind, parameter, detail));
  }

  @Test
  void unknownParameter_withLongName_isNotRepeatedInFull() {
    var query = "x".repeat(10_000);
    assertThatThrownBy(() -> Parameters.of(query, KNOWN))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
        .extracting(ProblemException::problem)
        .isEqualTo(
            Problem.of(
                Problem.Kind.PARAMETER_UNKNOWN,
                "x".repeat(60) + "…",
                "Expected one of key, limit, topics, found \""
                    + "x".repeat(60)
                    + "…\" (10000 characters). Correct its name or remove it."));
  }
}
