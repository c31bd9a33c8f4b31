package topicwire.index.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import topicwire.index.log.ChangePage;
import topicwire.index.log.Changes;
import topicwire.index.log.LogPlaces;
import topicwire.index.log.PublicChange;

/// What the change logs say since a place, by key; as a follower reads them. For one thread.
final class Delta {
  private static final int CHANGES_A_PAGE = 200;

  private final Map<String, SearchDocument> published = new HashMap<>();
  private final Set<String> withdrawn = new HashSet<>();
  private LogPlaces places;

  Delta(LogPlaces from) {
    places = from;
  }

  /// Reads to the end of the logs, or until too much has changed.
  ///
  /// @return false where what is between cannot be read any more
  boolean readOn(Changes changes, int most) {
    while (true) {
      if (!(changes.page(places, CHANGES_A_PAGE, _ -> true)
          instanceof ChangePage.Changed(var page, var next, var more))) {
        return false;
      }
      page.forEach(this::apply);
      places = next;
      if (!more || size() > most) {
        return true;
      }
    }
  }

  private void apply(PublicChange change) {
    switch (change) {
      case PublicChange.Published(var path, var item, var topics) -> {
        withdrawn.remove(path);
        published.put(path, SearchDocument.of(path, item, topics));
      }
      case PublicChange.Withdrawn(var path) -> {
        published.remove(path);
        withdrawn.add(path);
      }
    }
  }

  Collection<SearchDocument> published() {
    return published.values();
  }

  /// Whether a key has changed, so that nothing older holds.
  boolean knows(String key) {
    return published.containsKey(key) || withdrawn.contains(key);
  }

  /// How many keys have changed.
  int size() {
    return published.size() + withdrawn.size();
  }
}
