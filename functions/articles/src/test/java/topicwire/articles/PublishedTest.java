package topicwire.articles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicwire.index.Interpretation;

/** What stands behind {@code published:} and {@code removed:}, and what it does. */
class PublishedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # line              | alone     | in _drafts
          other: x            | published | draft
          published: true     | published | draft
          published: "true"   | published | draft
          published: 'true'   | published | draft
          published: false    | draft     | draft
          published: "false"  | draft     | draft
          published: 'false'  | draft     | draft
          published: True     | rejected  | rejected
          published: TRUE     | rejected  | rejected
          published: False    | rejected  | rejected
          published: FALSE    | rejected  | rejected
          published: yes      | rejected  | rejected
          published: no       | rejected  | rejected
          published: on       | rejected  | rejected
          published: off      | rejected  | rejected
          published: y        | rejected  | rejected
          published: n        | rejected  | rejected
          published: 0        | rejected  | rejected
          published: 1        | rejected  | rejected
          published: ~        | rejected  | rejected
          published: null     | rejected  | rejected
          published:          | rejected  | rejected
          published: ""       | rejected  | rejected
          published: " true"  | rejected  | rejected
          published: "true "  | rejected  | rejected
          published: flase    | rejected  | rejected
          published: ture     | rejected  | rejected
          published: []       | rejected  | rejected
          published: [true]   | rejected  | rejected
          published: {}       | rejected  | rejected
          published: !!bool true | rejected | rejected
          publised: false     | rejected  | rejected
          Published: false    | rejected  | rejected
          PUBLISHED: True     | rejected  | rejected
          publish: false      | rejected  | rejected
          publisher: Example  | published | draft
          removed: true       | draft     | draft
          removed: "true"     | draft     | draft
          removed: false      | published | draft
          removed: True       | rejected  | rejected
          removed: yes        | rejected  | rejected
          removed: ~          | rejected  | rejected
          removed:            | rejected  | rejected
          remove: true        | rejected  | rejected
          """)
  void lineDecides(String line, String alone, String inDrafts) {
    assertThat(state("_news/x.md", line)).isEqualTo(alone);
    assertThat(state("_drafts/x.md", line)).isEqualTo(inDrafts);
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, draft",
    "true, false, published",
    "false, true, draft",
    "false, false, draft"
  })
  void bothDecideTogether(String published, String removed, String state) {
    assertThat(state("_news/x.md", "published: " + published + "\nremoved: " + removed))
        .isEqualTo(state);
  }

  private static String state(String key, String lines) {
    var file = "---\ntitle: A title\n" + lines + "\n---\n";
    return switch (new ArticleParser().parse(key, file.getBytes(UTF_8))) {
      case Interpretation.Published _ -> "published";
      case Interpretation.Draft _ -> "draft";
      case Interpretation.Rejected _ -> "rejected";
      case Interpretation.Defined _, Interpretation.Deleted _ -> "something else";
    };
  }
}
