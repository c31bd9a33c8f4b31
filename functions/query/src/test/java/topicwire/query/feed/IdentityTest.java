package topicwire.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Ids are kept by feed readers: were they to change, every article would be new to everybody. */
class IdentityTest {
  @Test
  void idsAreUuidsOfNamesAndNeverChange() {
    assertThat(Identity.ofArticle("_news/a.md"))
        .isEqualTo("urn:uuid:f1cbacb4-3827-5a8f-a271-c26303f60dc1");
    assertThat(Identity.ofArticle("Über/ä 1.md"))
        .isEqualTo("urn:uuid:a6d16223-c231-581a-a813-cea5f1668a3b");
    assertThat(Identity.ofFeed("/articles?"))
        .isEqualTo("urn:uuid:81e933f8-cd5e-51a7-9d75-81aafff6c7e3");
  }

  @Test
  void anArticleIsNeverAFeed() {
    assertThat(Identity.ofArticle("x")).isNotEqualTo(Identity.ofFeed("x"));
  }
}
