package topicwire.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Ids are kept by feed readers: were they to change, every article would be new to everybody.
class IdentityTest {
  private static final Identity NONE = new Identity("");
  private static final Identity POST = new Identity("harbour-post");

  @Test
  void ids_withoutASiteName_areUuidsOfNamesAndNeverChange() {
    assertThat(NONE.ofArticle("_news/a.md"))
        .isEqualTo("urn:uuid:f1cbacb4-3827-5a8f-a271-c26303f60dc1");
    assertThat(NONE.ofArticle("Über/ä 1.md"))
        .isEqualTo("urn:uuid:a6d16223-c231-581a-a813-cea5f1668a3b");
    assertThat(NONE.ofFeed("/articles?"))
        .isEqualTo("urn:uuid:81e933f8-cd5e-51a7-9d75-81aafff6c7e3");
  }

  @Test
  void ids_ofASite_neverChangeAndAreNoOtherSites() {
    assertThat(POST.ofArticle("_news/a.md"))
        .isEqualTo("urn:uuid:76f364b0-cac1-5670-9060-5e9cda563ffc")
        .isNotEqualTo(NONE.ofArticle("_news/a.md"));
    assertThat(POST.ofFeed("/articles?")).isNotEqualTo(NONE.ofFeed("/articles?"));
  }

  @Test
  void articleId_ofTheSameNameAsAFeed_differsFromTheFeedId() {
    assertThat(NONE.ofArticle("x")).isNotEqualTo(NONE.ofFeed("x"));
  }
}
