package topicwire.reindex;

import topicwire.reindex.walk.Progress;

/// What a call of the function came to.
public sealed interface Answer {

  /// Nothing is due.
  record Idle() implements Answer {}

  /// Another call is at it.
  ///
  /// @param until UTC instant at which its lease ends, if it does not end it before
  record Busy(String until) implements Answer {}

  /// The time was up; the next tick goes on from there.
  record Cut(Progress progress) implements Answer {}

  /// A comparison is complete.
  ///
  /// @param report as JSON
  record Done(Progress progress, String report) implements Answer {}
}
