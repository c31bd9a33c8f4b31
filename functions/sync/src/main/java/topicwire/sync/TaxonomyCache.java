package topicwire.sync;

import java.util.List;
import topicwire.index.Definition;
import topicwire.index.IndexWriter;
import topicwire.index.Interpretation;
import topicwire.index.StoredSettings;
import topicwire.index.taxonomy.Taxonomy;

/// The taxonomy that was read last, with the revision that stood before it was read. As the caller
/// reads the revision anew each time, what is kept under it is never older than that. Thread-safe.
final class TaxonomyCache {
  private record Read(String revision, Taxonomy taxonomy) {}

  private final IndexWriter index;
  private volatile Read last = new Read("", Taxonomy.NONE);

  TaxonomyCache(IndexWriter index) {
    this.index = index;
  }

  /// What an object is under the taxonomy; read only where that has a say.
  ///
  /// @param stored read behind the source record
  Interpretation under(StoredSettings stored, Interpretation interpretation) {
    if (interpretation instanceof Interpretation.Defined(var definition, var _)) {
      var others = of(stored.taxonomy());
      return interpretation.under(others.with(definition.key(), List.of(definition.topic())));
    }
    if (interpretation instanceof Interpretation.Configured(var _, var _, var definitions)) {
      return definitions.isEmpty()
          ? interpretation
          : interpretation.under(
              of(stored.taxonomy())
                  .with(
                      definitions.getFirst().key(),
                      definitions.stream().map(Definition::topic).toList()));
    }
    var article = interpretation.article();
    return article == null || article.topics().isEmpty()
        ? interpretation
        : interpretation.under(of(stored.taxonomy()));
  }

  private Taxonomy of(String revision) {
    var read = last;
    if (!read.revision().equals(revision)) {
      read = new Read(revision, revision.isEmpty() ? Taxonomy.NONE : index.taxonomy());
      last = read;
    }
    return read.taxonomy();
  }
}
