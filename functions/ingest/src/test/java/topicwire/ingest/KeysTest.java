package topicwire.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.Visibility;
import topicwire.testing.TimeLeft;

/// Every key that a bucket can hold: taken exactly as it is, or ignored, or rejected.
class KeysTest {
  private static final String FILE = "---\ntitle: X\n---\n";

  /// What a key becomes.
  private enum Fate {
    TAKEN,
    IGNORED,
    TOO_LONG,
    INVALID
  }

  record Case(String name, String key, Fate fate) {
    @Override
    public String toString() {
      return name;
    }
  }

  private final Deployment deployment = new Deployment();

  static Stream<Case> cases() {
    return Stream.of(
        new Case("plain", "_news/x.md", Fate.TAKEN),
        new Case("no folder", "x.md", Fate.TAKEN),
        new Case("space", "_news/a b.md", Fate.TAKEN),
        new Case("spaces at the ends", " _news / x .md", Fate.TAKEN),
        new Case("plus", "_news/a+b.md", Fate.TAKEN),
        new Case("percent", "_news/100%.md", Fate.TAKEN),
        new Case("what looks encoded", "_news/a%20b%2Fc%2B.md", Fate.TAKEN),
        new Case("what looks encoded twice", "_news/a%2520b.md", Fate.TAKEN),
        new Case("signs of addresses", "_news/a?b=c&d#e;f:g@h,i$j.md", Fate.TAKEN),
        new Case("signs of code", "_news/<a>\"b\"'c'\\d|e^f`g{h}~*!.md", Fate.TAKEN),
        new Case("separators of the table", "_news/TOPIC#a#b#.md", Fate.TAKEN),
        new Case("accent, composed", "_news/caf\u00e9.md", Fate.TAKEN),
        new Case("accent, decomposed", "_news/cafe\u0301.md", Fate.TAKEN),
        new Case("emoji", "_news/\ud83e\udd80.md", Fate.TAKEN),
        new Case("right to left", "_news/\u202eabc\u05d0.md", Fate.TAKEN),
        new Case("replacement character", "_news/\ufffd.md", Fate.TAKEN),
        new Case("two slashes", "_news//x.md", Fate.TAKEN),
        new Case("slash at the start", "/_news/x.md", Fate.TAKEN),
        new Case("dots in a name", "_news/a..b.md", Fate.TAKEN),
        new Case("900 bytes", ofBytes(900), Fate.TAKEN),
        new Case("900 bytes in two each", ofAccents(900), Fate.TAKEN),
        new Case("901 bytes", ofBytes(901), Fate.TOO_LONG),
        new Case("1,024 bytes", ofBytes(1_024), Fate.TOO_LONG),
        new Case("1,024 bytes in two each", ofAccents(1_024), Fate.TOO_LONG),
        new Case("upper case", "_NEWS/X.MD", Fate.TAKEN),
        new Case("mixed case", "_news/x.Markdown", Fate.TAKEN),
        new Case("folder", "_news/", Fate.IGNORED),
        new Case("folder like a file", "_news/x.md/", Fate.IGNORED),
        new Case("parent", "_news/../x.md", Fate.IGNORED),
        new Case("self", "./x.md", Fate.IGNORED),
        new Case("hidden", ".git/x.md", Fate.IGNORED),
        new Case("nothing but an ending", ".md", Fate.IGNORED),
        new Case("other ending", "_news/x.png", Fate.IGNORED),
        new Case("no ending", "_news/xmd", Fate.IGNORED),
        new Case("generator's folder", "_includes/x.html", Fate.IGNORED),
        new Case("NUL", "_news/a\0b.md", Fate.INVALID),
        new Case("tab", "_news/a\tb.md", Fate.INVALID),
        new Case("line break", "_news/a\nb.md", Fate.INVALID),
        new Case("carriage return", "_news/a\r.md", Fate.INVALID),
        new Case("delete", "_news/a\u007f.md", Fate.INVALID),
        new Case("next line", "_news/a\u0085.md", Fate.INVALID),
        new Case("line separator", "_news/a\u2028.md", Fate.INVALID));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void key_thatABucketCanHold_passesEventBucketAndIndexUnchangedOrIsRefused(Case test) {
    var key = test.key();
    assertThat(deployment.upload(key, FILE)).isEqualTo(Events.failures());
    var taken = test.fate() == Fate.TAKEN ? List.of(key) : List.<String>of();
    assertThat(deployment.published()).isEqualTo(taken);
    assertThat(deployment.rejected())
        .isEqualTo(
            switch (test.fate()) {
              case TAKEN, IGNORED -> List.of();
              case TOO_LONG -> List.of(key + ": key-too-long");
              case INVALID -> List.of(key + ": key-invalid");
            });
    var detail = deployment.catalog.detail(Visibility.PUBLISHED, key);
    assertThat(detail != null).isEqualTo(test.fate() == Fate.TAKEN);
    if (detail != null) {
      assertThat(new String(detail.json(), UTF_8))
          .startsWith("{\"path\":" + Events.quote(key) + ",");
    }
    assertThat(deployment.source.fetched)
        .isEqualTo(test.fate() == Fate.IGNORED ? Set.of() : Set.of(key));
    assertNoTraceAfterDeletion(key);
  }

  private void assertNoTraceAfterDeletion(String key) {
    deployment.bucket.delete(key);
    assertThat(deployment.handle(Events.queue(Events.put(key)))).isEqualTo(Events.failures());
    assertThat(deployment.published()).isEmpty();
    assertThat(deployment.rejected()).isEmpty();
  }

  /// Keys that a careless program takes for each other.
  @Test
  void keys_thatDifferOnlySlightly_areDifferentArticles() {
    var keys =
        List.of(
            "_news/a b.md",
            "_news/a+b.md",
            "_news/a%20b.md",
            "_news/a%2Bb.md",
            "_news/A b.md",
            "_news//a b.md",
            "_news/a b.MD",
            "_news/caf\u00e9.md",
            Normalizer.normalize("_news/caf\u00e9.md", Normalizer.Form.NFD));
    for (var key : keys) {
      deployment.upload(key, "---\ntitle: " + Events.quote(key) + "\n---\n");
    }
    assertThat(deployment.published()).containsExactlyInAnyOrderElementsOf(keys);
    for (var key : keys) {
      deployment.bucket.delete(key);
      deployment.handle(Events.queue(Events.put(key)));
      assertThat(deployment.published()).doesNotContain(key);
      deployment.upload(key, FILE);
      assertThat(deployment.published()).containsExactlyInAnyOrderElementsOf(keys);
    }
  }

  /// Such keys are no form's encoding, or not of UTF-8: any guess would be another object's key.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "100%.md",
        "a%2.md",
        "a%zz.md",
        "a%-1.md",
        "a%+1.md",
        "a%",
        "a%2",
        "a%\uff11\uff11.md",
        "a%FF.md",
        "a%C3.md",
        "a%ED%A0%80.md"
      })
  void key_thatCannotBeDecoded_failsItsMessageWithNothingFetched(String encoded) {
    var body = Events.records(Events.record("articles", encoded));
    assertThat(deployment.handle(Events.queue(body))).isEqualTo(Events.failures("m1"));
    assertThat(deployment.source.fetched).isEmpty();
  }

  /// As bytes it would be a question mark, and so another object's key.
  @Test
  void keyDecoding_ofHalfACharacter_isRefused() {
    assertThatThrownBy(() -> FormEncoding.decode("a\ud800.md"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("half a character, which UTF-8 cannot hold");
  }

  @Test
  void key_encodedInDifferentSpellings_isTheSameKey() {
    deployment.bucket.put("_news/a b\u00e9(1).md", FILE);
    for (var encoded :
        List.of(
            "_news/a+b%C3%A9(1).md", "_news%2Fa%20b%c3%a9%281%29.md", "_news/a b\u00e9(1).md")) {
      var body = Events.records(Events.record("articles", encoded));
      assertThat(deployment.handle(Events.queue(body))).isEqualTo(Events.failures());
    }
    assertThat(deployment.published()).containsExactly("_news/a b\u00e9(1).md");
    assertThat(deployment.source.fetched).containsExactly("_news/a b\u00e9(1).md");
  }

  @Test
  void keys_outsideThePrefix_areIgnored() {
    var function = deployment.function("site/");
    deployment.bucket.put("site/_news/x.md", FILE);
    deployment.bucket.put("_news/x.md", FILE);
    deployment.bucket.put("Site/_news/x.md", FILE);
    var event = Events.queue(Events.put("site/_news/x.md", "_news/x.md", "Site/_news/x.md"));
    assertThat(Deployment.handle(function, event, TimeLeft.plenty())).isEqualTo(Events.failures());
    assertThat(deployment.published()).containsExactly("site/_news/x.md");
    assertThat(deployment.source.fetched).containsExactly("site/_news/x.md");
  }

  private static String ofBytes(int bytes) {
    return "_news/" + "x".repeat(bytes - "_news/.md".length()) + ".md";
  }

  private static String ofAccents(int bytes) {
    var rest = bytes - "_news/.md".length();
    var key = "_news/" + "\u00e9".repeat(rest / 2) + "x".repeat(rest % 2) + ".md";
    assertThat(key.getBytes(UTF_8)).hasSize(bytes);
    return key;
  }
}
