package topicwire.checks.protocol.settings;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.articles.ArticleParser;
import topicwire.articles.settings.SettingsReader;
import topicwire.index.IndexWriter;
import topicwire.index.Interpretation;
import topicwire.index.Observation;
import topicwire.index.StoredSettings;
import topicwire.index.layout.Keys;
import topicwire.index.layout.SourceRecord;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Table;

/// Writers of the index that deal with settings in ways that look fine and are wrong.
public final class SettingsMutants {
  private SettingsMutants() {}

  /// Accepts no changes at all as done.
  private static class Lenient extends IndexWriter {
    Lenient(Table table, Clock clock, Supplier<String> revisions) {
      super(table, clock, revisions);
    }

    @Override
    public Commit commit(List<Change> changes) {
      return changes.isEmpty() ? Commit.DONE : super.commit(changes);
    }
  }

  /// Reads the settings as a cache may have them: from before the last change.
  public static IndexWriter cached(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public StoredSettings settings() {
        // The world answers a read that is not consistent as if nothing had been written yet.
        return table.get(Keys.SETTINGS, false) == null ? StoredSettings.NONE : super.settings();
      }
    };
  }

  public static IndexWriter settingsFirst(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      private StoredSettings read = StoredSettings.NONE;

      @Override
      public @Nullable SourceRecord sourceRecord(String key) {
        read = super.settings();
        return super.sourceRecord(key);
      }

      @Override
      public StoredSettings settings() {
        return read;
      }
    };
  }

  public static IndexWriter withoutSweep(Table table, Clock clock, Supplier<String> revisions) {
    return new Lenient(table, clock, revisions) {
      @Override
      public List<Change> sweepRequest() {
        return List.of();
      }
    };
  }

  public static IndexWriter sweepByChange(Table table, Clock clock, Supplier<String> revisions) {
    return new Lenient(table, clock, revisions) {
      private boolean changed;

      @Override
      public Change enforcement(StoredSettings settings) {
        changed = true;
        return super.enforcement(settings);
      }

      @Override
      public List<Change> sweepRequest() {
        return changed ? super.sweepRequest() : List.of();
      }
    };
  }

  public static IndexWriter sweepBefore(Table table, Clock clock, Supplier<String> revisions) {
    return new Lenient(table, clock, revisions) {
      private boolean asked;

      @Override
      public @Nullable SourceRecord sourceRecord(String key) {
        if (key.equals(SettingsReader.KEY) && !asked) {
          asked = true;
          commit(super.sweepRequest());
        }
        return super.sourceRecord(key);
      }

      @Override
      public List<Change> sweepRequest() {
        return List.of();
      }
    };
  }

  /// One that [#remembered] can ask for the ETag of the source record that it read last.
  public static IndexWriter remembering(Table table, Clock clock, Supplier<String> revisions) {
    return new Remembering(table, clock, revisions);
  }

  public static @Nullable String remembered(IndexWriter index) {
    return index instanceof Remembering remembering ? remembering.etag : null;
  }

  private static final class Remembering extends IndexWriter {
    private @Nullable String etag;

    Remembering(Table table, Clock clock, Supplier<String> revisions) {
      super(table, clock, revisions);
    }

    @Override
    public @Nullable SourceRecord sourceRecord(String key) {
      var read = super.sourceRecord(key);
      etag = read == null ? null : read.etag();
      return read;
    }
  }

  public static IndexWriter notedLate(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public List<Change> replacement(String key, @Nullable SourceRecord before, Observation seen) {
        var latest = settings().versionOf(ArticleParser.version(""));
        return super.replacement(
            key, before, new Observation(seen.interpretation(), seen.etag(), seen.size(), latest));
      }
    };
  }

  public static IndexWriter hashed(Table table, Clock clock, Supplier<String> revisions) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public StoredSettings newSettings(String content) {
        return content.isEmpty()
            ? StoredSettings.NONE
            : new StoredSettings("hash" + content.hashCode(), content);
      }
    };
  }

  public static IndexWriter silentWhenIgnored(
      Table table, Clock clock, Supplier<String> revisions) {
    return new Lenient(table, clock, revisions) {
      @Override
      public List<Change> replacement(String key, @Nullable SourceRecord before, Observation seen) {
        var silent = seen.interpretation() instanceof Interpretation.Ignored && before == null;
        return silent ? new ArrayList<>() : super.replacement(key, before, seen);
      }
    };
  }
}
