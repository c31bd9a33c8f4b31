package topicwire.local.files;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import topicwire.articles.ArticleParser;
import topicwire.articles.FlawText;
import topicwire.articles.KeyKind;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;

/** Looks at article files as the ingest function would, and prints what is wrong. */
public final class Validation {
  private final PrintStream output;
  private final ArticleParser parser = new ArticleParser();
  private int published;
  private int drafts;
  private int definitions;
  private int rejected;
  private int warnings;
  private int others;

  public Validation(PrintStream output) {
    this.output = output;
  }

  /**
   * Prints a line for every flaw and warning, and a summary.
   *
   * @return whether there are files, and every one can be taken
   */
  public boolean check(Folder folder) throws IOException {
    for (var entry : folder.files().entrySet()) {
      var key = entry.getKey();
      if (KeyKind.of(key, "") == KeyKind.IGNORED) {
        others++;
      } else {
        print(entry.getValue(), parser.parse(key, Files.readAllBytes(entry.getValue().path())));
      }
    }
    output.printf(
        "%d published, %d drafts, %d topic definitions, %d rejected; %d warnings; %d files of other"
            + " kinds%n",
        published, drafts, definitions, rejected, warnings, others);
    var looked = published + drafts + definitions + rejected;
    if (looked == 0) {
      output.println(
          "expected article files (.md, .markdown, .html) or _data/topics/*.yaml, found none: name"
              + " them or their folder");
    }
    return looked > 0 && rejected == 0;
  }

  private void print(Folder.File file, Interpretation interpretation) {
    switch (interpretation) {
      case Interpretation.Published(var _, var flaws) -> {
        published++;
        warn(file, flaws);
      }
      case Interpretation.Draft(var _, var flaws) -> {
        drafts++;
        warn(file, flaws);
      }
      case Interpretation.Defined(var _, var flaws) -> {
        definitions++;
        warn(file, flaws);
      }
      case Interpretation.Rejected(var flaws) -> {
        rejected++;
        flaws.forEach(flaw -> print(file, flaw, "]"));
      }
      case Interpretation.Ignored _ -> others++;
      case Interpretation.Deleted() -> {}
    }
  }

  private void warn(Folder.File file, List<Flaw> flaws) {
    warnings += flaws.size();
    flaws.forEach(flaw -> print(file, flaw, ", warning]"));
  }

  private void print(Folder.File file, Flaw flaw, String end) {
    output.println(FlawText.of(file.path().toString(), flaw) + " [" + flaw.code() + end);
  }
}
