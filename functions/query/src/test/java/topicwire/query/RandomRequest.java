package topicwire.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import topicwire.index.Slug;
import topicwire.index.table.Utf8Order;
import topicwire.runtime.http.Percent;

/// A random request, and what it means.
public record RandomRequest(String target, Predicate<Story> filter, Comparator<Story> order) {
  public static final List<String> TOPICS =
      List.of("AI", "AI Builder", "Robotics", "Quantum", "Crypto", "C#");

  private static final Comparator<String> BYTES = Utf8Order.INSTANCE;

  public static RandomRequest of(Random random) {
    var query = new StringBuilder("/articles?limit=" + (1 + random.nextInt(30)));
    Predicate<Story> filter = _ -> true;
    if (random.nextInt(5) > 0) {
      var groups = new ArrayList<String>();
      Predicate<Story> any = _ -> false;
      for (var i = random.nextInt(3); i >= 0; i--) {
        var terms = new ArrayList<String>();
        Predicate<Story> all = _ -> true;
        for (var j = random.nextInt(3); j >= 0; j--) {
          var topic = TOPICS.get(random.nextInt(TOPICS.size()));
          var isWanted = random.nextInt(3) > 0;
          terms.add((isWanted ? "" : "-") + (random.nextBoolean() ? topic : Slug.of(topic)));
          Predicate<Story> has = story -> slugs(story).contains(Slug.of(topic));
          all = all.and(isWanted ? has : has.negate());
        }
        groups.add(String.join(",", terms));
        any = any.or(all);
      }
      query.append("&topics=").append(Percent.encode(String.join("|", groups), ""));
      filter = filter.and(any);
    }
    if (random.nextInt(4) == 0) {
      var from = "2024-01-%02d".formatted(1 + random.nextInt(20));
      query.append("&from=").append(from);
      filter = filter.and(story -> story.second().compareTo(from) >= 0);
    }
    if (random.nextInt(4) == 0) {
      query.append("&to=2024-01-25");
      filter = filter.and(story -> !story.second().startsWith("0000"));
    }
    if (random.nextInt(4) == 0) {
      query.append("&type=video&provider=a.example");
      filter =
          filter.and(story -> "video".equals(story.type()) && "a.example".equals(story.domain()));
    }
    if (random.nextInt(4) == 0) {
      query.append("&category=press-releases&minQuality=2");
      filter =
          filter.and(story ->
              "Press releases".equals(story.category())
                  && story.quality() != null
                  && story.quality() >= 2);
    }
    if (random.nextInt(4) == 0) {
      query.append("&minHeat=1");
      filter = filter.and(story -> story.heat() >= 1);
    }
    var newest = Comparator.comparing((Story story) -> story.second() + "#" + story.key(), BYTES);
    if (random.nextInt(3) == 0) {
      query.append("&sort=heat");
      return new RandomRequest(
          query.toString(),
          filter,
          Comparator.comparingLong((Story story) -> story.heat()).thenComparing(newest).reversed());
    }
    return new RandomRequest(query.toString(), filter, newest.reversed());
  }

  private static Set<String> slugs(Story story) {
    return story.topics().stream().map(Slug::of).collect(Collectors.toCollection(HashSet::new));
  }
}
