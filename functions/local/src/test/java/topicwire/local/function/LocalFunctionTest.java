package topicwire.local.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import topicwire.local.stub.Definitions;
import topicwire.local.stub.ScriptedFunction;
import topicwire.local.template.FunctionDefinition;

class LocalFunctionTest {
  private static final byte[] EVENT = "{}".getBytes(UTF_8);

  @Test
  void functionInstance_afterAnEventOrException_isKeptForTheNextEvent() throws Exception {
    var function =
        Definitions.scripted(
            "kept",
            event -> {
              if (event.equals("bad")) {
                throw new IllegalStateException("no");
              }
              return event;
            });

    assertThat(function.invoke(EVENT)).isEqualTo(EVENT);
    assertThatThrownBy(() -> function.invoke("bad".getBytes(UTF_8)))
        .isInstanceOf(FunctionFailure.class)
        .hasMessage("kept: java.lang.IllegalStateException: no");
    assertThat(function.invoke(EVENT)).isEqualTo(EVENT);

    assertThat(ScriptedFunction.INSTANCES).containsOnlyOnce("kept");
  }

  @Test
  void functionInstance_duringConcurrentEvents_handlesOneAtATime() throws Exception {
    var both = new CountDownLatch(2);
    var function =
        Definitions.scripted(
            "busy",
            event -> {
              both.countDown();
              try {
                both.await();
              } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
              }
              return event;
            });

    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = executor.submit(() -> function.invoke(EVENT));
      var second = executor.submit(() -> function.invoke(EVENT));
      assertThat(first.get()).isEqualTo(EVENT);
      assertThat(second.get()).isEqualTo(EVENT);
    }

    assertThat(ScriptedFunction.INSTANCES).filteredOn("busy"::equals).hasSize(2);
  }

  @Test
  void function_thatTakesTooLong_fails() {
    ScriptedFunction.script(
        "late",
        event -> {
          try {
            Thread.sleep(Duration.ofMinutes(1));
          } catch (InterruptedException cancelled) {
            return "cancelled";
          }
          return event;
        });
    var function = Definitions.scripted("late", Duration.ofSeconds(1));

    assertThatThrownBy(() -> function.invoke(EVENT))
        .isInstanceOf(FunctionFailure.class)
        .hasMessage("late: java.lang.IllegalStateException: took longer than its 1 seconds");
  }

  @Test
  void reply_ofMoreThanSixMegabytes_fails() {
    var function = Definitions.scripted("large", event -> "x".repeat(6 * 1024 * 1024 + 1));

    assertThatThrownBy(() -> function.invoke(EVENT))
        .hasMessageEndingWith("expected a reply of at most 6291456 bytes, found 6291457");
  }

  @Test
  void function_withMissingHandler_fails() {
    var function =
        new LocalFunction(
            new FunctionDefinition(
                "Gone",
                "topicwire.Gone",
                Duration.ofSeconds(1),
                128,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()),
            Map.of(),
            line -> {});

    assertThatThrownBy(function::warm)
        .hasMessage("Gone: java.lang.ClassNotFoundException: topicwire.Gone");
  }
}
