package topicwire.query.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

/// Articles are inserted, removed, and moved (to another date, heat, topic or type) while somebody
/// follows `next`: what nobody touches comes exactly once if it belongs to the list, and never if
/// it does not.
@Tag("slow")
class ChangingListsTest {
  private static final int KEYS = 80;

  private static final Map<String, Predicate<Story>> LISTS =
      Map.ofEntries(
          Map.entry("/articles?", _ -> true),
          Map.entry("/articles?type=video", story -> "video".equals(story.type())),
          Map.entry("/articles?minHeat=4", story -> story.heat() >= 4),
          Map.entry(
              "/articles?from=2024-01-03&to=2024-01-07",
              story ->
                  story.second().compareTo("2024-01-03") >= 0
                      && story.second().compareTo("2024-01-07") < 0),
          Map.entry("/articles?sort=heat", _ -> true),
          Map.entry("/articles?sort=heat&minHeat=4", story -> story.heat() >= 4),
          Map.entry("/articles?sort=heat&type=video", story -> "video".equals(story.type())),
          Map.entry("/articles?topics=ai,robotics", story -> has(story, "AI", "Robotics")),
          Map.entry(
              "/articles?topics=ai,-crypto%7Crobotics",
              story -> (has(story, "AI") && !has(story, "Crypto")) || has(story, "Robotics")),
          Map.entry(
              "/articles?topics=ai%7Crobotics&sort=heat",
              story -> has(story, "AI") || has(story, "Robotics")),
          Map.entry("/articles?topics=-crypto", story -> !has(story, "Crypto")),
          Map.entry("/topics/ai/articles?sort=heat", story -> has(story, "AI")),
          Map.entry(
              "/topics/ai/articles?type=video",
              story -> has(story, "AI") && "video".equals(story.type())));

  private static boolean has(Story story, String... topics) {
    return story.topics().containsAll(List.of(topics));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void untouchedArticle_whileAnyListChangesDuringPaging_isServedExactlyOnce(long seed) {
    var random = new Random(seed);
    var moved = 0;
    for (var list : new TreeSet<>(LISTS.keySet())) {
      var site = new QueryFixture();
      var untouched = new HashMap<String, Story>();
      for (var i = 0; i < KEYS / 2; i++) {
        var story = story(random, "%02d.md".formatted(i));
        untouched.put(story.key(), story);
        site.publish(story);
      }
      var there = new HashSet<>(untouched.keySet());
      var served = new ArrayList<String>();
      for (var next = list + "&limit=" + (1 + random.nextInt(6)); !next.isEmpty(); ) {
        var answer = site.get(next);
        assertThat(answer.status()).as(next).isEqualTo(200);
        served.addAll(answer.paths());
        next = answer.next();
        var key = "%02d.md".formatted(random.nextInt(KEYS));
        untouched.remove(key);
        if (random.nextInt(3) == 0) {
          site.delete(key);
          there.remove(key);
        } else {
          site.publish(story(random, key));
          moved += there.add(key) ? 0 : 1;
        }
      }
      var times = served.stream().collect(Collectors.groupingBy(key -> key, Collectors.counting()));
      untouched.forEach((key, story) ->
          assertThat(times.getOrDefault(key, 0L))
              .as("seed %d, %s, %s", seed, list, story)
              .isEqualTo(LISTS.getOrDefault(list, _ -> false).test(story) ? 1L : 0L));
    }
    assertThat(moved).as("articles that were moved").isGreaterThan(20);
  }

  private static Story story(Random random, String key) {
    var topics = new ArrayList<>(List.of("AI", "Robotics", "Crypto"));
    Collections.shuffle(topics, random);
    return Story.of(
            key,
            "2024-01-%02d".formatted(1 + random.nextInt(9)),
            topics.subList(0, random.nextInt(4)).toArray(String[]::new))
        .type(random.nextBoolean() ? "video" : "article")
        .heat(random.nextInt(8));
  }
}
