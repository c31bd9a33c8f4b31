package topicwire.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.articles.ArticleParser;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Table;
import topicwire.index.table.TableException;
import topicwire.testing.TimeLeft;

/// What `POST /editor/validate` answers, as API Gateway is handed it.
class ValidateFunctionTest {
  private static final String ARTICLE = "---\\ntitle: X\\n---\\n";
  private static final String HEADERS =
      "{\"cache-control\":\"no-store\","
          + "\"content-security-policy\":\"default-src 'none'; frame-ancestors 'none'\","
          + "\"content-type\":\"%s\",\"x-content-type-options\":\"nosniff\"}";
  private static final String NO_BODY =
      problem(
          "body-missing",
          "Expected an article file as the request's body, found none. Send the file.");
  private static final String NO_BASE64 =
      problem(
          "body-invalid",
          "Expected the body in base64, as isBase64Encoded says, found something else. Send the"
              + " file through the API.");

  private final Deployment deployment = new Deployment();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final ValidateFunction function = function(deployment.table);

  @Test
  void validate_goodFile_answersWithItsArticle() {
    assertThat(validate("{\"body\":\"%s\"}".formatted(ARTICLE)))
        .startsWith(
            "{\"statusCode\":200,\"headers\":"
                + HEADERS.formatted("application/json")
                + ",\"body\":\"{\\\"key\\\":\\\"article.md\\\",\\\"accepted\\\":true,"
                + "\\\"state\\\":\\\"published\\\",\\\"warnings\\\":[")
        .contains("\\\"article\\\":{\\\"path\\\":\\\"article.md\\\"")
        .endsWith("}\",\"isBase64Encoded\":false}");
  }

  @Test
  void validate_fileInBase64_answersTheSameAsPlainText() {
    var file = ARTICLE.replace("\\n", "\n");
    var encoded = Base64.getEncoder().encodeToString(file.getBytes(UTF_8));
    assertThat(validate("{\"isBase64Encoded\":true,\"body\":\"%s\"}".formatted(encoded)))
        .isEqualTo(validate("{\"body\":\"%s\"}".formatted(ARTICLE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "a", "====", "%%%", "YQ==YQ==", "é"})
  void validate_bodyThatIsNoBase64_isABadRequest(String body) {
    assertThat(validate("{\"isBase64Encoded\":true,\"body\":\"%s\"}".formatted(body)))
        .isEqualTo(NO_BASE64);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"body\":\"\"}", "{\"body\":null}", "{\"body\":{\"body\":\"x\"}}"})
  void validate_callWithoutABody_isABadRequest(String event) {
    assertThat(validate(event)).isEqualTo(NO_BODY);
  }

  @ParameterizedTest
  @CsvSource({
    "_news/x.md, _news/x.md",
    "_news%2Fx.md, _news/x.md",
    "a+b.md, a b.md",
  })
  void validate_encodedKey_isDecodedOnce(String parameter, String key) {
    assertThat(
            validate(
                "{\"rawQueryString\":\"key=%s\",\"body\":\"%s\"}".formatted(parameter, ARTICLE)))
        .contains("{\\\"key\\\":\\\"" + key + "\\\",\\\"accepted\\\":true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"key=", "key", "key=%GG"})
  void validate_emptyOrUndecodableKey_isABadRequest(String query) {
    assertThat(validate("{\"rawQueryString\":\"%s\",\"body\":\"x\"}".formatted(query)))
        .contains("\"statusCode\":400")
        .contains("\\\"code\\\":\\\"parameter-invalid\\\",\\\"parameter\\\":\\\"key\\\"");
  }

  @Test
  void validate_unknownParameter_isABadRequest() {
    assertThat(validate("{\"rawQueryString\":\"name=x\",\"body\":\"x\"}"))
        .contains("\"statusCode\":400")
        .contains("\\\"code\\\":\\\"parameter-unknown\\\",\\\"parameter\\\":\\\"name\\\"");
  }

  @Test
  void validate_rejectedFile_isAnsweredWithItsFlawsNotAsAProblem() {
    assertThat(validate("{\"body\":\"---\\npublished: maybe\\n---\\n\"}"))
        .contains("\"statusCode\":200")
        .contains("\\\"accepted\\\":false,\\\"state\\\":\\\"rejected\\\",\\\"flaws\\\":[")
        .contains("\\\"published-invalid\\\"");
  }

  @Test
  void handle_fileWithoutFrontMatter_isSaidToBeNoArticle() {
    assertThat(validate("{\"body\":\"no front matter\"}"))
        .contains("\\\"accepted\\\":false,\\\"state\\\":\\\"ignored\\\",\\\"flaws\\\":[")
        .contains("\\\"front-matter-missing\\\"");
  }

  @Test
  void validate_keyThatIsNeverRead_answersThatItIsIgnored() {
    assertThat(validate("{\"rawQueryString\":\"key=picture.png\",\"body\":\"x\"}"))
        .contains("\\\"accepted\\\":false,\\\"state\\\":\\\"ignored\\\"")
        .contains("\\\"key-ignored\\\"");
  }

  @Test
  void validate_fileThatIsTooLarge_isRejectedWithoutParsing() {
    var body = "x".repeat(ArticleParser.MAX_OBJECT_BYTES + 1);
    assertThat(validate("{\"body\":\"%s\"}".formatted(body))).contains("\\\"file-too-large\\\"");
  }

  @Test
  void validate_underSettings_answersWhatAnUploadWouldBecome() {
    deployment.upload(
        "_topicwire.yaml",
        """
        zone: America/New_York
        topics: [subjects]
        exclude: [fa/]
        plain: true
        """);
    assertThat(
            validate(
                "{\"body\":\"---\\ntitle: X\\ndate: 2024-04-11 08:00\\nsubjects:"
                    + " [Tides]\\n---\\n\"}"))
        .contains("\\\"publishedDateTime\\\":\\\"2024-04-11T08:00:00-04:00\\\"")
        .contains("\\\"topics\\\":[\\\"Tides\\\"]");
    assertThat(validate("{\"body\":\"no front matter\"}")).contains("\\\"accepted\\\":true");
    assertThat(validate("{\"rawQueryString\":\"key=fa/x.md\",\"body\":\"%s\"}".formatted(ARTICLE)))
        .contains("\\\"state\\\":\\\"ignored\\\"")
        .contains("\\\"key-excluded\\\"");
    deployment.upload("_topicwire.yaml", "plain: false\n");
    assertThat(validate("{\"body\":\"no front matter\"}")).contains("\\\"accepted\\\":false");
  }

  @Test
  void validate_settingsFile_answersItsFlaws() {
    assertThat(validate("{\"rawQueryString\":\"key=_topicwire.yaml\",\"body\":\"zone: Nowhere\"}"))
        .contains("\\\"accepted\\\":false,\\\"state\\\":\\\"rejected\\\"")
        .contains("\\\"field\\\":\\\"zone\\\"");
    assertThat(
            validate("{\"rawQueryString\":\"key=_topicwire.yaml\",\"body\":\"zone: Europe/Oslo\"}"))
        .contains("\\\"accepted\\\":true,\\\"state\\\":\\\"settings\\\"");
  }

  @Test
  void validate_hiddenArticle_saysWhatHidesIt() {
    assertThat(validate("{\"body\":\"---\\ntitle: X\\ndraft: true\\nhidden: true\\n---\\n\"}"))
        .contains("\\\"state\\\":\\\"draft\\\",\\\"hiddenBy\\\":[\\\"draft\\\",\\\"hidden\\\"]");
  }

  /// By the default settings, it could call an article published that the settings hide.
  @Test
  void validate_settingsOutOfReach_isNoAnswerByOtherSettings() {
    assertThat(answer(function(new UnreachableTable()), "{\"body\":\"%s\"}".formatted(ARTICLE)))
        .contains("\"statusCode\":503", "\"retry-after\":\"5\"", "\\\"index-unavailable\\\"");
    assertThat(log.toString(UTF_8))
        .isEqualToIgnoringNewLines(
            "{\"level\":\"ERROR\",\"message\":\"GetItem of SETTINGS failed\"}");
  }

  private ValidateFunction function(Table table) {
    return new ValidateFunction("", table, Deployment.CLOCK, new PrintStream(log, true, UTF_8));
  }

  /// A database that does not answer.
  private static final class UnreachableTable implements Table {
    @Override
    public @Nullable Row get(RowKey key, boolean consistent) {
      throw new TableException("GetItem of " + key.pk() + " failed");
    }

    @Override
    public List<Row> getAll(Collection<RowKey> keys) {
      throw new AssertionError("expected one row to be read");
    }

    @Override
    public RowPage walk(RowQuery walk) {
      throw new AssertionError("expected one row to be read");
    }

    @Override
    public Commit write(List<Change> changes) {
      throw new AssertionError("expected nothing to be written");
    }
  }

  private String validate(String event) {
    return answer(function, event);
  }

  private static String answer(ValidateFunction function, String event) {
    var answer = new ByteArrayOutputStream();
    try {
      function.handleRequest(
          new ByteArrayInputStream(event.getBytes(UTF_8)), answer, TimeLeft.plenty());
    } catch (IOException e) {
      throw new UncheckedIOException("in memory, no write fails", e);
    }
    return answer.toString(UTF_8);
  }

  private static String problem(String code, String detail) {
    return "{\"statusCode\":400,\"headers\":"
        + HEADERS.formatted("application/problem+json")
        + ",\"body\":\""
        + "{\\\"type\\\":\\\"about:blank\\\",\\\"title\\\":\\\"Bad Request\\\",\\\"status\\\":400,"
        + "\\\"code\\\":\\\"%s\\\",\\\"detail\\\":\\\"%s\\\"}\",\"isBase64Encoded\":false}"
            .formatted(code, detail);
  }
}
