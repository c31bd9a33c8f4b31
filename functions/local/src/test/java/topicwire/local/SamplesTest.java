package topicwire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import topicwire.articles.ArticleParser;
import topicwire.index.Article;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;

class SamplesTest {
  private static final Pattern WEB_URL = Pattern.compile("\"webUrl\":\"([^\"]+)\"");

  @Test
  void sample_ofEveryKind_isParsedAsWhatItIsMeantToShow() throws IOException {
    var articles = new HashMap<String, Article>();
    var kinds = new HashMap<String, Integer>();
    for (var key : Samples.keys()) {
      var interpretation = new ArticleParser().parse(key, Samples.read(key));
      kinds.merge(interpretation.getClass().getSimpleName(), 1, Integer::sum);
      switch (interpretation) {
        case Interpretation.Published(var article, var warnings, var _) -> {
          assertThat(warnings).as(key).isEmpty();
          articles.put(key, article);
        }
        case Interpretation.Draft(var article, var warnings, var _) ->
            assertThat(article.key()).startsWith("_drafts/");
        case Interpretation.Rejected(var flaws) ->
            assertThat(flaws)
                .extracting(Flaw::code)
                .containsExactlyInAnyOrder("published-date-time-invalid", "published-invalid");
        default -> {}
      }
    }

    assertThat(kinds).isEqualTo(Map.of("Published", 10, "Draft", 1, "Rejected", 1, "Defined", 2));
    assertThat(articles).containsKey(Samples.FIRST);
    assertThat(relatedThatAreSamplesToo(articles)).hasSizeGreaterThanOrEqualTo(4);
  }

  private static Set<String> relatedThatAreSamplesToo(Map<String, Article> articles) {
    var own = new HashSet<String>();
    var named = new HashSet<String>();
    for (var article : articles.values()) {
      own.add(article.webUrl());
      var urls = WEB_URL.matcher(article.detail());
      while (urls.find()) {
        if (!urls.group(1).equals(article.webUrl())) {
          named.add(urls.group(1));
        }
      }
    }
    named.retainAll(own);
    return named;
  }
}
