package topicwire.articles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.Flaw;

/** Collects what a file's author should know: flaws reject the file, warnings do not. */
final class Report {

  /** Of each kind: nobody reads more, and they share a row of the table with the article. */
  static final int MAX = 50;

  private final List<Flaw> flaws = new ArrayList<>();
  private final List<Flaw> warnings = new ArrayList<>();

  void flaw(String code, int line, @Nullable String field, String message) {
    add(flaws, new Flaw(code, line, field, message));
  }

  void warn(String code, int line, @Nullable String field, String message) {
    add(warnings, new Flaw(code, line, field, message));
  }

  boolean hasFlaws() {
    return !flaws.isEmpty();
  }

  /** In the order of the file. */
  List<Flaw> flaws() {
    return sorted(flaws);
  }

  /** In the order of the file. */
  List<Flaw> warnings() {
    return sorted(warnings);
  }

  private static List<Flaw> sorted(List<Flaw> list) {
    return list.stream().sorted(Comparator.comparingInt(Flaw::line)).toList();
  }

  private static void add(List<Flaw> list, Flaw flaw) {
    if (list.size() < MAX) {
      list.add(flaw);
    } else if (list.size() == MAX) {
      list.add(new Flaw("more", Integer.MAX_VALUE, null, "there are more; correct these first"));
    }
  }
}
