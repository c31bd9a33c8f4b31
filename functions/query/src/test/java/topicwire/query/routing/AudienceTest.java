package topicwire.query.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.Visibility;
import topicwire.runtime.Environment;
import topicwire.runtime.http.Parameters;
import topicwire.runtime.http.ProblemException;

/// Who sees what: decided by the function's environment, and for editors by what they ask for.
class AudienceTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "state=draft", "state=any", "state=deleted"})
  void publicAudience_askingForAnyState_seesPublishedArticlesOnly(String query) {
    assertThat(Audience.PUBLIC.visible(call(query))).containsExactly(Visibility.PUBLISHED);
  }

  @Test
  void editorAudience_withOrWithoutAState_seesTheStateAskedForElseEveryState() {
    assertThat(Audience.EDITOR.visible(call("")))
        .containsExactly(Visibility.PUBLISHED, Visibility.DRAFT);
    assertThat(Audience.EDITOR.visible(call("state=any")))
        .containsExactly(Visibility.PUBLISHED, Visibility.DRAFT);
    assertThat(Audience.EDITOR.visible(call("state=published")))
        .containsExactly(Visibility.PUBLISHED);
    assertThat(Audience.EDITOR.visible(call("state=draft"))).containsExactly(Visibility.DRAFT);
    assertThatThrownBy(() -> Audience.EDITOR.visible(call("state=deleted")))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "Expected draft, scheduled, expired, published or any, found another word. Use one of"
                + " the five.");
  }

  @ParameterizedTest
  @CsvSource({"public, PUBLIC, ''", "editor, EDITOR, /editor"})
  void audience_namedInTheEnvironment_isUsedWithItsRoot(
      String word, Audience audience, String root) {
    assertThat(Audience.of(new Environment(Map.of("AUDIENCE", word)))).isEqualTo(audience);
    assertThat(audience.root()).isEqualTo(root);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Editor", "editors", "draft"})
  void audience_namedByAnUnknownWord_isRefused(String word) {
    assertThatThrownBy(() -> Audience.of(new Environment(Map.of("AUDIENCE", word))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("expected AUDIENCE to be public or editor, found " + word);
  }

  private static Call call(String query) {
    return new Call("", "/articles", Map.of(), Parameters.of(query, Set.of("state")));
  }
}
