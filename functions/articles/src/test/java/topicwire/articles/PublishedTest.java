package topicwire.articles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicwire.index.Interpretation;

/// What hides an article: a field, or its key.
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
          published: True     | published | draft
          published: TRUE     | published | draft
          published: False    | draft     | draft
          published: FALSE    | draft     | draft
          published: yes      | published | draft
          published: no       | draft     | draft
          published: on       | published | draft
          published: off      | draft     | draft
          published: y        | published | draft
          published: n        | draft     | draft
          published: 0        | draft     | draft
          published: 1        | published | draft
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
          Published: false    | draft     | draft
          PUBLISHED: True     | published | draft
          publish: false      | draft     | draft
          publisher: Example  | published | draft
          removed: true       | draft     | draft
          removed: "true"     | draft     | draft
          removed: false      | published | draft
          removed: True       | draft     | draft
          removed: yes        | draft     | draft
          removed: ~          | rejected  | rejected
          removed:            | rejected  | rejected
          remove: true        | rejected  | rejected
          published: 2020-01-02 | published | draft
          published: 2999-01-02 | scheduled   | draft
          published: 11-9-2017 | rejected | rejected
          is_published: false | draft     | draft
          public: "no"        | draft     | draft
          publish: yes        | published | draft
          draft: true         | draft     | draft
          draft: "yes"        | draft     | draft
          draft: 1            | draft     | draft
          Draft: On           | draft     | draft
          draft: false        | published | draft
          draft:              | published | draft
          draft: maybe        | rejected  | rejected
          draft: [true]       | rejected  | rejected
          drfat: true         | rejected  | rejected
          drfat: false        | published | draft
          isDraft: true       | draft     | draft
          is-draft: true      | draft     | draft
          hidden: true        | draft     | draft
          private: true       | draft     | draft
          unlisted: true      | draft     | draft
          headless: true      | draft     | draft
          status: draft       | draft     | draft
          status: Pending     | draft     | draft
          status: published   | published | draft
          staus: draft        | rejected  | rejected
          visibility: private | draft     | draft
          visibility: Public  | published | draft
          permalink: false    | draft     | draft
          permalink: /false/  | published | draft
          permalink: {en: /x} | published | draft
          render: false       | draft     | draft
          render: never       | draft     | draft
          render: true        | published | draft
          render: sometimes   | rejected  | rejected
          build: {render: link} | draft   | draft
          _build: {render: never} | draft | draft
          build: {render: always} | published | draft
          build: {render: no way} | rejected | rejected
          build: {list: never} | published | draft
          expiryDate: 2020-01-02 | expired  | draft
          expiry_date: 2020-01-02 10:00:00 +0200 | expired | draft
          unpublishDate: 2020-01-02 | expired | draft
          expires: 2020-01-02T10:00:00Z | expired | draft
          expires: 2999-01-02 | published | draft
          expires: soon       | rejected  | rejected
          expire: 2020-01-02  | rejected  | rejected
          publishDate: 2999-01-02 | scheduled | draft
          publishDate: 2020-01-02 | published | draft
          embargo: 2999-01-02 | scheduled     | draft
          embargo: a week     | rejected  | rejected
          date: 2999-01-02    | scheduled     | draft
          date: 2020-01-02    | published | draft
          pubDate: 2999/1/2 3:04 | scheduled  | draft
          header: false       | published | draft
          """)
  void fieldThatMayHide_aloneOrInADraftsFolder_decidesTheState(
      String line, String alone, String inDrafts) {
    assertThat(state("_news/x.md", line)).isEqualTo(alone);
    assertThat(state("_drafts/x.md", line)).isEqualTo(inDrafts);
  }

  @ParameterizedTest
  @CsvSource({
    "x.md, published",
    "Drafts/x.md, draft",
    "blog/draft/x.md, draft",
    "_DRAFTS/x.md, draft",
    "x.draft.md, draft",
    "x.Draft.HTML, draft",
    "draft.md, published",
    "drafts-of-cold-air/x.md, published",
    "_posts/2999-01-02-x.md, scheduled",
    "_posts/2020-01-02-x.md, published",
    "2999/01/02/x.md, scheduled",
    "2020/2999-01-02_x/index.md, scheduled",
    "2999-02-30-x.md, published",
    "room-2999-01-02-x.md, published"
  })
  void parse_keyMarksADraft_isADraft(String key, String state) {
    assertThat(state(key, "other: x")).isEqualTo(state);
  }

  /// A date in the name of a file of an event is that of the event.
  @Test
  void parse_ownFileWithDateAheadInItsName_isPublished() {
    assertThat(state("_events/2999-01-02-x.md", "provider: {name: Example}"))
        .isEqualTo("published");
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, draft",
    "true, false, published",
    "false, true, draft",
    "false, false, draft"
  })
  void article_withPublishedAndRemoved_isPublishedOnlyIfBothAllowIt(
      String published, String removed, String state) {
    assertThat(state("_news/x.md", "published: " + published + "\nremoved: " + removed))
        .isEqualTo(state);
  }

  private static String state(String key, String lines) {
    var file = "---\ntitle: A title\n" + lines + "\n---\n";
    return switch (new ArticleParser().parse(key, file.getBytes(UTF_8)).at(Instant.now())) {
      case Interpretation.Published _ -> "published";
      case Interpretation.Draft _ -> "draft";
      case Interpretation.Scheduled _ -> "scheduled";
      case Interpretation.Expired _ -> "expired";
      case Interpretation.Rejected _ -> "rejected";
      case Interpretation.Defined _,
          Interpretation.Queried _,
          Interpretation.Configured _,
          Interpretation.Ignored _,
          Interpretation.Deleted _ ->
          "something else";
    };
  }
}
