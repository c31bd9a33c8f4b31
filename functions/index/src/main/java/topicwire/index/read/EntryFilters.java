package topicwire.index.read;

import topicwire.index.ContentState;
import topicwire.index.layout.Attributes;
import topicwire.index.layout.RowCodec;
import topicwire.index.table.Filter;
import topicwire.index.table.RowQuery;

/// The filters that entries offer: see [RowQuery#where].
public final class EntryFilters {
  private EntryFilters() {}

  /// Articles that have a topic.
  public static Filter topic(String slug) {
    return new Filter.Has(Attributes.TOPICS, slug);
  }

  /// Articles that do not have a topic.
  public static Filter notTopic(String slug) {
    return new Filter.HasNot(Attributes.TOPICS, slug);
  }

  /// Drafts, scheduled or expired articles: entries of published ones do not name their state.
  public static Filter state(ContentState state) {
    return new Filter.Is(Attributes.STATE, state.word());
  }

  /// Articles of this type, in upper or lower case.
  public static Filter type(String type) {
    return new Filter.Is(Attributes.TYPE, RowCodec.folded(type));
  }

  /// Articles of a category.
  public static Filter category(String slug) {
    return new Filter.Is(Attributes.CATEGORY, slug);
  }

  /// Articles whose provider has this domain, in upper or lower case.
  public static Filter provider(String domain) {
    return new Filter.Is(Attributes.PROVIDER, RowCodec.folded(domain));
  }

  /// Articles with at least this heat; one without heat counts as 0.
  public static Filter minHeat(long heat) {
    return new Filter.AtLeast(Attributes.HEAT, heat);
  }

  /// Articles with at least this quality; one without quality does not pass.
  public static Filter minQuality(long quality) {
    return new Filter.AtLeast(Attributes.QUALITY, quality);
  }
}
