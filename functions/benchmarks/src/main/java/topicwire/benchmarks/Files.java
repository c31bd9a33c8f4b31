package topicwire.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Article files in the shape of a real corpus: most of one to two kilobytes, one in twenty with
/// some dozen related stories, one in a hundred with 179 of them, 140 KB.
public final class Files {
  private static final String[] WORDS =
      ("harbour tide turbine ferry light cable storage network model chip island winter market"
              + " report study engineer question answer signal bridge weather current season")
          .split(" ", -1);

  private static final int TOPICS = 200;

  private final Random random;

  public Files(long seed) {
    random = new Random(seed);
  }

  /// So many files.
  public List<byte[]> make(int number) {
    var files = new ArrayList<byte[]>();
    for (var i = 0; i < number; i++) {
      files.add(make(i, i % 100 == 7 ? 179 : i % 20 == 3 ? 20 + random.nextInt(30) : 0));
    }
    return files;
  }

  /// One file with so many related stories.
  public byte[] make(int number, int related) {
    var text = new StringBuilder("---\n");
    story(text, "", number);
    text.append("published: true\ntopics:\n");
    for (var i = 0; i < 4; i++) {
      text.append("- Topic ").append(random.nextInt(TOPICS) * 4 + i).append('\n');
    }
    text.append("heat: ").append(random.nextInt(1000)).append('\n');
    if (related > 0) {
      text.append("related:\n");
      for (var i = 0; i < related; i++) {
        var story = new StringBuilder();
        story(story, "  ", random.nextInt(100_000));
        text.append("- ").append(story.substring(2));
      }
    }
    text.append("---\n").append(words(30)).append('\n');
    return text.toString().getBytes(UTF_8);
  }

  private void story(StringBuilder text, String indent, int number) {
    var slug = words(4).replace(' ', '-') + "-" + number;
    line(text, indent, "title: \"" + words(9) + "\"");
    line(text, indent, "excerpt: \"" + words(35) + "\"");
    line(
        text,
        indent,
        "publishedDateTime: 20%02d-%02d-%02dT%02d:31:00Z"
            .formatted(
                15 + random.nextInt(10),
                1 + random.nextInt(12),
                1 + random.nextInt(28),
                random.nextInt(24)));
    line(text, indent, "webUrl: https://example.org/news/" + slug);
    line(text, indent, "type: article");
    line(text, indent, "quality: " + random.nextInt(100));
    line(text, indent, "provider:");
    line(text, indent, "  name: " + words(2));
    line(text, indent, "  domain: example.org");
    line(text, indent, "images:");
    line(text, indent, "- url: https://example.org/images/" + slug + ".jpg");
    line(text, indent, "  width: 1280");
    line(text, indent, "  height: 720");
    line(text, indent, "  isCached: true");
  }

  private static void line(StringBuilder text, String indent, String line) {
    text.append(indent).append(line).append('\n');
  }

  private String words(int number) {
    var words = new ArrayList<String>();
    for (var i = 0; i < number; i++) {
      words.add(WORDS[random.nextInt(WORDS.length)]);
    }
    return String.join(" ", words);
  }
}
