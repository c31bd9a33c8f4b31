package topicwire.query.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topicwire.runtime.http.Reply;

class RouteTest {
  @Test
  void variable_withoutAPlus_takesExactlyOneSegment() {
    assertThat(match("/topics/{topic}/articles", "/topics/AI & more/articles"))
        .isEqualTo(Map.of("topic", "AI & more"));
    assertThat(match("/topics/{topic}/articles", "/topics/a/b/articles")).isNull();
    assertThat(match("/topics/{topic}/articles", "/topics//articles")).isNull();
    assertThat(match("/topics/{topic}", "/topics/ai/articles")).isNull();
    assertThat(match("/topics/{topic}", "/topics")).isNull();
  }

  @Test
  void variable_withAPlus_takesTheRestOfThePath() {
    assertThat(match("/articles/{key+}", "/articles/_news/2024//x.md"))
        .isEqualTo(Map.of("key", "_news/2024//x.md"));
    assertThat(match("/articles/{key+}", "/articles/..")).isEqualTo(Map.of("key", ".."));
    assertThat(match("/articles/{key+}", "/articles/")).isNull();
    assertThat(match("/articles/{key+}", "/articles")).isNull();
  }

  @Test
  void fixedWords_ofARoute_areComparedExactly() {
    assertThat(match("/topics", "/topics")).isEqualTo(Map.of());
    assertThat(match("/topics", "/Topics")).isNull();
    assertThat(match("/topics", "topics")).isNull();
    assertThat(match("/topics", "")).isNull();
  }

  @Test
  void match_slashAtTheEnd_isThatOfThePathWithout() {
    assertThat(match("/topics", "/topics/")).isEqualTo(Map.of());
    assertThat(match("/topics/{topic}", "/topics/ai/")).isEqualTo(Map.of("topic", "ai"));
    assertThat(match("/articles/{key+}", "/articles/a.md/")).isEqualTo(Map.of("key", "a.md"));
    assertThat(match("/", "/")).isEqualTo(Map.of());
    assertThat(match("/", "//")).isNull();
    assertThat(match("/", "")).isNull();
    assertThat(match("/topics", "/topics//")).isNull();
    assertThat(match("/topics/{topic}", "/topics/")).isNull();
  }

  private static @Nullable Map<String, String> match(String pattern, String path) {
    return new Route(pattern, Set.of(), _ -> Reply.json(new byte[0])).match(path);
  }
}
