package topicwire.local.stub;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import topicwire.local.function.LocalFunction;
import topicwire.local.template.FunctionDefinition;

/// Functions for tests.
public final class Definitions {
  private Definitions() {}

  /// A function that answers every event as told.
  public static LocalFunction scripted(String name, UnaryOperator<String> script) {
    ScriptedFunction.script(name, script);
    return scripted(name, Duration.ofSeconds(5));
  }

  public static LocalFunction scripted(String name, Duration timeout) {
    return new LocalFunction(
        new FunctionDefinition(
            name,
            ScriptedFunction.class.getName(),
            timeout,
            512,
            Map.of("SCRIPT", name),
            List.of(),
            List.of(),
            List.of(),
            List.of()),
        Map.of(),
        line -> {});
  }
}
