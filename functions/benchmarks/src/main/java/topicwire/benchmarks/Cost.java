package topicwire.benchmarks;

import java.util.Comparator;
import java.util.Locale;
import topicwire.index.table.Change;
import topicwire.index.table.RowQuery;
import topicwire.query.Handlers;

/// What DynamoDB charges: read units of a page, write units of an article.
final class Cost {
  private static final int ARTICLES = 500;

  private Cost() {}

  static void run(Report report) throws Exception {
    var files = new Files(5).make(ARTICLES);
    var table = Tables.indexed(files);
    var page = table.walk(RowQuery.of("FEED", RowQuery.Order.NEWEST, 25));
    var handler = Handlers.on(table);
    var bytes = Requests.call(handler, Requests.get("/articles", "", "")).length;
    var whole = bytes / 8_192.0;
    report.line(
        "read units of a page of 25 articles",
        Double.toString(page.capacity()),
        String.format(Locale.ROOT, "%.2f", whole),
        String.format(Locale.ROOT, "%.2fx", page.capacity() / whole));
    report.note("baseline: the answer's %d bytes / 8 KB; target: at most 0.6x".formatted(bytes));
    var units = 0L;
    var rows = 0L;
    for (var i = 0; i < ARTICLES; i++) {
      for (var change : Tables.changes(table, i, files.get(i))) {
        rows++;
        // A transaction takes two units for each begun kilobyte, of at least one.
        units +=
            change instanceof Change.Put(var row, var _)
                ? 2L * ((Tables.size(row) + 1_023) / 1_024)
                : 2;
      }
    }
    report.line(
        "write units of a new article, without its indexes",
        String.format(Locale.ROOT, "%.1f", units / (double) ARTICLES),
        String.format(Locale.ROOT, "%.1f rows", rows / (double) ARTICLES),
        "");
    Tables.sizes(table).entrySet().stream()
        .sorted(Comparator.comparing(kind -> kind.getKey()))
        .forEach(kind -> {
          var sizes = kind.getValue().stream().sorted().toList();
          report.note(
              "%-9s median %d bytes, largest %d"
                  .formatted(kind.getKey(), sizes.get(sizes.size() / 2), sizes.getLast()));
        });
  }
}
