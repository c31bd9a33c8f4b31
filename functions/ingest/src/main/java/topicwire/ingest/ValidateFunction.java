package topicwire.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Set;
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
import topicwire.runtime.http.GatewayEvent;
import topicwire.runtime.http.GatewayResponseWriter;
import topicwire.runtime.http.Parameters;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;
import topicwire.runtime.http.Reply;
import topicwire.runtime.http.Request;
import topicwire.sync.SettingsCache;

/// Tells an author what a file would become: `POST /editor/validate?key=_news/x.md` with the file
/// as the body answers its article or its flaws, by the settings in force. Nothing is stored, and
/// nothing but the settings is read. Reached through API Gateway (payload format 2.0). Thread-safe.
public final class ValidateFunction implements RequestStreamHandler {
  /// The key of a file of which the caller says nothing more.
  private static final String UNNAMED = "article.md";

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
        Composition.parser(environment, environment.optional("ARTICLE_PREFIX", "")),
        new DynamoTable(
            DynamoClients.create(environment),
            environment.required("TABLE_NAME"),
            new Consumption()),
        Clock.systemUTC(),
        System.out);
  }

  ValidateFunction(String prefix, Table table, Clock clock, PrintStream log) {
    this(prefix, new ArticleParser(prefix), table, clock, log);
  }

  private ValidateFunction(
      String prefix, ArticleParser parser, Table table, Clock clock, PrintStream log) {
    this.prefix = prefix;
    this.parser = parser;
    this.table = table;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    output.write(GatewayResponseWriter.writeOnce(reply(input)).bytes());
  }

  private Reply reply(InputStream event) {
    try {
      var submission = GatewayEvent.readSubmission(event);
      return reply(key(submission.request()), submission.body());
    } catch (ProblemException e) {
      return e.problem().reply();
    }
  }

  /// Without a parameter, the file is taken for Markdown at the prefix.
  private String key(Request request) {
    var key = Parameters.of(request.query(), Set.of("key")).get("key");
    if (key == null) {
      return prefix + UNNAMED;
    }
    if (key.isEmpty()) {
      throw ProblemException.invalid(
          "key", "Expected the object key that the file will have, found none: key=_news/x.md");
    }
    return key;
  }

  private Reply reply(String key, byte[] bytes) {
    if (bytes.length > ArticleParser.MAX_OBJECT_BYTES) {
      return ValidationReply.of(key, ArticleParser.tooLarge(bytes.length));
    }
    if (KeyKind.of(key, prefix) == KeyKind.IGNORED) {
      return ValidationReply.ofIgnored(key);
    }
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
      return Problem.indexUnavailable().reply();
    }
    return ValidationReply.of(
        key, parser.parse(key, bytes, settings.of(stored)).at(clock.instant()));
  }
}
