package topicwire.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import topicwire.articles.ArticleParser;
import topicwire.articles.KeyKind;
import topicwire.runtime.Environment;

/// Tells an author what a file would become: `POST /editor/validate?key=_news/x.md` with the file
/// as the body answers its article or its flaws. Nothing is stored, nothing is read. Reached
/// through API Gateway (payload format 2.0). Thread-safe.
public final class ValidateFunction implements RequestStreamHandler {
  private final ArticleParser parser;
  private final String prefix;

  /// As Lambda makes it.
  public ValidateFunction() {
    this(Environment.system());
  }

  /// With other variables than the process's own; `ARTICLE_PREFIX` is the only one read.
  public ValidateFunction(Environment environment) {
    prefix = environment.optional("ARTICLE_PREFIX", "");
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
      case ValidationRequest.File(var key, var bytes) ->
          ValidationReply.write(key, parser.parse(key, bytes).at(Instant.now()), output);
      case ValidationRequest.Invalid invalid -> ValidationReply.writeProblem(invalid, output);
    }
  }
}
