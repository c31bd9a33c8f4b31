package topicwire.articles.settings;

import java.util.List;
import java.util.Map;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.frontmatter.YamlReader;
import topicwire.articles.report.Unreadable;
import topicwire.index.Flaw;

public final class SettingsReader {
  public static final String KEY = "_topicwire.yaml";

  private SettingsReader() {}

  public sealed interface Result {
    record Valid(Settings settings, List<Flaw> warnings) implements Result {}
    record Rejected(List<Flaw> flaws) implements Result {}
  }

  public static Result read(byte[] bytes) {
    try {
      var root = YamlReader.read(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
      var exclude = root.entries().get("exclude") instanceof Node.Items items ? items.nodes().stream().map(n -> ((Node.Scalar) n).text()).toList() : List.<String>of();
      var d = Settings.DEFAULT;
      return new Result.Valid(new Settings(d.zone(), d.publishFuture(), d.topics(), d.titles(), exclude, d.include(), d.plain(), d.requirePublish(), Map.of(), Map.of(), d.site()), List.of());
    } catch (Unreadable e) {
      return new Result.Rejected(List.of(e.flaw));
    }
  }
}
