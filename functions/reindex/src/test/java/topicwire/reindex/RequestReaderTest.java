package topicwire.reindex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {
  private static Request read(String event) {
    return RequestReader.read(new ByteArrayInputStream(event.getBytes(UTF_8)));
  }

  @Test
  void reindexRequest_withoutTask_isATick() {
    assertThat(read("{}")).isEqualTo(new Request(Task.TICK, "", false));
    assertThat(read("{\"task\":\"tick\"}")).isEqualTo(new Request(Task.TICK, "", false));
  }

  @Test
  void reindexRequest_ofWalkWithPrefixOrForcedTask_isAccepted() {
    assertThat(read("{\"task\":\"walk\",\"prefix\":\"_news/\"}"))
        .isEqualTo(new Request(Task.WALK, "_news/", false));
    assertThat(read("{\"force\":true,\"task\":\"audit\"}"))
        .isEqualTo(new Request(Task.AUDIT, "", true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[] | expected a JSON object, found something else",
        "{\"task\":\"wlak\"} | expected a task of due, tick, walk, audit, found wlak",
        "{\"task\":1} | expected a text for task, found VALUE_NUMBER_INT",
        "{\"forse\":true} | expected the fields task, prefix and force, found forse",
        "{\"task\":\"walk\",\"force\":\"yes\"} | expected true or false for force, found"
            + " VALUE_STRING",
        "{\"prefix\":\"x\"} | expected prefix and force only beside a task walk or audit, found"
            + " them beside tick",
        "{\"task\":\"audit\",\"prefix\":\"x\"} | expected prefix only beside a task walk, found it"
            + " beside an audit"
      })
  void reindexRequest_withAnythingElse_isRefusedWithAnExplanation(String event, String message) {
    assertThatThrownBy(() -> read(event))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Reindex request: " + message + ". Ask with {\"task\":\"walk\"}.");
  }

  @Test
  void reindexRequest_thatIsNotJson_isRefused() {
    assertThatThrownBy(() -> read("{task}")).isInstanceOf(IllegalArgumentException.class);
  }
}
