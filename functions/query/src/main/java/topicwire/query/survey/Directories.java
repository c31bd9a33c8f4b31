package topicwire.query.survey;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topicwire.index.Visibility;
import topicwire.index.layout.Partition;
import topicwire.index.read.IndexReader;
import topicwire.index.read.walk.ReadBudget;
import topicwire.query.list.ListFilters;
import topicwire.query.list.PartitionReader;
import topicwire.query.routing.Call;
import topicwire.query.routing.TimedCache;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Parameters;
import topicwire.runtime.http.Reply;

/// `/categories`, `/providers` and `/authors`: what articles have, with the number of those that
/// have it: {@code {"value":[{"name","articles"}],"exact":true}}. The table keeps no counts of
/// these: they are counted over the newest articles, as many as one request may cost, and are exact
/// where that is all of them. Held for a while, as they are the same for everybody. Thread-safe.
public final class Directories {
  private final TimedCache<Names> names;

  /// @param time how old they may be
  public Directories(IndexReader catalog, InstantSource clock, Duration time) {
    names = new TimedCache<>(clock, time, () -> ReadBudget.within(() -> read(catalog)));
  }

  private static Names read(IndexReader catalog) {
    var all =
        new PartitionReader.Source(
            Visibility.PUBLISHED, Partition.feed(Visibility.PUBLISHED).key(), List.of());
    var unfiltered = ListFilters.of(Parameters.of("", Set.of()));
    return Names.of(Survey.of(List.of(all), unfiltered, List.of(), catalog));
  }

  /// `/categories`.
  public Reply categories(Call call) {
    var held = names.get();
    return reply(held.categories(), held.exact(), "slug");
  }

  /// `/providers`.
  public Reply providers(Call call) {
    var held = names.get();
    return reply(held.providers(), held.exact(), "domain");
  }

  /// `/authors`: the names as files write them, which `author=` takes.
  public Reply authors(Call call) {
    var held = names.get();
    return reply(held.authors(), held.exact(), null);
  }

  private static Reply reply(List<Names.Named> list, boolean exact, @Nullable String id) {
    return Reply.json(
        Json.object(json -> {
          json.writeArrayPropertyStart("value");
          for (var named : list) {
            json.writeStartObject();
            if (id != null) {
              json.writeStringProperty(id, named.id());
            }
            json.writeStringProperty("name", named.name());
            json.writeNumberProperty("articles", named.articles());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeBooleanProperty("exact", exact);
        }));
  }
}
