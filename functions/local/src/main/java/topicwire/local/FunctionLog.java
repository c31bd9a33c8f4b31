package topicwire.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What functions print, as CloudWatch would have it: the lines go to a file, and the ingest
/// function's counts among them (of lines with `_aws`, the embedded metric format) are added up:
/// what became of files. Thread-safe.
public final class FunctionLog extends OutputStream {
  private static final JsonMapper JSON = new JsonMapper();

  /// A metric that counts, as it is declared.
  private static final Pattern COUNT =
      Pattern.compile("\\{\"Name\":\"(\\w+)\",\"Unit\":\"Count\"}");

  /// The dimension of the function's metrics: its name, which is that in the template here.
  private static final String INGEST = "\"Function\":\"IngestFunction\"";

  private final OutputStream file;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Map<String, Long> metrics = new TreeMap<>();

  public FunctionLog(OutputStream file) {
    this.file = file;
  }

  /// To be printed to.
  public PrintStream stream() {
    return new PrintStream(this, true, StandardCharsets.UTF_8);
  }

  /// The sum of every count that was above zero so far.
  public synchronized Map<String, Long> metrics() {
    return new TreeMap<>(metrics);
  }

  @Override
  public synchronized void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    file.write(bytes, offset, length);
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        count(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else {
        line.write(bytes[i]);
      }
    }
  }

  private void count(String printed) {
    if (!printed.contains("\"_aws\"") || !printed.contains(INGEST)) {
      return;
    }
    var names = COUNT.matcher(printed).results().map(match -> match.group(1)).toList();
    try {
      var line = JSON.readTree(printed);
      names.forEach(name -> {
        var value = line.path(name).asLong(0);
        if (value > 0) {
          metrics.merge(name, value, Long::sum);
        }
      });
    } catch (JacksonException notMetrics) {
      // A line like any other.
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    file.flush();
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
