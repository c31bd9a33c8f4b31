package topicwire.index.read.editor;

import java.util.List;
import topicwire.index.Flaw;

/// A file that was rejected.
///
/// @param since UTC second at which this version of the file was first seen
public record Rejection(String key, String since, List<Flaw> flaws) {
  public Rejection {
    flaws = List.copyOf(flaws);
  }
}
