package topicwire.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import topicwire.articles.ArticleParser;
import topicwire.articles.KeyKind;
import topicwire.index.StoredSettings;
import topicwire.index.table.Table;
import topicwire.index.table.TableException;
import topicwire.index.table.dynamodb.Consumption;
import topicwire.index.table.dynamodb.DynamoClients;
import topicwire.index.table.dynamodb.DynamoTable;
import topicwire.runtime.AsciiJson;
import topicwire.runtime.Environment;
import topicwire.sync.SettingsCache;

/// Tells an author what a file would become: `POST /editor/validate?key=_news/x.md` with the file
/// as the body answers its article or its flaws, by the settings in force. Nothing is stored, and
/// nothing but the settings is read. Reached through API Gateway (payload format 2.0). Thread-safe.
public final class ValidateFunction implements RequestStreamHandler {
  private final String prefix;
  private final Table table;
  private final ArticleParser parser;
  private final Clock clock;
  private final SettingsCache settings = new SettingsCache();
  private final PrintStream log;

  /// As Lambda makes it.
  public ValidateFunction() {
    this(Environment.system());
  }

  /// With other variables than the process's own; `TABLE_NAME` and `ARTICLE_PREFIX` are read.
  public ValidateFunction(Environment environment) {
    this(
        environment.optional("ARTICLE_PREFIX", ""),
        new DynamoTable(
            DynamoClients.create(environment),
            environment.required("TABLE_NAME"),
            new Consumption()),
        Clock.systemUTC(),
        System.out);
  }

  ValidateFunction(String prefix, Table table, Clock clock, PrintStream log) {
    this.prefix = prefix;
    this.table = table;
    this.clock = clock;
    this.log = log;
    parser = new ArticleParser(prefix);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    switch (ValidationRequest.read(input, prefix)) {
      case ValidationRequest.File(var key, var bytes)
          when bytes.length > ArticleParser.MAX_OBJECT_BYTES ->
          ValidationReply.write(key, ArticleParser.tooLarge(bytes.length), output);
      case ValidationRequest.File(var key, var _) when KeyKind.of(key, prefix) == KeyKind.IGNORED ->
          ValidationReply.writeIgnored(key, output);
      case ValidationRequest.File(var key, var bytes) -> validate(key, bytes, output);
      case ValidationRequest.Invalid invalid -> ValidationReply.writeProblem(invalid, output);
    }
  }

  private void validate(String key, byte[] bytes, OutputStream output) {
    StoredSettings stored;
    try {
      stored = StoredSettings.read(table);
    } catch (TableException e) {
      // An answer by other settings could call a hidden article published.
      log.println(
          AsciiJson.object(json -> {
            json.writeStringProperty("level", "ERROR");
            json.writeStringProperty("message", String.valueOf(e.getMessage()));
          }));
      ValidationReply.writeUnavailable(output);
      return;
    }
    ValidationReply.write(
        key, parser.parse(key, bytes, settings.of(stored)).at(clock.instant()), output);
  }
}
