package topicwire.index;

/// Who may read a row. The two kinds live under different partition keys; the public function's
/// role is granted those of [#PUBLISHED] only, so that no defect of the handler can serve a draft.
public enum Visibility {
  PUBLISHED(""),
  DRAFT("DRAFT-");

  public final String prefix;

  Visibility(String prefix) {
    this.prefix = prefix;
  }
}
