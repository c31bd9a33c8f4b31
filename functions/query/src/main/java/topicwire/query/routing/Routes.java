package topicwire.query.routing;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import topicwire.index.read.IndexReader;
import topicwire.query.answer.KeyedArticles;
import topicwire.query.answer.ListJson;
import topicwire.query.article.ArticleEndpoint;
import topicwire.query.changes.ChangesEndpoint;
import topicwire.query.editor.Rejections;
import topicwire.query.editor.SettingsInForce;
import topicwire.query.feed.FeedFormat;
import topicwire.query.feed.Feeds;
import topicwire.query.list.Cursor;
import topicwire.query.list.ListFilters;
import topicwire.query.list.Lists;
import topicwire.query.mcp.McpEndpoint;
import topicwire.query.page.ArticleView;
import topicwire.query.page.ReaderPage;
import topicwire.query.search.SearchList;
import topicwire.query.site.LlmsText;
import topicwire.query.site.Site;
import topicwire.query.site.SiteCache;
import topicwire.query.site.Sitemaps;
import topicwire.query.snapshot.SnapshotEndpoint;
import topicwire.query.staticsite.StaticPages;
import topicwire.query.staticsite.StaticTopics;
import topicwire.query.survey.Directories;
import topicwire.query.taxonomy.FormerNames;
import topicwire.query.taxonomy.TaxonomyCache;
import topicwire.query.topic.TopicCache;
import topicwire.query.topic.TopicEndpoint;
import topicwire.query.topic.TopicListEndpoint;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;
import topicwire.runtime.http.Reply;
import topicwire.runtime.http.Request;

/// The route table of one audience.
public final class Routes {
  private static final Set<String> PAGE = Set.of("limit", Cursor.PARAMETER);
  private static final Set<String> LIST = union(PAGE, ListFilters.PARAMETERS);
  private static final Set<String> TOPIC_LIST = union(LIST, Set.of(Lists.DESCENDANTS));
  private static final Set<String> EXPRESSION = union(LIST, Set.of("topics"));

  private static final Set<String> BODY = Set.of("content");

  /// What lists in JSON take besides.
  private static final Set<String> IN_JSON = Set.of("fields", "total", "facets");

  private static final Set<String> ARTICLE = Set.of("related", "content", "fields", "include");

  private final List<Route> routes = new ArrayList<>();
  private final Audience audience;
  private final SiteCache site;

  public Routes(
      IndexReader catalog,
      Audience audience,
      Clock clock,
      Duration topicsHeld,
      Site variables,
      SnapshotEndpoint.Addresses addresses) {
    this.audience = audience;
    this.site = new SiteCache(variables, catalog, clock);
    var topicCache = new TopicCache(catalog, clock, topicsHeld);
    var taxonomy = new TaxonomyCache(catalog, clock, topicsHeld);
    var formerNames = new FormerNames(catalog, taxonomy, audience);
    var lists = new Lists(catalog, audience, taxonomy, formerNames, topicCache::of);
    var json = new ListJson(catalog, audience);
    var allTopics = new TopicListEndpoint(topicCache, taxonomy, audience);
    var topics = new TopicEndpoint(catalog, taxonomy, formerNames, audience);
    var articles = new ArticleEndpoint(catalog, audience);
    var health = new StatusEndpoint(catalog, audience);
    addStated(
        "/topics",
        union(PAGE, Set.of("prefix", "total", TopicListEndpoint.TREE)),
        allTopics::reply);
    addStated("/topics/{topic}", Set.of(), topics::one);
    addList("/topics/{topic}/articles", TOPIC_LIST, call -> json.reply(lists.ofTopic(call)));
    addList("/categories/{category}/articles", LIST, call -> json.reply(lists.ofCategory(call)));
    if (audience == Audience.EDITOR) {
      addList("/articles", EXPRESSION, call -> json.reply(lists.ofAll(call)));
    } else {
      var search = new SearchList(catalog, formerNames, addresses, clock);
      addList(
          "/articles",
          union(union(EXPRESSION, SearchList.PARAMETERS), Set.of("keys")),
          call -> listed(call, catalog, lists, search, json));
    }
    addStated("/article", union(ARTICLE, Set.of("key", "url")), articles::byParameter);
    addStated("/articles/{key+}", ARTICLE, articles::byPath);
    add("/status", Set.of(), health::status);
    if (audience == Audience.EDITOR) {
      add("/rejections", PAGE, new Rejections(catalog)::list);
      add("/settings", Set.of(), new SettingsInForce(catalog)::settings);
      addElsewhere("/validate", "POST");
    } else {
      var changes = new ChangesEndpoint(catalog.changes(), formerNames);
      add("/changes", Set.of(ChangesEndpoint.PARAMETER, "limit", "topics"), changes::page);
      addDirectories(new Directories(catalog, clock, topicsHeld));
      var snapshots = new SnapshotEndpoint(catalog, addresses, clock);
      add("/snapshot", Set.of(), snapshots::redirect);
      addFeeds(lists, new Feeds(site, catalog, clock));
      var reader = new ReaderPage(site);
      var view = new ArticleView(catalog, site);
      addOpen(
          "/",
          Set.of(ArticleView.PARAMETER),
          call -> view.isAskedFor(call) ? view.reply(call) : reader.reply(call.base()));
      var sitemaps = new Sitemaps(catalog, topicCache, site, clock);
      addOpen("/sitemap.xml", Set.of(Sitemaps.PART), sitemaps::sitemap);
      addOpen("/sitemap-news.xml", Set.of(), sitemaps::news);
      addOpen("/robots.txt", Set.of(), SiteFiles::robots);
      addOpen("/llms.txt", Set.of(), call -> new LlmsText(site, topicCache).reply(call));
      addOpen("/favicon.ico", Set.of(), call -> SiteFiles.icon());
      add("/openapi.yaml", Set.of(), call -> OpenApiDocument.reply(call.base()));
      add("/openapi.json", Set.of(), call -> OpenApiDocument.json(call.base()));
      // Its classes are loaded by who asks for it.
      addPost("/mcp", call -> new McpEndpoint(this::answer, site).reply(call));
      addStaticPages(
          new StaticPages(catalog, formerNames, variables.locale()), new StaticTopics(topicCache));
    }
  }

  /// By their keys, where a call names some; else by an order or words that the table has none of.
  private static Reply listed(
      Call call, IndexReader catalog, Lists lists, SearchList search, ListJson json) {
    if (KeyedArticles.areNamed(call)) {
      return new KeyedArticles(catalog).reply(call);
    }
    return json.reply(SearchList.isAskedFor(call) ? search.of(call) : lists.ofAll(call));
  }

  private void addDirectories(Directories directories) {
    add("/categories", Set.of(), directories::categories);
    add("/providers", Set.of(), directories::providers);
    add("/authors", Set.of(), directories::authors);
  }

  private void addFeeds(Lists lists, Feeds feeds) {
    for (var format : FeedFormat.values()) {
      var name = "/feed." + format.ending();
      addOpen(name, union(EXPRESSION, BODY), call -> feeds.reply(format, lists.ofAll(call)));
      addOpen(
          "/topics/{topic}" + name,
          union(TOPIC_LIST, BODY),
          call -> feeds.reply(format, lists.ofTopic(call)));
    }
  }

  /// What a static site serves; the first pattern that fits a path answers it, so a topic may be
  /// called `page`.
  private void addStaticPages(StaticPages pages, StaticTopics topics) {
    addFolder("/api/topics", topics::all);
    addFolder("/api/{category}", pages::ofCategory);
    addFolder("/api/{category}/{topic}", pages::ofTopic);
    addFolder("/api/{category}/page/{page}", pages::ofCategory);
    addFolder("/api/{category}/{topic}/page/{page}", pages::ofTopic);
  }

  /// The file of a folder, which a static site also serves at the folder's own address.
  private void addFolder(String folder, Function<Call, Reply> answer) {
    addOpen(folder + "/index.json", Set.of(), answer);
    addOpen(folder, Set.of(), answer);
  }

  /// What readers and static sites' clients ask for.
  private void addOpen(String pattern, Set<String> parameters, Function<Call, Reply> answer) {
    routes.add(new Route(audience.root() + pattern, parameters, answer).open());
  }

  private void add(String pattern, Set<String> parameters, Function<Call, Reply> answer) {
    routes.add(new Route(audience.root() + pattern, parameters, answer));
  }

  /// What takes a message as the body, whatever query its address has.
  private void addPost(String pattern, Function<Call, Reply> answer) {
    routes.add(new Route(audience.root() + pattern, Set.of(), true, List.of("POST"), answer));
  }

  /// What the gateway sends to another function, so that other methods are refused truly. With a
  /// slash at the end it is sent here.
  private void addElsewhere(String pattern, String method) {
    routes.add(
        new Route(
            audience.root() + pattern,
            null,
            false,
            List.of(method),
            call -> {
              throw new ProblemException(
                  Problem.of(
                      Problem.Kind.ROUTE_UNKNOWN,
                      "Expected the path %s of %s to end as it is written here. Leave the slash at its end out."
                          .formatted(call.path(), method)));
            }));
  }

  /// Editors choose between states.
  private void addStated(String pattern, Set<String> parameters, Function<Call, Reply> answer) {
    var stated = audience == Audience.EDITOR ? union(parameters, Set.of("state")) : parameters;
    add(pattern, stated, answer);
  }

  /// Editors may ask what a list took. Bodies are read in batches, which their function may not.
  private void addList(String pattern, Set<String> parameters, Function<Call, Reply> answer) {
    var own = Set.of(audience == Audience.EDITOR ? "explain" : "include");
    addStated(pattern, union(union(parameters, IN_JSON), own), answer);
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    var all = new HashSet<>(one);
    all.addAll(other);
    return Set.copyOf(all);
  }

  /// In the order in which they are tried.
  public List<Route> table() {
    return List.copyOf(routes);
  }

  /// The pattern that answers a path, for the log; a dash for none.
  public String patternOf(String path) {
    return routes.stream()
        .filter(route -> route.match(path) != null)
        .findFirst()
        .map(Route::pattern)
        .orElse("-");
  }

  /// Answers a request.
  ///
  /// @throws ProblemException when the request is at fault
  public Reply answer(Request request) {
    for (var route : routes) {
      var variables = route.match(request.path());
      if (variables != null) {
        requireMethod(request, route);
        var parameters = route.parameters(request.query());
        return route
            .answer()
            .apply(
                new Call(
                    () -> site.get().origin(request),
                    request,
                    route.canonical(request.path()),
                    variables,
                    parameters));
      }
    }
    throw new ProblemException(
        Problem.of(
            Problem.Kind.ROUTE_UNKNOWN,
            "Expected one of the paths %s, found %s. Correct the path."
                .formatted(patterns(), Problem.quote(request.path()))));
  }

  private String patterns() {
    return routes.stream().map(Route::pattern).collect(Collectors.joining(", "));
  }

  private static void requireMethod(Request request, Route route) {
    var methods = route.methods();
    if (!methods.contains(request.method())) {
      var advice =
          !methods.contains("POST")
              ? "Nothing is written through this API: articles are uploaded to the bucket."
              : route.pattern().endsWith("/validate")
                  ? "Send the file to be looked at as the body."
                  : "Send a message as the body.";
      throw new ProblemException(
          Problem.of(
                  Problem.Kind.METHOD_NOT_ALLOWED,
                  "Expected %s, found %s. %s"
                      .formatted(
                          String.join(" or ", methods), Problem.quote(request.method()), advice))
              .with("allow", String.join(", ", methods)));
    }
  }
}
