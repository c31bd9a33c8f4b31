package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.table.TableException;

class FailuresTest {
  private final QueryFixture site = new QueryFixture();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/topics",
        "/topics/x",
        "/topics/x/articles",
        "/categories/x/articles",
        "/articles",
        "/articles/x.md",
        "/article?key=x",
        "/status",
        "/editor/topics",
        "/editor/topics/x/articles",
        "/editor/article?key=x",
        "/editor/status",
        "/editor/rejections"
      })
  void request_whenTheDatabaseDoesNotAnswer_isTemporarilyUnavailable(String target) {
    site.table.fail(new TableException("GetItem: time-out of arn:aws:dynamodb:table/wire"));
    var answer = site.get(target);

    assertThat(answer)
        .isEqualTo(
            new Answer(
                503,
                Map.of(
                    "cache-control", "no-store",
                    "content-security-policy", "default-src 'none'; frame-ancestors 'none'",
                    "content-type", "application/problem+json",
                    "retry-after", "5",
                    "x-content-type-options", "nosniff"),
                """
                {"type":"about:blank","title":"Service Unavailable","status":503,\
                "code":"index-unavailable","detail":"Expected the index to answer, found it slow or\
                 out of reach. Ask again in a few seconds."}\
                """));
    assertThat(errors()).isEqualTo(1);
    assertThat(site.log.toString(UTF_8)).contains("time-out of arn:aws:dynamodb:table/wire");
  }

  @Test
  void defect_duringARequest_isReportedWithoutItsCauseAndLoggedOnce() {
    site.table.fail(new IllegalStateException("row ARTICLE#x is cut short"));
    var answer = site.get("/articles");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.headers()).doesNotContainKey("retry-after");
    assertThat(answer.body())
        .isEqualTo(
            """
            {"type":"about:blank","title":"Internal Server Error","status":500,"code":"internal",\
            "detail":"Expected an answer, found a defect of this service. It has been logged; ask\
             again later."}\
            """);
    assertThat(errors()).isEqualTo(1);
    assertThat(site.log.toString(UTF_8).lines()).hasSize(2);
  }

  @Test
  void request_afterTheDatabaseRecovers_isAnsweredAtOnce() {
    site.publish(Story.of("a.md", "2024-01-01", "AI"));
    site.table.fail(new TableException("down"));
    assertThat(site.get("/topics").status()).isEqualTo(503);
    site.table.recover();
    assertThat(site.get("/topics").status()).isEqualTo(200);
  }

  private long errors() {
    return site.log.toString(UTF_8).lines().filter(line -> line.contains("ERROR")).count();
  }
}
