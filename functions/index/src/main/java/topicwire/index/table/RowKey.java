package topicwire.index.table;

/// A row's primary key: partition key and sort key.
public record RowKey(String pk, String sk) {}
