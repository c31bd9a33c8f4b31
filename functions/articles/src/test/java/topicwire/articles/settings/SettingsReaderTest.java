package topicwire.articles.settings;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.Flaw;

@Tag("slow")
class SettingsReaderTest {

  private static final String EVERYTHING =
      """
      # What our files mean
      zone: America/New_York
      future: publish
      topics: [topics, tags]
      title: [newstitle]
      exclude: [fa/, README.md]
      include: [_docs]
      plain: true
      requirePublish: true
      tags: {blog/: [blog, Field notes], /: [all]}
      webUrl:
        news/: "https://site.example/:year/:month/:day/:slug/"
        guides/: https://site.example:8080/:dir/:filename.html
      site:
        title: Harbour Post
        url: https://site.example/
        language: en-GB
        icon: https://site.example/icon.png
        author: The editors
        id: tag:site.example,2024:harbour
      """;

  @Test
  void read_everySetting_isTakenAsWritten() {
    assertThat(read(EVERYTHING))
        .isEqualTo(
            new SettingsFile.Valid(
                new Settings(
                    ZoneId.of("America/New_York"),
                    true,
                    List.of("topics", "tags"),
                    List.of("newstitle"),
                    List.of("fa/", "README.md"),
                    List.of("_docs"),
                    true,
                    true,
                    Map.of("blog/", List.of("blog", "Field notes"), "", List.of("all")),
                    Map.of(
                        "news/", "https://site.example/:year/:month/:day/:slug/",
                        "guides/", "https://site.example:8080/:dir/:filename.html"),
                    new Settings.Site(
                        "Harbour Post",
                        "https://site.example/",
                        "en-GB",
                        "https://site.example/icon.png",
                        "The editors",
                        "tag:site.example,2024:harbour")),
                List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# nothing yet\n",
        "---\n# nothing yet\n",
        "{}",
        "future: hold",
        "zone: UTC",
        "plain: false\nrequirePublish: \"false\"\ntitle: []\nexclude: []\ntags: {}\nsite: {}"
      })
  void read_nothingOrDefaults_isTheDefault(String text) {
    var settings = ((SettingsFile.Valid) read(text)).settings();
    assertThat(settings.zone().normalized()).isEqualTo(ZoneOffset.UTC);
    assertThat(settings)
        .usingRecursiveComparison()
        .ignoringFields("zone")
        .isEqualTo(Settings.DEFAULT);
  }

  @Test
  void read_emptyLists_areNotAbsentOnes() {
    var settings = ((SettingsFile.Valid) read("topics: []\ninclude: []")).settings();
    assertThat(settings.topics()).isEmpty();
    assertThat(settings.include()).isEmpty();
    assertThat(Settings.DEFAULT.topics()).isNull();
    assertThat(Settings.DEFAULT.include()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"+02:00, +02:00", "-0500, -05:00", "Europe/Oslo, Europe/Oslo", "Z, Z"})
  void read_zone_mayBeAnOffset(String text, String zone) {
    assertThat(((SettingsFile.Valid) read("zone: " + text)).settings().zone())
        .isEqualTo(ZoneId.of(zone));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          timeZone: UTC                | `timeZone` is no setting; write `zone`
          Zone: UTC                    | `Zone` is no setting; write `zone`
          require_publish: true        | `require_publish` is no setting; write `requirePublish`
          weburl: {}                   | `weburl` is no setting; write `webUrl`
          exlude: [fa/]                | `exlude` is no setting; write `exclude`
          baseURL: https://a.example   | `baseURL` is no setting; write `site: {url: …}`
          theme: dark                  | `theme` is no setting; expected one of zone, future, topics, topicFields, title, exclude, include, plain, requirePublish, tags, webUrl, site
          """)
  void read_unknownName_isRejectedWithTheOneMeant(String line, String message) {
    assertThat(flaws("plain: true\n" + line))
        .containsExactly(
            new Flaw("setting-unknown", 2, line.substring(0, line.indexOf(':')), message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          zone: Europe/Olso | zone | expected the name of a zone or an offset, found `Europe/Olso`; write `Europe/Oslo`
          zone: new york | zone | expected the name of a zone or an offset, found `new york`; write `America/New_York`
          zone: home | zone | expected the name of a zone or an offset, found `home`; write a name such as `Europe/Berlin`, or an offset such as `+02:00`
          zone: | zone | expected text, found nothing; write `zone: text`, or remove the line
          future: yes | future | expected `publish` or `hold`, found `yes`; write one of the two
          plain: yes | plain | expected `true` or `false`, found `yes`; write one of the two
          requirePublish: [true] | requirePublish | expected text, found a list; write `requirePublish: text`, or remove the line
          topics: tags | topics | expected a list, found `tags`; write `[tags]`, or remove the line
          topics: | topics | expected a list, found nothing; write `[one, two]`, or `[]` for none, or remove the line
          topics: [{a: b}] | topics | expected a list of texts, found a map; write each as `- text`, or remove the line
          exclude: [/fa/] | exclude | expected a path from the root of the articles, found `/fa/`; write `fa/`
          exclude: [fa] | exclude | expected a folder, or a file with its ending, found `fa`; write `fa/`
          exclude: ["*.txt"] | exclude | expected a path from the root of the articles, found `*.txt`; `*` and `?` have no meaning here, name the folder with a slash behind it
          exclude: [a/../b] | exclude | expected a path from the root of the articles, found `a/../b`; write it without `..`
          exclude: ['a\\b\\'] | exclude | expected a path from the root of the articles, found `a\\b\\`; write `a/b/`
          exclude: [/] | exclude | expected a path from the root of the articles, found `/`; this is every file, name a folder
          include: [docs] | include | expected the name of a folder that begins with an underscore, found `docs`; write it as `_docs`, without slashes
          include: [_docs/] | include | expected the name of a folder that begins with an underscore, found `_docs/`; write it as `_docs`, without slashes
          tags: {blog: [blog]} | tags | expected a folder, found `blog`; write `blog/`
          tags: {blog/: blog} | tags | expected a list, found `blog`; write `[blog]`, or remove the line
          tags: {blog/: ["!"]} | tags | expected the name of a topic, with a letter or digit and at most 100 characters, found `!`; rename it
          tags: [blog] | tags | expected a map, found a list; write `tags: {blog/: [Topic]}`, or remove the line
          webUrl: {news/: /news/:slug} | webUrl | expected an address of http or https with a host, found `/news/:slug`; write it as `https://site.example/:year/:month/:day/:slug/`
          webUrl: {news/: "https://me@site.example/:slug"} | webUrl | expected an address of http or https with a host, found `https://me@site.example/:slug`; write it as `https://site.example/:year/:month/:day/:slug/`
          webUrl: {news/: "https://site.example/:years/"} | webUrl | `:years` has no meaning in an address; write `:year`
          webUrl: {news/: "https://site.example/:hour/"} | webUrl | `:hour` has no meaning in an address; write one of :year, :month, :day, :slug, :title, :dir, :categories, :filename
          webUrl: {news/: [a]} | webUrl | expected an address, found a list; write `news/: https://site.example/:year/:month/:day/:slug/`, or remove the line
          site: Harbour Post | site | expected a map, found `Harbour Post`; write `site: {title: Name of the site}`, or remove the line
          site: {url: site.example} | site.url | expected an address of http or https with a host, found `site.example`; write it as `https://site.example/`
          site: {icon: "javascript:alert(1)"} | site.icon | expected an address of http or https with a host, found `javascript:alert(1)`; write it as `https://site.example/icon.png`
          site: {language: en_GB} | site.language | expected the tag of a language, found `en_GB`; write it as `en-GB`
          site: {id: harbour} | site.id | expected an absolute name, found `harbour`; write it as `tag:site.example,2024:`
          site: {title: [a]} | site.title | expected text, found a list; write `title: text`, or remove the line
          """)
  void read_wrongValue_isRejectedWithLineAndAdvice(String line, String field, String message) {
    assertThat(flaws("# comment\n\n" + line))
        .containsExactly(new Flaw("setting-invalid", 3, field, message));
  }

  @Test
  void read_unknownNameOfTheSite_isRejectedWithTheOneMeant() {
    assertThat(flaws("site:\n  name: Harbour Post\n  colour: red"))
        .containsExactly(
            new Flaw("setting-unknown", 2, "site.name", "`name` is no setting; write `title`"),
            new Flaw(
                "setting-unknown",
                3,
                "site.colour",
                "`colour` is no setting; expected one of title, url, language, icon, author, id"));
  }

  @Test
  void read_nameOfTheSiteAsTitle_isToldOfSite() {
    assertThat(flaws("title: Harbour Post"))
        .contains(
            new Flaw(
                "setting-invalid",
                1,
                "title",
                "expected names of fields; if `Harbour Post` is the name of the site write"
                    + " `site: {title: …}`"));
  }

  @Test
  void read_severalMistakes_areAllReportedInTheirOrder() {
    assertThat(flaws("plain: 1\nfuture: no\nzoen: UTC"))
        .extracting(Flaw::line, Flaw::code)
        .containsExactly(
            tuple(1, "setting-invalid"), tuple(2, "setting-invalid"), tuple(3, "setting-unknown"));
  }

  @Test
  void read_theSameTwice_isTakenOnceWithAWarning() {
    var file = (SettingsFile.Valid) read("exclude:\n- fa/\n- fa/\n");
    assertThat(file.settings().exclude()).containsExactly("fa/");
    assertThat(file.warnings())
        .containsExactly(
            new Flaw(
                "setting-item-twice",
                3,
                "exclude",
                "`fa/` stands there already; remove one of the two"));
  }

  @Test
  void read_aNameTwice_isRejected() {
    assertThat(flaws("plain: true\nplain: false\ntags:\n  a/: [x]\n  a/: [y]\n"))
        .containsExactly(
            new Flaw(
                "setting-twice",
                2,
                "plain",
                "`plain` stands in line 1 already; remove one of the two"),
            new Flaw(
                "setting-twice",
                5,
                "tags.a/",
                "`a/` stands in line 4 already; remove one of the two"));
  }

  @Test
  void read_whatIsNoYaml_isRejected() {
    assertThat(flaws("zone: [").getFirst().code()).startsWith("yaml-");
    assertThat(flaws("- zone").getFirst().code()).isEqualTo("yaml-not-a-mapping");
    assertThat(flaws("").getFirst().code()).isEqualTo("settings-empty");
    assertThat(((SettingsFile.Rejected) SettingsReader.read("zone: UTC".getBytes(UTF_16))).flaws())
        .extracting(Flaw::code)
        .containsExactly("encoding-invalid");
  }

  @Test
  void read_moreThanTheBound_isRejectedUnread() {
    var bytes = ("#" + "x".repeat(SettingsReader.MAX_BYTES)).getBytes(UTF_8);
    assertThat(((SettingsFile.Rejected) SettingsReader.read(bytes)).flaws())
        .containsExactly(
            new Flaw(
                "settings-too-large",
                0,
                null,
                "expected at most 65,536 bytes of settings, found 65,537; shorten them"));
  }

  @Test
  void read_anyChangeOfAValidFile_isAnAnswer() {
    var seed = System.nanoTime();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    var alphabet = "abz:/[]{}\"'-#_ \n\t*&!|>é\0\u2028";
    var rejected = 0;
    for (var round = 0; round < 20_000; round++) {
      var text = new StringBuilder(EVERYTHING);
      for (var change = 0; change <= random.nextInt(4); change++) {
        var at = random.nextInt(text.length());
        text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
      }
      switch (read(text.toString())) {
        case SettingsFile.Valid(var settings, var _) -> assertThat(settings.zone()).isNotNull();
        case SettingsFile.Rejected(var flaws) -> {
          assertThat(flaws).isNotEmpty();
          rejected++;
        }
      }
    }
    assertThat(rejected).isBetween(1, 19_999);
  }

  private static List<Flaw> flaws(String text) {
    return ((SettingsFile.Rejected) read(text)).flaws();
  }

  private static SettingsFile read(String text) {
    return SettingsReader.read(text.getBytes(UTF_8));
  }
}
