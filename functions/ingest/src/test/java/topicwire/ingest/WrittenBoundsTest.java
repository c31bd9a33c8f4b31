package topicwire.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicwire.index.Visibility;
import topicwire.index.table.RowQuery;

/// At each bound the rows are written; one over it the file is rejected, and no write refused.
@Tag("slow")
class WrittenBoundsTest {
  private static final String KEY = "_news/x.md";

  /// As long as a key and topics may be: rows hold both, and some several times.
  private static final String MAX_KEY = "_news/" + "k".repeat(891) + ".md";

  private final Deployment deployment = new Deployment();

  /// Published to draft with all else new is the largest change of one article.
  @Test
  void article_replacingAllTwentyFourTopicsAsItBecomesADraft_isWritten() {
    upload(MAX_KEY, topics("a", 24) + "webUrl: https://example.org/a\n", "");
    assertThat(deployment.published()).containsExactly(MAX_KEY);
    assertThat(deployment.topics()).hasSize(24);
    upload(
        MAX_KEY,
        topics("b", 24)
            + "published: false\npublishedDateTime: 2026-01-01\nwebUrl: https://example.org/b\n",
        "");
    assertThat(deployment.drafts()).containsExactly(MAX_KEY);
    assertThat(deployment.topics()).isEmpty();
    assertThat(deployment.catalog.topics(Visibility.DRAFT)).hasSize(24);
  }

  @Test
  void twentyFifthTopic_ofAnArticle_isLeftOut() {
    upload(KEY, topics("a", 25), "");
    assertThat(deployment.rejected()).isEmpty();
    assertThat(deployment.published()).containsExactly(KEY);
    assertThat(deployment.topics()).hasSize(24);
  }

  /// They shared a row of at most 400 KB, and the file that did not fit it was never indexed.
  @Test
  void twoThousandFilesWithOneWebUrl_arePublishedAndWithdrawn() {
    var url = "https://example.org/one";
    var keys =
        IntStream.range(0, 2_000)
            .mapToObj(i -> "_news/%s%04d.md".formatted("k".repeat(887), i))
            .toList();
    keys.reversed().forEach(key -> upload(key, "webUrl: " + url + "\n", ""));
    assertThat(deployment.catalog.status(Visibility.PUBLISHED).articles()).isEqualTo(2_000);
    assertThat(deployment.catalog.keysByUrl(List.of(url))).isEqualTo(Map.of(url, keys.getFirst()));
    keys.forEach(key -> upload(key, "webUrl: " + url + "\npublished: false\n", ""));
    assertThat(deployment.catalog.status(Visibility.PUBLISHED).articles()).isZero();
    assertThat(deployment.table.dump().keySet()).noneMatch(key -> key.pk().startsWith("URL#"));
  }

  /// As many topics as there may be, of 100 characters, each with a slug of 400 bytes.
  @Test
  void topics_withTheLongestNames_fitTheirRows() {
    var wide = "\ud801\udc28"; // a letter of four bytes whose lower case is itself
    upload(MAX_KEY, topics(wide.repeat(98), 24), "");
    assertThat(deployment.published()).containsExactly(MAX_KEY);
    assertThat(deployment.topics()).hasSize(24);
  }

  @ParameterizedTest
  @CsvSource({
    "1000000000000000,  2000000000000000",
    "-1000000000000000, 0000000000000000",
    "0,                 1000000000000000",
    "-1,                0999999999999999",
  })
  void heat_upToItsBound_isWrittenInSortableDigits(String heat, String digits) {
    upload(KEY, "heat: " + heat + "\n", "");
    var rows = deployment.table.walk(RowQuery.of("FEED", RowQuery.Order.HOTTEST, 10)).rows();
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().text("hot")).isEqualTo(digits + "#0000-00-00T00:00:00Z#" + KEY);
    assertThat(rows.getFirst().number("heat")).isEqualTo(Long.parseLong(heat));
  }

  @ParameterizedTest
  @CsvSource({"1000000000000001", "-1000000000000001", "9223372036854775808", "1e400"})
  void heat_beyondItsBound_isLeftOut(String heat) {
    upload(KEY, "heat: " + heat + "\n", "");
    assertThat(deployment.published()).containsExactly(KEY);
    var rows = deployment.table.walk(RowQuery.of("FEED", RowQuery.Order.HOTTEST, 10)).rows();
    assertThat(rows.getFirst().number("heat")).isZero();
  }

  /// Noise, which compresses least, in the item of each of the 26 lists.
  @Test
  void item_ofTheMaximumSize_isWrittenToEveryListAndALargerOneIsRejected() {
    var random = noise(20_000);
    var least = 0;
    var most = random.length();
    while (most - least > 1) {
      var middle = (least + most) / 2;
      upload(MAX_KEY, withItem(random.substring(0, middle)), "");
      if (deployment.rejected().isEmpty()) {
        least = middle;
      } else {
        most = middle;
      }
    }
    upload(MAX_KEY, withItem(random.substring(0, least)), "");
    assertThat(deployment.published()).containsExactly(MAX_KEY);
    var walk = RowQuery.of("FEED", RowQuery.Order.NEWEST, 1);
    var item = deployment.catalog.entries(walk).entries().getFirst().item();
    assertThat(item).hasSize(16 * 1024);
    upload(MAX_KEY, withItem(random.substring(0, most)), "");
    assertThat(deployment.rejected()).containsExactly(MAX_KEY + ": item-too-large");
    assertThat(deployment.published()).isEmpty();
  }

  /// The whole article, with the most warnings beside it, in its row of at most 400 KB.
  @Test
  void detail_ofTheMaximumSize_isWrittenAndALargerOneIsRejected() {
    var warnings =
        IntStream.range(0, 60)
            .mapToObj(i -> "- title: " + i + "\n  webUrl: javascript:" + "x".repeat(100) + "\n")
            .collect(Collectors.joining("", "related:\n", ""));
    var random = noise(600_000);
    var least = 0;
    var most = random.length();
    while (most - least > 1) {
      var middle = (least + most) / 2;
      upload(MAX_KEY, warnings, random.substring(0, middle));
      if (deployment.rejected().isEmpty()) {
        least = middle;
      } else {
        most = middle;
      }
    }
    upload(MAX_KEY, warnings, random.substring(0, least));
    var detail = requireNonNull(deployment.catalog.detail(Visibility.PUBLISHED, MAX_KEY));
    assertThat(new String(detail.json(), UTF_8)).contains(random.substring(0, least));
    assertThat(detail.warnings()).hasSize(51);
    upload(MAX_KEY, warnings, random.substring(0, most));
    assertThat(deployment.rejected()).containsExactly(MAX_KEY + ": article-too-large");
    assertThat(deployment.catalog.detail(Visibility.PUBLISHED, MAX_KEY)).isNull();
  }

  private void upload(String key, String fields, String body) {
    var text = "---\ntitle: X\nexcerpt: x\n" + fields + "---\n" + body;
    assertThat(deployment.upload(key, text)).isEqualTo(Events.failures());
  }

  private static String withItem(String noise) {
    return topics("a", 24) + "webUrl: https://example.org/" + noise + "\n";
  }

  private static String topics(String name, int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> "- " + name + " " + (char) ('a' + i) + "\n")
        .collect(Collectors.joining("", "topics:\n", ""));
  }

  private static String noise(int length) {
    var bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes).substring(0, length);
  }
}
