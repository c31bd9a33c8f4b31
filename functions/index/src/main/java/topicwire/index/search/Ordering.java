package topicwire.index.search;

/// The orders in which found articles are listed. A position is a text, and the list runs from the
/// greatest down, by the order of UTF-8 bytes. It follows from the article alone, so that a cursor
/// holds whichever segment is read.
public enum Ordering {
  /// By publication, the newest first; the position is the sort key of the article's entries.
  NEWEST {
    @Override
    public String position(SearchDocument document) {
      return document.sort();
    }
  },
  /// By the last change that the file names, else by publication; the latest first.
  UPDATED {
    @Override
    long value(SearchDocument document) {
      return document.updated();
    }
  },
  /// By decayed heat, see [SearchDocument#hot]; the hottest first.
  HOT {
    @Override
    long value(SearchDocument document) {
      return document.hot();
    }
  };

  /// What decides, before the sort key does; 0 or more.
  long value(SearchDocument document) {
    return 0;
  }

  /// Where a document stands.
  public String position(SearchDocument document) {
    return "%016d#%s".formatted(value(document), document.sort());
  }
}
