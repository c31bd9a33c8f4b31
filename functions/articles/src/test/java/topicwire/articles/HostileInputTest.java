package topicwire.articles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.articles.frontmatter.YamlReader;
import topicwire.articles.report.Report;
import topicwire.articles.report.Unreadable;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;

/// Files that mean harm, and how little of them is looked at: counted in events and characters,
/// since a clock measures the machine.
class HostileInputTest {

  @ParameterizedTest
  @ValueSource(ints = {2 * 1024 * 1024 + 1, 5_000_000})
  void object_overTheSizeBound_isRejectedWithoutBeingRead(int size) {
    assertThat(new ArticleParser().parse("_news/x.md", new byte[size]))
        .isEqualTo(ArticleParser.tooLarge(size));
  }

  @Test
  void hugeObject_knownByItsLengthOnly_isRejected() {
    assertThat(ArticleParser.tooLarge(209_715_200).flaws())
        .containsExactly(
            new Flaw(
                "file-too-large",
                0,
                null,
                "expected at most 2,097,152 bytes, found 209,715,200; cut the body or the related"
                    + " stories"));
  }

  @Test
  void yaml_ofManyOpenBrackets_isRejectedAtTheMaximumDepth() {
    var reading = Reading.of("a: " + "[".repeat(200_000));
    assertThat(reading.flaw().code()).isEqualTo("yaml-too-deep");
    assertThat(reading.events()).isEqualTo(12);
    assertThat(reading.position()).isEqualTo("a: ".length() + YamlReader.MAX_DEPTH);
  }

  @Test
  void yaml_ofManyOpenBraces_isRejectedAtTheMaximumDepth() {
    var reading = Reading.of("{a: ".repeat(3_000));
    assertThat(reading.flaw().code()).isEqualTo("yaml-too-deep");
    assertThat(reading.events()).isEqualTo(19);
    assertThat(reading.position()).isLessThan(50);
  }

  @Test
  void yaml_ofDeeplyNestedBlockMaps_isRejectedAtTheMaximumDepth() {
    var reading =
        Reading.of(
            IntStream.range(0, 700)
                .mapToObj(depth -> " ".repeat(depth) + "a:\n")
                .collect(Collectors.joining()));
    assertThat(reading.flaw().code()).isEqualTo("yaml-too-deep");
    assertThat(reading.events()).isEqualTo(19);
  }

  @Test
  void yaml_ofManyNestedListsInOneLine_isRejectedAtTheMaximumDepth() {
    var reading = Reading.of("a:\n" + "- ".repeat(100_000));
    assertThat(reading.flaw().code()).isEqualTo("yaml-too-deep");
    assertThat(reading.events()).isEqualTo(12);
  }

  @Test
  void billionLaughs_inYaml_areRejectedAtTheFirstAnchor() {
    var laughs = new StringBuilder("a0: &a0 [ha, ha]\n");
    for (var i = 1; i < 48; i++) {
      laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    var reading = Reading.of(laughs.toString());
    assertThat(reading.flaw().code()).isEqualTo("yaml-anchor");
    assertThat(reading.events()).isEqualTo(5);
  }

  @Test
  void yaml_ofUpToFiftyThousandNodes_isReadAndOfMoreIsRejected() {
    // The root, the name and the list are three.
    var list = "a: [" + "b,".repeat(YamlReader.MAX_NODES - 3) + "]";
    assertThat(parse("---\ntitle: x\n" + list + "\n---\n"))
        .isInstanceOfSatisfying(
            Interpretation.Rejected.class,
            rejected -> assertThat(rejected.flaws().getFirst().code()).contains("nodes"));
    var fits = "a: [" + "b,".repeat(YamlReader.MAX_NODES - 5) + "]";
    assertThat(parse("---\ntitle: x\n" + fits + "\n---\n"))
        .isInstanceOf(Interpretation.Published.class);
  }

  @Test
  void yaml_ofAHundredThousandNames_isRejectedAtTheNodeLimit() {
    var reading =
        Reading.of(
            IntStream.range(0, 100_000)
                .mapToObj(i -> "k" + i + ":\n")
                .collect(Collectors.joining()));
    assertThat(reading.flaw().code()).isEqualTo("yaml-too-many-nodes");
    assertThat(reading.events()).isEqualTo(YamlReader.MAX_NODES + 3);
  }

  @Test
  void frontMatter_ofManyNamesWithTheSameHash_isRejectedAsTooLarge() {
    // "Aa" and "BB" have the same hash, and so has every sequence of them of one length.
    var names =
        IntStream.range(0, 1 << 14)
            .mapToObj(bits -> {
              var name = new StringBuilder();
              for (var bit = 0; bit < 14; bit++) {
                name.append((bits >> bit & 1) == 0 ? "Aa" : "BB");
              }
              return name + ": x\n";
            })
            .collect(Collectors.joining());
    assertThat(parse("---\ntitle: x\n" + names + "---\n"))
        .isInstanceOfSatisfying(
            Interpretation.Rejected.class,
            rejected -> assertThat(rejected.flaws().getFirst().code()).contains("too-large"));
  }

  @Test
  void frontMatter_withANumberOfAMillionDigits_isRejectedAsTooLarge() {
    assertThat(flaw("---\ntitle: x\nheat: " + "9".repeat(1_000_000) + "\n---\n").code())
        .isEqualTo("front-matter-too-large");
  }

  @Test
  void heat_ofHalfAMillionDigits_isLeftOutWithAShortWarning() {
    assertThat(warnings("---\ntitle: x\nheat: " + "9".repeat(500_000) + "\n---\n"))
        .containsExactly(
            new Flaw(
                "heat-invalid",
                3,
                "heat",
                "expected a whole number from -10^15 to 10^15, found `"
                    + "9".repeat(40)
                    + "…`; the field is left out, correct it"));
  }

  @Test
  void longComment_withinTheFrontMatterBound_isAcceptedAndBeyondItIsRejected() {
    assertThat(flaw("---\ntitle: x\n#" + "c".repeat(1_900_000) + "\n---\n").code())
        .isEqualTo("front-matter-too-large");
    assertThat(parse("---\ntitle: x\n#" + "c".repeat(500_000) + "\n---\n"))
        .isInstanceOf(Interpretation.Published.class);
  }

  @Test
  void frontMatter_endingInLinesThatOnlyResembleAFence_isRejectedAsUnclosed() {
    assertThat(flaw("---\n" + "--- x\n".repeat(300_000)).code()).isEqualTo("front-matter-unclosed");
    assertThat(flaw("---\n" + "-".repeat(1_900_000)).code()).isEqualTo("front-matter-unclosed");
    assertThat(flaw("---\n---" + " ".repeat(1_900_000) + "x").code())
        .isEqualTo("front-matter-unclosed");
  }

  @Test
  void article_withAThousandTopics_keepsTwentyFourWithAWarning() {
    var topics =
        IntStream.range(0, 1_000).mapToObj(i -> "- T" + i + "\n").collect(Collectors.joining());
    var published = (Interpretation.Published) parse("---\ntitle: x\ntopics:\n" + topics + "---\n");
    assertThat(published.article().topics()).hasSize(24);
    assertThat(published.warnings())
        .extracting(Flaw::message)
        .containsExactly(
            "expected at most 24 topics, found 1000; the rest is left out, remove some");
  }

  @Test
  void article_withTheSameTopicAThousandTimes_hasItOnceAndFiftyWarnings() {
    assertThat(parse("---\ntitle: x\ntopics:\n" + "- T\n".repeat(1_000) + "---\n"))
        .isInstanceOfSatisfying(
            Interpretation.Published.class,
            published -> {
              assertThat(published.article().topics()).hasSize(1);
              assertThat(published.warnings()).hasSize(Report.MAX + 1);
              assertThat(published.warnings().getLast().code()).isEqualTo("more");
            });
  }

  @Test
  void topic_ofFiveKilobytes_isRejectedAsTooLong() {
    assertThat(flaw("---\ntitle: x\ntopics:\n- " + "t".repeat(5_000) + "\n---\n").code())
        .isEqualTo("topic-too-long");
  }

  @Test
  void title_ofAMegabyte_makesTheFrontMatterTooLarge() {
    assertThat(flaw("---\ntitle: " + "t".repeat(1_000_000) + "\n---\n").code())
        .isEqualTo("front-matter-too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a=", "{\"a\" = [", "[[", "\"]\",["})
  void parse_bracketsInToml_areRefusedBeforeTheLibrarySeesThem(String bracket) {
    var flaw = flaw("+++\ntitle = \"x\"\na = " + bracket.repeat(6_000) + "\n+++\n");
    assertThat(flaw.code()).isIn("toml-too-deep", "toml-too-many-nodes");
    assertThat(flaw.line()).isEqualTo(3);
  }

  /// Whatever the library takes for text, it goes no deeper than there are brackets.
  @Test
  void parse_mostBracketsThatTomlMayHaveBehindAnEscapeThatIsNone_fitTheStack() {
    var toml = "a = \"\\q\"\"" + "[".repeat(1_999) + "\n";
    assertThat(flaw("+++\n" + toml + "+++\n").code()).startsWith("toml-");
  }

  @Test
  void parse_tomlOfMoreThanItsBound_isRefused() {
    assertThat(flaw("+++\ntitle = \"" + "x".repeat(64 * 1024) + "\"\n+++\n").code())
        .isEqualTo("front-matter-too-large");
  }

  @Test
  void parse_namesAndValuesWithoutEndInToml_areRefused() {
    assertThat(flaw("+++\na = [" + "1,".repeat(20_000) + "]\n+++\n").code())
        .isEqualTo("toml-too-many-nodes");
    assertThat(flaw("+++\n" + "a.".repeat(5_000) + "b = 1\n+++\n").code())
        .isEqualTo("toml-too-deep");
    assertThat(flaw("+++\n[" + "a.".repeat(5_000) + "b]\n+++\n").code()).isEqualTo("toml-too-deep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "'", "\"\"\"", "\\", "#", "!@ ", "=", "2024-"})
  void parse_noiseInToml_isAFlawOfToml(String noise) {
    assertThat(flaw("+++\ntitle = \"x\"\na = " + noise.repeat(9_000) + "\n+++\n").code())
        .startsWith("toml-");
  }

  @Test
  void parse_deepJson_isRefusedAtTheBound() {
    assertThat(flaw("{\"a\": " + "[".repeat(200_000) + "]".repeat(200_000) + "}\n").code())
        .isEqualTo("json-too-deep");
    assertThat(flaw("{\"a\": ".repeat(60_000) + "1" + "}".repeat(60_000)).code())
        .isEqualTo("json-too-deep");
  }

  @Test
  void parse_jsonOfTooManyValues_isRefusedAtTheBound() {
    var list = "{\"title\": \"x\", \"a\": [";
    assertThat(flaw(list + "1,".repeat(60_000) + "1]}").code()).isEqualTo("json-too-many-nodes");
    assertThat(parse(list + "1,".repeat(YamlReader.MAX_NODES - 6) + "1]}"))
        .isInstanceOf(Interpretation.Published.class);
  }

  @Test
  void parse_unfinishedJson_isUnclosed() {
    assertThat(flaw("{\"" + "\\".repeat(1_900_000)).code()).isEqualTo("front-matter-unclosed");
    assertThat(flaw("{" + " ".repeat(1_000_000) + "\"a").code()).isEqualTo("front-matter-unclosed");
    assertThat(flaw("{\"a\": \"" + "x".repeat(600_000) + "\"}").code())
        .isEqualTo("front-matter-too-large");
  }

  @Test
  void parse_jsonNumberOfManyDigits_isAFlawInItsLine() {
    assertThat(flaw("{\"title\": \"x\",\n\"heat\": " + "9".repeat(400_000) + "}").line())
        .isEqualTo(2);
  }

  @Test
  void parse_headerOfManyLines_isNone() {
    assertThat(parse("Title: x\n" + "a: b\n".repeat(100_000) + "\nBody"))
        .isInstanceOf(Interpretation.Ignored.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!--", "<!-- -->\n", "\n", " ", "<!-- -->", "\u00a0", "\uFEFF", "{ "})
  void parse_muchThatMayStandBeforeAFence_endsSoon(String before) {
    assertThat(parse(before.repeat(2_000_000 / before.getBytes(UTF_8).length)))
        .isInstanceOfAny(Interpretation.Ignored.class, Interpretation.Rejected.class);
  }

  @Test
  void parse_manyLinesThatOnlySeemToClose_endsSoon() {
    assertThat(flaw("---\n" + "\u00a0---x\n".repeat(200_000)).code())
        .isEqualTo("front-matter-unclosed");
    assertThat(flaw("---\na" + "\u00a0".repeat(900_000)).code()).isEqualTo("front-matter-unclosed");
  }

  /// What a reading ended with, after how many events, and how far into the text.
  private record Reading(Flaw flaw, int events, int position) {
    static Reading of(String yaml) {
      var reader = new YamlReader(yaml);
      var exception = catchThrowableOfType(Unreadable.class, reader::read);
      return new Reading(exception.flaw, reader.eventsRead(), reader.position());
    }
  }

  private static Interpretation parse(String text) {
    return new ArticleParser().parse("_news/x.md", text.getBytes(UTF_8));
  }

  private static List<Flaw> warnings(String text) {
    var interpretation = new ArticleParser().parse("_news/x.md", text.getBytes(UTF_8));
    assertThat(interpretation).isInstanceOf(Interpretation.Published.class);
    return interpretation.flaws();
  }

  private static Flaw flaw(String text) {
    return flaw(text.getBytes(UTF_8));
  }

  private static Flaw flaw(byte[] bytes) {
    var interpretation = new ArticleParser().parse("_news/x.md", bytes);
    assertThat(interpretation).isInstanceOf(Interpretation.Rejected.class);
    return ((Interpretation.Rejected) interpretation).flaws().getFirst();
  }
}
