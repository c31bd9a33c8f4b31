package topicwire.query.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.ContentState;
import topicwire.index.Visibility;
import topicwire.runtime.Environment;
import topicwire.runtime.http.ProblemException;

/// For whom the function answers: the public, or editors, who see drafts as well.
public enum Audience {
  PUBLIC("") {
    @Override
    public List<Visibility> visible(Call call) {
      return List.of(Visibility.PUBLISHED);
    }

    @Override
    public @Nullable ContentState hidden(Call call) {
      return null;
    }
  },

  /// Editors' lists show everything unless they ask for one state: they look for what they wrote.
  EDITOR("/editor") {
    @Override
    public List<Visibility> visible(Call call) {
      var state = call.parameters().get("state");
      return switch (state == null ? "any" : state) {
        case "any" -> List.of(Visibility.PUBLISHED, Visibility.DRAFT);
        case "published" -> List.of(Visibility.PUBLISHED);
        case "draft", "scheduled", "expired" -> List.of(Visibility.DRAFT);
        default ->
            throw ProblemException.invalid(
                "state",
                "Expected draft, scheduled, expired, published or any, found another word. Use one"
                    + " of the five.");
      };
    }

    @Override
    public @Nullable ContentState hidden(Call call) {
      return switch (call.parameters().get("state")) {
        case "draft" -> ContentState.DRAFT;
        case "scheduled" -> ContentState.SCHEDULED;
        case "expired" -> ContentState.EXPIRED;
        case null, default -> null;
      };
    }
  };

  private final String root;

  Audience(String root) {
    this.root = root;
  }

  /// What every path of this audience begins with.
  public String root() {
    return root;
  }

  /// What a call may see. The only place that decides it.
  public abstract List<Visibility> visible(Call call);

  /// Of what is not published, the one state that a call asks for; null when it asks for none.
  public abstract @Nullable ContentState hidden(Call call);

  /// From the variable `AUDIENCE`: `public` or `editor`.
  public static Audience of(Environment environment) {
    var word = environment.required("AUDIENCE");
    return switch (word) {
      case "public" -> PUBLIC;
      case "editor" -> EDITOR;
      default ->
          throw new IllegalStateException(
              "expected AUDIENCE to be public or editor, found " + word);
    };
  }
}
