package topicwire.local.files;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.articles.ArticleParser;
import topicwire.articles.FlawText;
import topicwire.articles.KeyKind;
import topicwire.articles.settings.Settings;
import topicwire.articles.settings.SettingsFile;
import topicwire.articles.settings.SettingsReader;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;

/// Looks at article files as the ingest function would, and prints what becomes of them.
public final class Validation {
  private final PrintStream output;
  private final Instant now = Instant.now();

  public Validation(PrintStream output) {
    this.output = output;
  }

  /// Prints a line for every flaw, every warning and every file that has the ending of an article
  /// and is none, and a summary. The settings file at the root of the folder is in force.
  ///
  /// @return whether there are files, and every one can be taken
  public boolean check(Folder folder) throws IOException {
    var summary = look(folder, FolderSettings.file(folder), true, new ArticleParser());
    summary.print(output);
    if (!summary.hasArticlesOrDefinitions()) {
      output.println(
          "expected article files (.md, .markdown, .html, .htm, .mdx, .qmd, .Rmd) or"
              + " _data/topics/*.yaml, found none: name them or their folder");
    }
    return summary.hasArticlesOrDefinitions() && !summary.hasRejected();
  }

  /// Prints the summary of a folder that was uploaded to this machine, where standing queries may
  /// have a target too, with the settings file that is in it.
  public void summarise(Folder folder) throws IOException {
    var uploaded = folder.files().get(SettingsReader.KEY);
    look(folder, uploaded == null ? null : uploaded.path(), false, new ArticleParser("", true))
        .print(output);
  }

  private Summary look(
      Folder folder, @Nullable Path settingsFile, boolean detailed, ArticleParser parser)
      throws IOException {
    var inForce = Settings.DEFAULT;
    List<Flaw> flaws = List.of();
    List<Flaw> warnings = List.of();
    var there = settingsFile != null && Files.isRegularFile(settingsFile) ? settingsFile : null;
    if (there != null) {
      switch (SettingsReader.read(Files.readAllBytes(there))) {
        case SettingsFile.Valid(var settings, var warned) -> {
          inForce = settings;
          warnings = warned;
        }
        case SettingsFile.Rejected(var found) -> flaws = found;
      }
    }
    var summary = new Summary(inForce);
    if (there != null) {
      summary.addSettings(flaws, warnings);
      printAll(there, flaws, "", detailed);
      printAll(there, warnings, ", warning", detailed);
    }
    for (var entry : folder.files().entrySet()) {
      var key = entry.getKey();
      var kind = KeyKind.of(key, "");
      if (kind == KeyKind.ARTICLE || kind == KeyKind.DEFINITION || kind == KeyKind.QUERY) {
        var interpretation = interpret(key, entry.getValue(), inForce, parser);
        summary.add(interpretation);
        printAll(entry.getValue().path(), interpretation.flaws(), kind(interpretation), detailed);
      } else if (kind == KeyKind.IGNORED) {
        summary.addOther(key);
      }
    }
    return summary;
  }

  private Interpretation interpret(
      String key, Folder.File file, Settings settings, ArticleParser parser) throws IOException {
    return file.size() > ArticleParser.MAX_OBJECT_BYTES
        ? ArticleParser.tooLarge(file.size())
        : parser.parse(key, Files.readAllBytes(file.path()), settings).at(now);
  }

  private static String kind(Interpretation interpretation) {
    return switch (interpretation) {
      case Interpretation.Rejected _ -> "";
      case Interpretation.Ignored _ -> ", no article";
      case Interpretation.Published _,
          Interpretation.Draft _,
          Interpretation.Scheduled _,
          Interpretation.Expired _,
          Interpretation.Defined _,
          Interpretation.Queried _,
          Interpretation.Configured _,
          Interpretation.Deleted _ ->
          ", warning";
    };
  }

  private void printAll(Path file, List<Flaw> flaws, String kind, boolean detailed) {
    if (detailed) {
      flaws.forEach(flaw ->
          output.println(FlawText.of(file.toString(), flaw) + " [" + flaw.code() + kind + "]"));
    }
  }
}
