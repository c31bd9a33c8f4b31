package topicwire.testing.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topicwire.sync.Listing;

/// What a listing of a bucket promises. Each test works under a prefix of its own.
public abstract class ListingContract {
  protected abstract Listing listing();

  protected abstract void put(String key, byte[] bytes);

  @Test
  void listing_ofAPrefix_hasKeysInOrderWithETagAndSize() {
    for (var key : List.of("a/b.md", "a/a b+%é.md", "a/B.md", "a/b/c.md")) {
      put(key, key.getBytes(UTF_8));
    }
    var page = listing().page("a/", null);
    assertThat(page.more()).isFalse();
    assertThat(page.items())
        .extracting(Listing.Item::key)
        .containsExactly("a/B.md", "a/a b+%é.md", "a/b.md", "a/b/c.md");
    var item = page.items().getFirst();
    assertThat(item.size()).isEqualTo(6);
    assertThat(item.etag().replace("\"", "")).isEqualTo("857c58450f7ed152f9af057f0d0105c6");
  }

  /// XML cannot hold the first of them, nor a message the second. S3Proxy has its own order.
  @Test
  void keys_withAnyCharacter_areListed() {
    for (var key : List.of("d/\u0001.md", "d/\uffff.md", "d/\ud83d\ude00.md")) {
      put(key, new byte[0]);
    }
    assertThat(keys(listing().page("d/", null)))
        .containsExactlyInAnyOrder("d/\u0001.md", "d/\uffff.md", "d/\ud83d\ude00.md");
  }

  @Test
  void page_afterExistingOrMissingKey_beginsBehindThatKey() {
    for (var key : List.of("b/1", "b/2", "b/3")) {
      put(key, new byte[0]);
    }
    assertThat(keys(listing().page("b/", "b/1"))).containsExactly("b/2", "b/3");
    assertThat(keys(listing().page("b/", "b/11"))).containsExactly("b/2", "b/3");
    assertThat(keys(listing().page("b/", "b/3"))).isEmpty();
    assertThat(keys(listing().page("none/", null))).isEmpty();
  }

  @Test
  void listing_ofManyObjects_hasSeveralPages() {
    for (var i = 0; i < 1_050; i++) {
      put("c/%04d".formatted(i), new byte[0]);
    }
    var keys = new ArrayList<String>();
    @Nullable String after = null;
    Listing.Page page;
    var pages = 0;
    do {
      page = listing().page("c/", after);
      keys.addAll(keys(page));
      after = keys.getLast();
      pages++;
    } while (page.more());
    assertThat(pages).isEqualTo(2);
    assertThat(keys).hasSize(1_050).doesNotHaveDuplicates().isSorted();
  }

  private static List<String> keys(Listing.Page page) {
    return page.items().stream().map(Listing.Item::key).toList();
  }
}
