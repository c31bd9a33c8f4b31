package topicwire.query.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import topicwire.index.Definition;
import topicwire.index.Interpretation;
import topicwire.index.taxonomy.Claims;
import topicwire.query.QueryFixture;

class DefinedTwiceTest {
  private final QueryFixture site = new QueryFixture();

  private void define(String key, String name) {
    var json = "{\"name\":\"%s\"}".formatted(name);
    site.put(
        key,
        new Interpretation.Defined(new Definition(key, "ai", json, Claims.NONE, true), List.of()));
  }

  @Test
  void aTopic_thatTwoFilesDefine_isThatOfTheSmallerKeyWhicheverCameFirst() {
    define("_data/topics/b.yaml", "Larger");
    define("_data/topics/a.yaml", "Smaller");
    define("_data/topics/c.yaml", "Largest");

    for (var target : List.of("/topics/ai", "/topics", "/api/topics/index.json")) {
      assertThat(site.get(target).body())
          .as(target)
          .contains("\"name\":\"Smaller\"")
          .doesNotContain("Larg");
    }
  }
}
