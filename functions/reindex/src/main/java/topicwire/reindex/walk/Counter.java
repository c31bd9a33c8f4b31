package topicwire.reindex.walk;

import java.util.Locale;

/// What a comparison counts.
public enum Counter {
  /// Objects in the bucket that are articles or definitions by their keys.
  LISTED,
  /// Keys for which the index holds something.
  LIVE,
  /// Keys with the same object on both sides.
  IN_SYNC,
  /// Keys that only the bucket has.
  MISSING,
  /// Keys that only the index has.
  ORPHANED,
  /// Keys with different objects.
  CHANGED,
  /// Those of the orphaned and changed keys under which the index shows an article to the public.
  /// What a missing key would be is not known yet.
  PUBLISHED_DIFFERING,
  /// Missing or changed keys whose object is so new that its event may be on its way.
  RECENT,
  /// Keys whose rows another version of the parser made.
  OTHER_PARSER,
  /// Keys whose rows were made under other settings.
  OTHER_SETTINGS,
  /// Orphaned keys that were not sent, as suspiciously many would vanish.
  HELD,
  /// Keys whose object is gone, in good order.
  TOMBSTONES,
  /// Tombstones that were old enough to be removed.
  COLLECTED,
  /// Rows of change logs that were old enough to be removed.
  LOG_ROWS_COLLECTED,
  /// Rows read by an audit.
  ROWS,
  /// Rows that no source record accounted for.
  STRAYS,
  /// Rows that a source record accounted for and that were not there.
  ROWS_MISSING,
  /// Source records that said nothing.
  DAMAGED,
  /// Counts that were wrong.
  MISCOUNTED,
  /// Rows of kinds that this version does not know.
  FOREIGN,
  /// Keys and counts that kept changing while an audit looked at them.
  UNSETTLED,
  /// One, when there was too little time for the counts.
  COUNTS_SKIPPED,
  /// Keys sent to be looked at again.
  SENT,
  /// Calls of the function that it took.
  RUNS,
  /// Milliseconds worked.
  MILLISECONDS,
  /// Requests to S3, DynamoDB and SQS.
  REQUESTS,
  /// Read units of DynamoDB, rounded up.
  READ_UNITS,
  /// Write units of DynamoDB, rounded up.
  WRITE_UNITS;

  /// `inSync`, as it stands in reports.
  public String word() {
    var words = name().toLowerCase(Locale.ROOT).split("_", -1);
    var word = new StringBuilder(words[0]);
    for (var i = 1; i < words.length; i++) {
      word.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
    }
    return word.toString();
  }

  /// `InSync`, the name of its metric.
  public String metric() {
    return word().substring(0, 1).toUpperCase(Locale.ROOT) + word().substring(1);
  }
}
