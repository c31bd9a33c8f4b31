package topicwire.query.answer;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import topicwire.index.table.Filter;
import topicwire.query.list.ArticleList;
import topicwire.query.list.PartitionReader;
import topicwire.runtime.http.Json;

/// What a page of a list took, for editors.
final class Explanation {
  static final String PARAMETER = "explain";

  private Explanation() {}

  static byte[] of(ArticleList listing) {
    var page = listing.page();
    return Json.object(json -> {
      var expression = listing.expressionText();
      if (expression != null) {
        json.writeStringProperty("expression", expression);
      }
      json.writeArrayPropertyStart("partitions");
      for (var reader : page.readers()) {
        json.writeStartObject();
        json.writeStringProperty("partition", reader.source().partition());
        json.writeStringProperty("topics", topics(reader.source().filters()));
        json.writeNumberProperty("rowsRead", reader.rowsRead());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeNumberProperty("requests", page.requests());
      json.writeNumberProperty(
          "rowsRead", page.readers().stream().mapToInt(PartitionReader::rowsRead).sum());
      json.writeNumberProperty("returned", page.shown().size());
      json.writeNumberProperty(
          "readUnits", page.readers().stream().mapToDouble(PartitionReader::capacity).sum());
    });
  }

  /// The rest of a group of the expression, which rows were filtered by.
  private static String topics(List<Filter> filters) {
    return filters.stream()
        .flatMap(filter ->
            switch (filter) {
              case Filter.Has(var _, var slug) -> Stream.of(slug);
              case Filter.HasNot(var _, var slug) -> Stream.of("-" + slug);
              case Filter.Is _, Filter.AtLeast _ -> Stream.<String>empty();
            })
        .collect(Collectors.joining(","));
  }
}
