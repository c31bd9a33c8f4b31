package topicwire.articles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import topicwire.articles.frontmatter.FrontMatter;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;
import topicwire.index.layout.Compression;

/// At every bound, and one over it. Those of single fields are in the specification's examples.
class BoundsTest {
  private static final String HEAD = "---\ntitle: x\n---\n";

  @Test
  void object_upToItsBound_isAcceptedAndOneByteOverIsRejected() {
    var size = ArticleParser.MAX_OBJECT_BYTES - HEAD.length();
    assertThat(codes(HEAD + "b".repeat(size))).isEmpty();
    assertThat(codes(HEAD + "b".repeat(size + 1))).containsExactly("file-too-large");
  }

  @Test
  void frontMatter_upToItsBound_isAcceptedAndOneByteOverIsRejected() {
    var size = FrontMatter.MAX_BYTES - "---\ntitle: x\n#\n".length();
    assertThat(codes("---\ntitle: x\n#" + "c".repeat(size) + "\n---\n")).isEmpty();
    assertThat(codes("---\ntitle: x\n#" + "c".repeat(size + 1) + "\n---\n"))
        .containsExactly("front-matter-too-large");
  }

  @Test
  void frontMatter_ofCharactersOfSeveralBytes_isMeasuredInBytes() {
    assertThat(codes("---\ntitle: x\n#" + "é".repeat(FrontMatter.MAX_BYTES / 2) + "\n---\n"))
        .containsExactly("front-matter-too-large");
  }

  @Test
  void definition_upToItsTextBound_isAcceptedAndOverItsTextOrJsonBoundIsRejected() {
    var yaml = "_id: x\nname: X\n#";
    var size = FrontMatter.MAX_BYTES - yaml.length();
    assertThat(codes("_data/topics/x.yaml", yaml + "c".repeat(size))).isEmpty();
    assertThat(codes("_data/topics/x.yaml", yaml + "c".repeat(size + 1)))
        .containsExactly("front-matter-too-large");
    assertThat(codes("_data/topics/x.yaml", yaml + "\nkeywords: [" + "k".repeat(16_400) + "]"))
        .containsExactly("definition-too-large");
  }

  @Test
  void item_upToItsBound_isAcceptedAndOneByteOverIsRejected() {
    var without = item("").length();
    var size = ArticleSize.MAX_ITEM - without;
    assertThat(item("u".repeat(size))).hasSize(ArticleSize.MAX_ITEM);
    assertThat(codes(withUrl("u".repeat(size + 1)))).containsExactly("item-too-large");
  }

  @Test
  void item_ofCharactersOfSeveralBytes_isMeasuredInBytes() {
    var size = ArticleSize.MAX_ITEM - item("").length();
    assertThat(item("é".repeat(size / 2)).getBytes(UTF_8)).hasSizeGreaterThan(16_380);
    assertThat(codes(withUrl("é".repeat(size / 2 + 1)))).containsExactly("item-too-large");
  }

  @Test
  void image_ofMoreThanAQuarterOfTheItem_isLeftOutAlone() {
    var images = "images: ['https://a.example/%s', 'https://b.example/ok']\n";
    var cut = published("---\ntitle: x\n" + images.formatted("x".repeat(4_096)) + "---\n");
    assertThat(cut.flaws()).extracting(Flaw::code).containsExactly("image-too-large");
    assertThat(JsonTree.object(cut.article().detail()).get("images"))
        .hasToString("[{url=https://b.example/ok}]");
    assertThat(published("---\ntitle: x\n" + images.formatted("x".repeat(4_000)) + "---\n").flaws())
        .isEmpty();
  }

  /// What an article has too much of costs its place in lists, not the article.
  @Test
  void sideFields_thatDoNotFitIntoLists_areInTheWholeArticleAlone() {
    var images = new StringBuilder("images:\n");
    for (var i = 0; i < 60; i++) {
      images.append("- https://a.example/").append("x".repeat(300)).append(i).append('\n');
    }
    var authors = "author: Ana\n";
    var cut = published("---\ntitle: x\n" + authors + images + "---\n");
    assertThat(cut.flaws()).extracting(Flaw::code).containsExactly("left-out-of-lists");
    assertThat(cut.flaws().getFirst().field()).isEqualTo("images");
    assertThat(JsonTree.object(cut.article().item()))
        .doesNotContainKey("images")
        .containsKey("authors");
    assertThat(JsonTree.object(cut.article().detail()).get("images"))
        .asInstanceOf(LIST)
        .hasSize(60);
  }

  @Test
  void relatedStories_moreThanFiveHundred_areCutToFiveHundredWithAWarning() {
    var story = "- title: x\n";
    assertThat(published("---\ntitle: x\nrelated:\n" + story.repeat(500) + "---\n").flaws())
        .isEmpty();
    var cut = published("---\ntitle: x\nrelated:\n" + story.repeat(501) + "---\n");
    assertThat(cut.flaws()).extracting(Flaw::code).containsExactly("related-too-many");
    assertThat(JsonTree.object(cut.article().detail()).get("related"))
        .asInstanceOf(LIST)
        .hasSize(500);
  }

  /// Noise does not compress: the row would be as long as the body.
  @Test
  void compressedArticle_upToItsBound_isAcceptedAndOneByteOverIsRejected() {
    var random = new byte[1_000_000];
    new Random(42).nextBytes(random);
    var noise = Base64.getEncoder().encodeToString(random);
    var fits = 0;
    var exceeds = noise.length();
    while (exceeds - fits > 1) {
      var middle = (fits + exceeds) / 2;
      if (codes(HEAD + noise.substring(0, middle)).isEmpty()) {
        fits = middle;
      } else {
        exceeds = middle;
      }
    }
    assertThat(codes(HEAD + noise.substring(0, exceeds))).containsExactly("article-too-large");
    var detail = published(HEAD + noise.substring(0, fits)).article().detail();
    assertThat(Compression.deflate(detail).length).isEqualTo(ArticleSize.MAX_COMPRESSED);
  }

  /// A control character is one byte of the file and six of JSON.
  @Test
  void uncompressedArticle_upToItsBound_isAcceptedAndOverItIsRejected() {
    var size = (ArticleSize.MAX_DETAIL - 200) / 6;
    var excerpt = "---\ntitle: x\nexcerpt: x\n---\n";
    assertThat(codes(excerpt + "\u0001".repeat(size))).isEmpty();
    assertThat(codes(excerpt + "\u0001".repeat(size + 100))).containsExactly("article-too-large");
  }

  @Test
  void flawsOfOneFile_moreThanFifty_areCutToFiftyAndTheRestIsCounted() {
    var topics = "- " + "t".repeat(101) + "\n";
    assertThat(codes("---\ntitle: x\ntopics:\n" + topics.repeat(50) + "---\n"))
        .hasSize(50)
        .containsOnly("topic-too-long");
    assertThat(codes("---\ntitle: x\ntopics:\n" + topics.repeat(60) + "---\n"))
        .hasSize(51)
        .endsWith("more");
    assertThat(flaws("_news/x.md", "---\ntitle: x\ntopics:\n" + topics.repeat(60) + "---\n"))
        .last()
        .isEqualTo(new Flaw("more", 0, null, "there are 10 more; correct these first"));
  }

  private static String withUrl(String path) {
    return "---\ntitle: x\nwebUrl: https://example.com/" + path + "\n---\n";
  }

  private static String item(String path) {
    return published(withUrl(path)).article().item();
  }

  private static Interpretation.Published published(String text) {
    return (Interpretation.Published) new ArticleParser().parse("_news/x.md", text.getBytes(UTF_8));
  }

  private static List<String> codes(String text) {
    return codes("_news/x.md", text);
  }

  private static List<String> codes(String key, String text) {
    return flaws(key, text).stream().map(Flaw::code).toList();
  }

  private static List<Flaw> flaws(String key, String text) {
    return new ArticleParser().parse(key, text.getBytes(UTF_8))
            instanceof Interpretation.Rejected(var flaws)
        ? flaws
        : List.of();
  }
}
