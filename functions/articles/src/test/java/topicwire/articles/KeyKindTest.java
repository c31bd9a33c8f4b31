package topicwire.articles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;
import topicwire.index.Label;

class KeyKindTest {
  private static final byte[] FILE = "---\ntitle: x\n---\n".getBytes(UTF_8);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          _news/x.md                         | ARTICLE
          _news/x.markdown                   | ARTICLE
          _newsletters/x.html                | ARTICLE
          x.md                               | ARTICLE
          _news/x.MD                         | ARTICLE
          _news/X.Html                       | ARTICLE
          _drafts/x.md                       | ARTICLE
          _news/with space, + and %25 é 😀.md | ARTICLE
          _news//x.md                        | ARTICLE
          /x.md                              | ARTICLE
          _data.md                           | ARTICLE
          _news/x.md.md                      | ARTICLE
          _news/x.htm                        | ARTICLE
          _news/x.mdx                        | ARTICLE
          _news/x.qmd                        | ARTICLE
          _news/x.Rmd                        | ARTICLE
          _news/x.RMD                        | ARTICLE
          _news/_index.md                    | ARTICLE
          _news/x.rst                        | IGNORED
          _news/x.adoc                       | IGNORED
          _news/x.org                        | IGNORED
          _news/x.ipynb                      | IGNORED
          _layouts/x.mdx                     | IGNORED
          _news/x.txt                        | IGNORED
          _news/x                            | IGNORED
          _news/x.md/                        | IGNORED
          _news/                             | IGNORED
          ''                                 | IGNORED
          md                                 | IGNORED
          .md                                | IGNORED
          _news/.x.md                        | IGNORED
          .git/x.md                          | IGNORED
          _news/../x.md                      | IGNORED
          ./x.md                             | IGNORED
          _includes/x.html                   | IGNORED
          _layouts/x.html                    | IGNORED
          _sass/x.md                         | IGNORED
          _site/x.html                       | IGNORED
          site/_Includes/x.html              | IGNORED
          _data/x.md                         | IGNORED
          _data/topics/x.md                  | IGNORED
          _data/topics/x.yaml                | DEFINITION
          _data/topics/x.yml                 | DEFINITION
          _Data/Topics/X.YML                 | DEFINITION
          _data/topics/deeper/x.yaml         | IGNORED
          _data/topics/.x.yaml               | IGNORED
          _data/topics/x.json                | IGNORED
          _data/x.yaml                       | IGNORED
          _news/x.yaml                       | IGNORED
          deeper/_data/topics/x.yaml         | IGNORED
          """)
  void keyKind_withoutAPrefix_dependsOnFolderNameAndEnding(String key, KeyKind kind) {
    assertThat(KeyKind.of(key, "")).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          site/_news/x.md           | ARTICLE
          site/_data/topics/x.yaml  | DEFINITION
          site/.x.md                | IGNORED
          _news/x.md                | IGNORED
          Site/_news/x.md           | IGNORED
          site                      | IGNORED
          _data/topics/x.yaml       | IGNORED
          """)
  void keyKind_withAPrefix_dependsOnTheFoldersAfterIt(String key, KeyKind kind) {
    assertThat(KeyKind.of(key, "site/")).isEqualTo(kind);
  }

  @Test
  void category_ofAKeyWithAPrefix_isTheFirstFolderAfterThePrefix() {
    var parser = new ArticleParser("site/");
    assertThat(parser.parse("site/_news/sub/x.md", FILE))
        .isInstanceOfSatisfying(
            Interpretation.Published.class,
            published ->
                assertThat(published.article().category()).isEqualTo(new Label("news", "news")));
  }

  @Test
  void firstFolder_ofAKeyWithALeadingSlashOrNoFolder_isNull() {
    assertThat(ObjectKey.of("/x.md", "").firstFolder()).isNull();
    assertThat(ObjectKey.of("x/y.md", "").firstFolder()).isEqualTo("x");
    assertThat(ObjectKey.of("y.md", "").firstFolder()).isNull();
  }

  @Test
  void parse_ignoredKey_isRejectedAsNoArticle() {
    assertThat(new ArticleParser().parse("_layouts/x.html", FILE))
        .isEqualTo(
            rejected(
                "key-ignored",
                "files of this name or folder are not articles; use .md, .markdown, .html, .htm,"
                    + " .mdx, .qmd or .Rmd, in a folder that does not begin with a dot"));
  }

  @Test
  void key_of900Bytes_isAccepted() {
    assertThat(new ArticleParser().parse(keyOf(900), FILE))
        .isInstanceOf(Interpretation.Published.class);
  }

  @ParameterizedTest
  @CsvSource({"901", "1024"})
  void key_ofMoreThan900Bytes_isRejectedAsTooLong(int bytes) {
    assertThat(KeyKind.of(keyOf(bytes), "")).isEqualTo(KeyKind.ARTICLE);
    assertThat(new ArticleParser().parse(keyOf(bytes), FILE))
        .isEqualTo(
            rejected(
                "key-too-long",
                "expected a key of at most 900 bytes, found "
                    + bytes
                    + "; give the file a shorter name"));
  }

  @ParameterizedTest
  @CsvSource({"0", "9", "10", "13", "27", "127", "133", "0x2028"})
  void key_withAControlCharacter_isRejectedAsInvalid(String character) {
    var key = "_news/a" + Character.toString(Integer.decode(character)) + "b.md";
    assertThat(KeyKind.of(key, "")).isEqualTo(KeyKind.ARTICLE);
    assertThat(new ArticleParser().parse(key, FILE))
        .isEqualTo(
            rejected(
                "key-invalid",
                "the key holds a control character; rename the file to printable characters"));
  }

  /// Of two bytes a character, so that characters are not mistaken for bytes.
  private static String keyOf(int bytes) {
    var start = bytes % 2 == 0 ? "_news/x" : "_news/xx";
    var key = start + "é".repeat((bytes - start.length() - 3) / 2) + ".md";
    assertThat(key.getBytes(UTF_8)).hasSize(bytes);
    return key;
  }

  private static Interpretation rejected(String code, String message) {
    return new Interpretation.Rejected(java.util.List.of(new Flaw(code, 0, null, message)));
  }
}
