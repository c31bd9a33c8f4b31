package topicwire.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import topicwire.index.TableException;

class PatienceTest {
  private static final Path TEMPLATE =
      Path.of(System.getProperty("topicwire.root", "../..")).resolve("template.yaml");
  private static final Pattern TIMEOUT =
      Pattern.compile(
          "\n  (Query|Editor)Function:\n(?:(?!\n  \\w)[\\s\\S])*?\n      Timeout: (\\d+)\n");
  private static final Duration GATEWAY = Duration.ofSeconds(30);

  @Test
  void anAnswerInTimeIsHandedOnAndSoIsWhatItThrows() {
    assertThat(Patience.USUAL.of(() -> "answer")).isEqualTo("answer");
    var failure = new TableException("down");
    assertThatThrownBy(() ->
            Patience.USUAL.of(() -> {
              throw failure;
            }))
        .isSameAs(failure);
    var overflow = new StackOverflowError();
    assertThatThrownBy(() ->
            Patience.USUAL.of(() -> {
              throw overflow;
            }))
        .isSameAs(overflow);
  }

  @Test
  void anAnswerThatDoesNotComeIsGivenUpAndInterrupted() throws InterruptedException {
    var interrupted = new CountDownLatch(1);
    assertThatThrownBy(() ->
            new Patience(Duration.ofMillis(10))
                .of(() -> {
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException _) {
                    interrupted.countDown();
                  }
                  return "too late";
                }))
        .isInstanceOf(TableException.class)
        .hasMessage("expected all requests of an answer within 10 ms, found them unfinished");
    interrupted.await();
  }

  /** Else the caller would get the gateway's own error in place of ours. */
  @Test
  void patienceEndsBeforeTheFunctionDoesAndThatBeforeTheGateway() throws IOException {
    var found = TIMEOUT.matcher(Files.readString(TEMPLATE)).results().toList();
    assertThat(found).extracting(each -> each.group(1)).containsExactly("Query", "Editor");
    for (var each : found) {
      var timeout = Duration.ofSeconds(Long.parseLong(each.group(2)));
      assertThat(Patience.USUAL.longest()).isLessThan(timeout);
      assertThat(timeout).isLessThan(GATEWAY);
    }
  }
}
