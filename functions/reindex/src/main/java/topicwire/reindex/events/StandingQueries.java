package topicwire.reindex.events;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.expression.StandingQuery;
import topicwire.index.layout.Keys;
import topicwire.index.layout.RowCodec;
import topicwire.index.log.FormerTopics;
import topicwire.index.read.walk.Walks;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Table;

/// The standing queries of all files, as they are now. Thread-safe.
final class StandingQueries {
  private static final int ROWS_A_REQUEST = 1_000;

  private final Walks walks;

  StandingQueries(Table table) {
    walks = new Walks(table);
  }

  /// All of them, by a consistent read: whoever has uploaded one gets every change behind that.
  List<StandingQuery> all() {
    var queries = new ArrayList<StandingQuery>();
    var rows =
        new RowQuery(
            Keys.QUERIES_PARTITION,
            RowQuery.Order.BY_KEY,
            null,
            null,
            null,
            ROWS_A_REQUEST,
            List.of(),
            true);
    walks.each(
        rows,
        row -> {
          var query = RowCodec.query(row);
          if (query != null) {
            queries.add(query);
          }
        });
    return queries;
  }

  /// What a change is to somebody who sees nothing but the articles of a query: one that comes in
  /// is published, and one that leaves is withdrawn, whatever it is to others; null for nothing.
  ///
  /// One whose former topics are not known may have been in: it is withdrawn where it is not in
  /// now.
  static PublicEvent.@Nullable Type seenBy(StandingQuery query, PublicEvent event) {
    var row = event.row();
    var was =
        switch (row.was()) {
          case FormerTopics.None _ -> false;
          case FormerTopics.Unknown _ -> true;
          case FormerTopics.Known(var topics) -> query.topics().passes(topics);
        };
    var isIn = event.type() != PublicEvent.Type.WITHDRAWN && query.topics().passes(row.topics());
    if (isIn) {
      return was ? PublicEvent.Type.CHANGED : PublicEvent.Type.PUBLISHED;
    }
    return was ? PublicEvent.Type.WITHDRAWN : null;
  }
}
