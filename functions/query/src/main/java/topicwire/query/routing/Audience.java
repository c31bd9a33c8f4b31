package topicwire.query.routing;

import java.util.List;
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
  },

  /// Editors' lists show everything unless they ask for one state: they look for what they wrote.
  EDITOR("/editor") {
    @Override
    public List<Visibility> visible(Call call) {
      var state = call.parameters().get("state");
      return switch (state == null ? "any" : state) {
        case "any" -> List.of(Visibility.PUBLISHED, Visibility.DRAFT);
        case "published" -> List.of(Visibility.PUBLISHED);
        case "draft" -> List.of(Visibility.DRAFT);
        default ->
            throw ProblemException.invalid(
                "state",
                "Expected draft, published or any, found another word. Use one of the three.");
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
