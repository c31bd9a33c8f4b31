package topicwire.local.stub;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import topicwire.runtime.Environment;

/// A handler that does what the test with the name in its variable `SCRIPT` says.
public final class ScriptedFunction implements RequestStreamHandler {
  private static final Map<String, UnaryOperator<String>> SCRIPTS = new ConcurrentHashMap<>();

  /// The names of the tests for which instances were made.
  public static final List<String> INSTANCES = new CopyOnWriteArrayList<>();

  private final String script;

  public ScriptedFunction(Environment environment) {
    script = environment.required("SCRIPT");
    INSTANCES.add(script);
  }

  public static void script(String name, UnaryOperator<String> script) {
    SCRIPTS.put(name, script);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    var reply = SCRIPTS.getOrDefault(script, UnaryOperator.identity()).apply(event);
    output.write(reply.getBytes(StandardCharsets.UTF_8));
  }
}
