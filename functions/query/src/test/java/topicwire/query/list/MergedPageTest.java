package topicwire.query.list;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import topicwire.index.Visibility;
import topicwire.index.read.EntryFilters;
import topicwire.index.read.IndexReader;
import topicwire.query.QueryFixture;
import topicwire.query.Story;
import topicwire.runtime.http.Parameters;

/// A page that is merged from several partitions.
class MergedPageTest {
  private final QueryFixture site = new QueryFixture();

  private static Story story(int number, String... topics) {
    return Story.of("%04d.md".formatted(number), "2024-01-01", topics);
  }

  /// The page of `topics=ai|robotics,-crypto` with a limit of 1.
  private ArticlePage page() {
    var sources =
        List.of(
            new PartitionReader.Source(Visibility.PUBLISHED, "TOPIC#ai", List.of()),
            new PartitionReader.Source(
                Visibility.PUBLISHED, "TOPIC#robotics", List.of(EntryFilters.notTopic("crypto"))));
    var filters = ListFilters.of(Parameters.of("", Set.of()));
    return ArticlePage.read(new IndexReader(site.table), sources, filters, null, 1);
  }

  /// The next page begins behind that place: the entry would be on neither.
  @Test
  void entry_atThePlaceAtWhichAnotherPartitionWasLeft_isShown() {
    IntStream.range(0, 1_200).forEach(i -> site.publish(story(i, "Robotics", "Crypto")));
    var empty = page();
    assertThat(empty.shown()).isEmpty();
    var place = requireNonNull(empty.next(), "there are more rows than one page may read");

    var key = place.substring(place.indexOf('#') + 1);
    site.publish(Story.of(key, "2024-01-01", "AI", "Robotics", "Crypto"));
    assertThat(page().shown())
        .singleElement()
        .satisfies(shown -> assertThat(shown.entry().sort()).isEqualTo(place));
  }
}
