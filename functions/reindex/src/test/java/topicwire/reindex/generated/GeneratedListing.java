package topicwire.reindex.generated;

import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import topicwire.sync.Listing;

/// The listing of a bucket of many objects, made up as it is read.
public record GeneratedListing(int objects) implements Listing {
  private static final int PAGE = 1_000;

  static String key(int number) {
    return "_news/%07d.md".formatted(number);
  }

  static int after(@Nullable String key) {
    return key == null ? 0 : Integer.parseInt(key.substring(6, 13)) + 1;
  }

  @Override
  public Page page(String prefix, @Nullable String after) {
    var items = new ArrayList<Item>();
    var from = after(after);
    for (var i = from; i < Math.min(objects, from + PAGE); i++) {
      items.add(new Item(key(i), "\"e%d\"".formatted(i % 500), 1_000, Instant.EPOCH));
    }
    return new Page(items, from + PAGE < objects);
  }
}
