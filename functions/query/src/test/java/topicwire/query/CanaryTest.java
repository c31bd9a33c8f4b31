package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import topicwire.index.Article;
import topicwire.index.Definition;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;
import topicwire.testing.Depth;

/// Every version of every file says a word of its own wherever it can. Of what is not published
/// now, no such word may reach the public, and no word at all the log.
@Tag("slow")
class CanaryTest {
  private static final int FILES = 24;
  private static final int DEFINITIONS = 4;

  private final QueryFixture site = new QueryFixture();

  private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

  /// By key, the word of the version that is published or defined now.
  private final Map<String, String> open = new TreeMap<>();

  /// The keys that were published or defined at some time.
  private final Set<String> once = new TreeSet<>();

  private final Set<String> words = new TreeSet<>();

  @ParameterizedTest
  @MethodSource("seeds")
  void publicAnswers_ofEveryRoute_holdNothingOfDraftRejectedOrFormerFiles(long seed) {
    var random = new Random(seed);
    for (var i = 0; i < 60; i++) {
      change(random, "canary%03d".formatted(i));
    }
    var served = new TreeSet<String>();
    for (var target : targets()) {
      var tag = site.get(target).header("etag");
      for (var method : List.of("GET", "HEAD", "POST")) {
        for (var headers :
            List.of(
                Map.<String, String>of(),
                Map.of("accept-encoding", "gzip"),
                Map.of("if-none-match", tag))) {
          var answer = site.ask(method, target, headers);
          served.addAll(wordsIn(answer));
          assertThat(wordsIn(answer))
              .as("seed %d, %s %s %s", seed, method, target, headers)
              .allMatch(word -> open.containsValue(word) || target.contains(word));
          assertThat(answer.body() + answer.headers()).doesNotContain("warning-for-editors");
        }
      }
    }
    for (var message : messages()) {
      var answer = site.post("/mcp", Map.of(), message);
      served.addAll(wordsIn(answer));
      assertThat(wordsIn(answer))
          .as("seed %d, %s", seed, message)
          .allMatch(word -> open.containsValue(word) || message.contains(word));
    }
    assertThat(routesAnswered()).as("routes that were asked").isEqualTo(routes());
    assertThat(served).as("seed %d: what is published", seed).containsAll(open.values());
    assertThat(site.log.toString(UTF_8)).isNotEmpty().doesNotContain("canary", "file");
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Depth.of(1, 4));
  }

  @Test
  void publicAnswer_aboutADraft_equalsTheOneAboutWhatDoesNotExist() {
    site.publish(Story.of("public.md", "2024-01-01", "AI").webUrl("https://a.example/1"))
        .draft(Story.of("secret.md", "2024-02-02", "AI", "Secret").category("secret"))
        .reject("secret.html", new Flaw("x", 1, null, "secret"));
    for (var target :
        List.of(
            "/topics/secret",
            "/topics/secret/articles",
            "/topics?prefix=secret",
            "/categories/secret/articles",
            "/articles?topics=secret",
            "/articles?topics=secret,ai",
            "/articles/secret.md",
            "/article?key=secret.md",
            "/article?key=secret.html",
            "/article?key=secret.md&content=full",
            "/article?key=secret.md&fields=title",
            "/articles?keys=secret.md",
            "/articles?q=secret",
            "/articles?author=secret",
            "/articles?sort=updated&topics=secret",
            "/articles?topics=secret&total=true&facets=topics",
            "/categories/secret/articles?total=true&facets=category",
            "/?article=secret.md",
            "/?article=secret.html",
            "/sitemap.xml?part=2024-02",
            "/topics/secret/feed.atom",
            "/feed.rss?topics=secret",
            "/feed.json?category=secret")) {
      var unknown = site.get(target.replace("secret", "nobody").replace("2024-02", "2024-03"));
      var answer = site.get(target);
      assertThat(withoutId(answer.body().replace("secret", "nobody").replace("2024-02", "2024-03")))
          .as(target)
          .isEqualTo(withoutId(unknown.body()));
      assertThat(answer.status()).isEqualTo(unknown.status());
      assertThat(answer.headers().keySet()).isEqualTo(unknown.headers().keySet());
    }
  }

  /// A feed's id is made of what was asked for.
  private static String withoutId(String body) {
    return body.replaceFirst("<id>[^<]*", "");
  }

  private void change(Random random, String word) {
    var file = random.nextInt(FILES);
    var isDefinition = file < DEFINITIONS;
    var key = (isDefinition ? "_data/topics/file%02d.yaml" : "_news/file%02d.md").formatted(file);
    words.add(word);
    open.remove(key);
    var choice = random.nextInt(5);
    if (choice < 2) {
      open.put(key, word);
      once.add(key);
    }
    var flaws = List.of(new Flaw("x", 1, null, choice < 2 ? "warning-for-editors" : word));
    site.put(
        key,
        switch (choice) {
          case 0, 1 ->
              isDefinition
                  ? new Interpretation.Defined(definition(key, file, word), flaws)
                  : new Interpretation.Published(article(random, key, word), flaws);
          case 2 -> new Interpretation.Rejected(flaws);
          case 3 ->
              isDefinition
                  ? new Interpretation.Deleted()
                  : hidden(random, article(random, key, word), flaws);
          default -> new Interpretation.Deleted();
        });
  }

  /// For good, until its time comes, or since its time is over.
  private static Interpretation hidden(Random random, Article article, List<Flaw> flaws) {
    return switch (random.nextInt(3)) {
      case 0 -> new Interpretation.Draft(article, flaws);
      case 1 -> new Interpretation.Scheduled(article, flaws, LATER, LATER);
      default -> new Interpretation.Expired(article, flaws);
    };
  }

  private static Definition definition(String key, int file, String word) {
    return new Definition(key, "topic" + file, "{\"name\":\"%s\"}".formatted(word));
  }

  /// With the word in the title and as an author, by which articles are searched.
  private static Article article(Random random, String key, String word) {
    var told = story(random, key, word).article();
    return new Article(
        key,
        told.publishedAt(),
        told.day(),
        told.topics(),
        told.category(),
        told.type(),
        told.provider(),
        told.quality(),
        told.heat(),
        told.webUrl(),
        told.aliases(),
        said(told.item(), word),
        said(told.detail(), word));
  }

  private static String said(String json, String word) {
    return json.replace("\"Title", "\"" + word + ", title")
        .replace("\"heat\"", "\"authors\":[\"%s\"],\"heat\"".formatted(word));
  }

  /// Some share a topic, and some a URL that others relate to.
  private static Story story(Random random, String key, String word) {
    return Story.of(key, "2024-01-%02d".formatted(1 + random.nextInt(9)), "AI", word + "t")
        .category(word + "c")
        .type(word)
        .domain(word + ".example")
        .webUrl("https://a.example/" + random.nextInt(9))
        .with(
            "\"content\":\"%s\",\"related\":[{\"title\":\"%s\",\"webUrl\":\"https://a.example/%d\"}]"
                .formatted(word, word, random.nextInt(9)));
  }

  private List<String> targets() {
    var targets = new ArrayList<String>();
    for (var list : List.of("/articles", "/topics/ai/articles", "/feed.", "/topics/ai/feed.")) {
      for (var ending : list.endsWith(".") ? List.of("atom", "rss", "json") : List.of("")) {
        for (var next = list + ending + "?limit=3"; !next.isEmpty(); next = next(next)) {
          targets.add(next);
        }
      }
    }
    for (var search : List.of("q=canary*", "q=title+of", "sort=updated", "sort=hot")) {
      for (var next = "/articles?limit=3&" + search; !next.isEmpty(); next = next(next)) {
        targets.add(next);
      }
    }
    targets.addAll(List.of("/topics", "/topics/ai", "/status", "/", "/rejections", "/editor"));
    targets.addAll(List.of("/openapi.yaml", "/openapi.json", "/api/topics/index.json"));
    targets.addAll(List.of("/robots.txt", "/favicon.ico", "/snapshot", "/api/topics/"));
    targets.addAll(List.of("/llms.txt", "/mcp", "/categories", "/providers", "/authors"));
    var facets = "total=true&facets=topics,type,months,category,provider";
    targets.addAll(List.of("/articles?limit=2&" + facets, "/topics/ai/articles?limit=2&" + facets));
    targets.addAll(List.of("/topics?total=true", "/articles?include=content,contentHtml&limit=25"));
    for (var first = 0; first < FILES; first += 12) {
      targets.add("/articles?include=content,contentHtml&keys=" + keys(first, first + 12));
    }
    targets.addAll(List.of("/sitemap.xml", "/sitemap-news.xml", "/sitemap.xml?part=pages"));
    targets.addAll(List.of("/sitemap.xml?part=2024-01", "/sitemap.xml?part=undated"));
    for (var filter : List.of("", "&topics=ai", "&topics=-ai")) {
      var next = "/changes?limit=3" + filter;
      for (var more = true; more; more = site.get(next).body().contains("\"more\":true")) {
        targets.add(next);
        next = next(next);
      }
      targets.add(next);
    }
    for (var word : words) {
      targets.add("/changes?topics=" + word + "t");
      targets.add("/topics/" + word + "t");
      targets.add("/topics/" + word + "t/articles");
      targets.add("/topics?prefix=" + word);
      targets.add("/articles?limit=1&topics=" + word + "t&" + facets);
      targets.add("/articles?type=" + word + "&fields=title,topics&include=content&" + facets);
      targets.add("/categories/" + word + "c/articles");
      targets.add("/articles?type=" + word + "&sort=heat");
      targets.add("/articles?q=" + word);
      targets.add("/articles?q=" + word.substring(0, word.length() - 1) + "*");
      targets.add("/articles?author=" + word);
      targets.add("/articles?sort=hot&topics=" + word + "t");
      targets.add("/feed.atom?topics=" + word + "t");
      targets.add("/topics/" + word + "t/feed.rss");
      targets.add("/topics/" + word + "t/feed.json");
      targets.add("/topics/" + word + "t/feed.rss?content=full");
      targets.add("/api/" + word + "c/index.json");
      targets.add("/api/" + word + "c/page/1/index.json");
      targets.add("/api/" + word + "c/" + word + "t/index.json");
      targets.add("/api/" + word + "c/" + word + "t/page/1/index.json");
      targets.add("/api/" + word + "c/");
      targets.add("/api/" + word + "c/page/1/");
      targets.add("/api/" + word + "c/" + word + "t/");
      targets.add("/api/" + word + "c/" + word + "t/page/1/");
    }
    for (var file = 0; file < FILES; file++) {
      targets.add("/articles/_news/file%02d.md".formatted(file));
      targets.add("/articles/_news/file%02d.md?content=full".formatted(file));
      targets.add("/?article=_news/file%02d.md".formatted(file));
      targets.add("/article?fields=title,content&key=_news/file%02d.md".formatted(file));
      targets.add("/article?key=_data/topics/file%02d.yaml".formatted(file));
    }
    return targets;
  }

  private static String keys(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj("_news/file%02d.md"::formatted)
        .collect(Collectors.joining(","));
  }

  /// Calls of every tool, and messages that call none.
  private List<String> messages() {
    var calls = new ArrayList<String>();
    calls.add(call("search_articles", "\"total\":true,\"limit\":100"));
    calls.add(call("list_topics", ""));
    calls.add(call("changes", "\"limit\":100"));
    for (var word : words) {
      calls.add(call("search_articles", "\"topics\":\"%st\"".formatted(word)));
      calls.add(call("topic_timeline", "\"topic\":\"%st\"".formatted(word)));
    }
    for (var file = 0; file < FILES; file++) {
      calls.add(call("get_article", "\"key\":\"_news/file%02d.md\"".formatted(file)));
    }
    for (var address = 0; address < 9; address++) {
      calls.add(call("get_article", "\"url\":\"https://a.example/%d\"".formatted(address)));
    }
    calls.add("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");
    calls.add("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\"}");
    calls.add("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/list\"}");
    return calls;
  }

  private static String call(String tool, String arguments) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\",\"arguments\":{%s}}}"
        .formatted(tool, arguments);
  }

  private String next(String target) {
    var link = site.get(target).header("link");
    return link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
  }

  /// The whole table, as it is told to whoever asks for another path.
  private Set<String> routes() {
    var told = site.get("/nowhere").body();
    var list = told.replaceFirst(".*one of the paths ", "").replaceFirst(", found .*", "");
    return new TreeSet<>(List.of(list.split(", ", -1)));
  }

  private Set<String> routesAnswered() {
    return Pattern.compile("\"route\":\"(/[^\"]*)\"")
        .matcher(site.log.toString(UTF_8))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The words of versions, and those of keys of files that are not published.
  private Set<String> wordsIn(Answer answer) {
    var cursor =
        answer.header("link").replaceFirst(".*(cursor|since)=", "").replaceFirst("[&>].*", "");
    var position = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
    var said = answer.headers() + answer.body() + position;
    var found =
        words.stream().filter(said::contains).collect(Collectors.toCollection(TreeSet::new));
    for (var file = 0; file < FILES; file++) {
      var name = "file%02d".formatted(file);
      var key = "_news/" + name + ".md";
      // A withdrawal names what was public; nobody is to have it any more.
      var withdrawn =
          answer.body().contains("{\"change\":\"withdrawn\",\"path\":\"" + key + "\"}")
              && once.contains(key);
      if (said.contains(name) && !open.containsKey(key) && !withdrawn) {
        found.add(name);
      }
    }
    return found;
  }
}
