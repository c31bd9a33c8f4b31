package topicwire.articles.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topicwire.index.Flaw;

/// Collects what a file's author should know: flaws reject the file, warnings do not.
public final class Report {

  /// Of each kind: nobody reads more, and they share a row of the table with the article.
  public static final int MAX = 50;

  private final List<Flaw> flaws = new ArrayList<>();
  private final List<Flaw> warnings = new ArrayList<>();

  public void flaw(String code, int line, @Nullable String field, String message) {
    flaws.add(new Flaw(code, line, field, message));
  }

  public void warn(String code, int line, @Nullable String field, String message) {
    warnings.add(new Flaw(code, line, field, message));
  }

  public boolean hasFlaws() {
    return !flaws.isEmpty();
  }

  /// In the order of the file.
  public List<Flaw> flaws() {
    return first(flaws);
  }

  /// In the order of the file.
  public List<Flaw> warnings() {
    return first(warnings);
  }

  private static List<Flaw> first(List<Flaw> list) {
    if (list.isEmpty()) {
      return List.of();
    }
    var sorted = list.stream().sorted(Comparator.comparingInt(Flaw::line));
    if (list.size() <= MAX) {
      return sorted.toList();
    }
    var more = Message.of("there are %d more; correct these first", list.size() - MAX);
    return Stream.concat(sorted.limit(MAX), Stream.of(new Flaw("more", 0, null, more))).toList();
  }
}
