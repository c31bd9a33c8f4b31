package topicwire.query.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import topicwire.query.QueryFixture;

/// The page as it is delivered; what it does is tried in a browser where the whole system runs.
class ReaderPageTest {
  /// Before compression, style and script included.
  private static final int MAX_BYTES = 60 * 1024;

  private final QueryFixture site = new QueryFixture();

  @Test
  void readerPage_asDelivered_isOneSmallDocument() throws Exception {
    var page = site.get("/");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.body()).startsWith("<!doctype html>\n<html lang=\"en\">");
    assertThat(page.body().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(MAX_BYTES);
    assertThat(page.body()).doesNotContain(" src=", " style=", " onclick=", "innerHTML", "eval(");
  }

  @Test
  void contentPolicy_ofTheReaderPage_namesItsStyleAndScriptAndAllowsNoOther() throws Exception {
    var page = site.get("/");

    assertThat(page.header("content-security-policy"))
        .isEqualTo(
            "default-src 'none'; script-src %s; style-src %s; img-src https: http: data:;"
                    .formatted(
                        hash(page.body(), "<script type=\"module\">(.*)</script>"),
                        hash(page.body(), "<style>(.*)</style>"))
                + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'; require-trusted-types-for 'script';"
                + " trusted-types 'none'");
    assertThat(page.header("referrer-policy")).isEqualTo("no-referrer");
    assertThat(page.header("x-content-type-options")).isEqualTo("nosniff");
  }

  @Test
  void itReadsWhoPublishesAlone_onceAMinute_whateverViewIsInItsAddress() throws Exception {
    assertThat(site.get("/").status()).isEqualTo(200);
    assertThat(site.get("/?topics=ai").status()).isEqualTo(200);
    assertThat(site.table.requests).containsExactly("get STATUS");
    assertThat(site.get("/editor/").status()).isEqualTo(404);
  }

  private static String hash(String page, String element) throws Exception {
    var content = Pattern.compile(element, Pattern.DOTALL).matcher(page);
    assertThat(content.find()).isTrue();
    var digest = MessageDigest.getInstance("SHA-256").digest(content.group(1).getBytes(UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }
}
