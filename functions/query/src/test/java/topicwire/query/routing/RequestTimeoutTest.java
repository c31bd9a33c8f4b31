package topicwire.query.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import topicwire.index.table.TableException;

class RequestTimeoutTest {
  private static final Path TEMPLATE =
      Path.of(System.getProperty("topicwire.root", "../..")).resolve("template.yaml");
  private static final Pattern TIMEOUT =
      Pattern.compile(
          "\n  (Query|Editor)Function:\n(?:(?!\n  \\w)[\\s\\S])*?\n      Timeout: (\\d+)\n");

  /// The client's time-out of a try, see `DynamoClients`.
  private static final Duration MAX_READ = Duration.ofSeconds(2);

  private static final Duration GATEWAY = Duration.ofSeconds(30);

  @Test
  void answer_thatComesInTime_isReturnedAndWhatItThrowsIsRethrown() {
    assertThat(RequestTimeout.USUAL.of(() -> "answer")).isEqualTo("answer");
    var failure = new TableException("down");
    assertThatThrownBy(() ->
            RequestTimeout.USUAL.of(() -> {
              throw failure;
            }))
        .isSameAs(failure);
    var overflow = new StackOverflowError();
    assertThatThrownBy(() ->
            RequestTimeout.USUAL.of(() -> {
              throw overflow;
            }))
        .isSameAs(overflow);
  }

  @Test
  void answer_thatDoesNotCome_isGivenUp() {
    assertThatThrownBy(
            () -> new RequestTimeout(Duration.ofMillis(10)).of(RequestTimeoutTest::never))
        .isInstanceOf(TableException.class)
        .hasMessage("expected all requests of an answer within 10 ms, found them unfinished")
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  /// Else it would meet whatever the thread does next.
  @Test
  void interruption_afterTheAnswer_isClearedFromTheThread() {
    var impatient = new RequestTimeout(Duration.ofMillis(1));
    for (var i = 0; i < 200; i++) {
      var late = i % 3;
      try {
        impatient.of(() -> late == 0 ? never() : "in time");
      } catch (TableException _) {
        // given up
      }
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  /// What came nevertheless is not thrown away.
  @Test
  void answer_readyWhenItIsGivenUp_isReturned() {
    var answer =
        new RequestTimeout(Duration.ofMillis(1))
            .of(() -> {
              while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
              }
              return "just";
            });
    assertThat(answer).isEqualTo("just");
    assertThat(Thread.interrupted()).isFalse();
  }

  private static Object never() {
    try {
      new CountDownLatch(1).await();
      throw new AssertionError("expected to wait for ever");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Else the caller would get the gateway's own error in place of ours.
  @Test
  void requestTimeout_asDeployed_endsBeforeTheFunctionAndThatBeforeTheGateway() throws IOException {
    var found = TIMEOUT.matcher(Files.readString(TEMPLATE)).results().toList();
    assertThat(found).extracting(each -> each.group(1)).containsExactly("Query", "Editor");
    for (var each : found) {
      var timeout = Duration.ofSeconds(Long.parseLong(each.group(2)));
      assertThat(RequestTimeout.USUAL.longest().plus(MAX_READ)).isLessThan(timeout);
      assertThat(timeout).isLessThan(GATEWAY);
    }
  }
}
