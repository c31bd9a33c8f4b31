package topicwire.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "_news/a-b.c~d     | _news%2Fa-b.c~d             | _news/a-b.c~d",
        "'C# & C++?'       | C%23%20%26%20C%2B%2B%3F     | C%23%20%26%20C%2B%2B%3F",
        "100%              | 100%25                      | 100%25",
        "é\uD83D\uDE00     | %C3%A9%F0%9F%98%80          | %C3%A9%F0%9F%98%80",
        "''                | ''                          | ''",
        "'\n\u0000\"<>'    | %0A%00%22%3C%3E             | %0A%00%22%3C%3E"
      })
  void percentEncoding_ofText_encodesAllButUnreservedAndKeptCharacters(
      String text, String value, String path) {
    assertThat(Percent.encode(text, "")).isEqualTo(value);
    assertThat(Percent.encode(text, "/")).isEqualTo(path);
  }
}
