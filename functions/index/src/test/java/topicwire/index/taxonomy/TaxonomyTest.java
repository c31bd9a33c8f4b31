package topicwire.index.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import topicwire.index.Flaw;
import topicwire.index.Label;

class TaxonomyTest {

  /// A definition as these tests write it: `key slug name=… alias=… replaces=… parent=…`.
  static DefinedTopic topic(String key, String slug, String... claims) {
    return new DefinedTopic(
        key,
        slug,
        new Claims(
            named("label", claims).stream().findFirst().orElse(""),
            named("alias", claims),
            named("replaces", claims),
            named("parent", claims),
            named("name", claims)));
  }

  private static SortedSet<String> named(String kind, String... claims) {
    var found = new TreeSet<String>();
    Stream.of(claims)
        .filter(claim -> claim.startsWith(kind + "="))
        .forEach(claim -> found.add(claim.substring(kind.length() + 1)));
    return found;
  }

  private static Taxonomy of(DefinedTopic... topics) {
    return Taxonomy.of(List.of(topics));
  }

  private static List<String> codes(Taxonomy taxonomy, String key) {
    return taxonomy.flaws(key).stream().map(Flaw::code).toList();
  }

  @Test
  void names_ofOtherTopics_leadToTheTopicUnderItsName() {
    var taxonomy =
        of(topic("a", "meta-ai", "label=Meta AI", "replaces=facebook-ai", "alias=metaai"));

    assertThat(taxonomy.canonical("facebook-ai")).isEqualTo("meta-ai");
    assertThat(taxonomy.canonical(List.of(Label.of("Facebook AI"), Label.of("Robots"))))
        .containsExactly(new Label("meta-ai", "Meta AI"), new Label("robots", "Robots"));
    assertThat(taxonomy.canonical(List.of(Label.of("MetaAI"), Label.of("META AI"))))
        .as("once, as the file itself spells it")
        .containsExactly(new Label("meta-ai", "META AI"));
    assertThat(taxonomy.canonical("robots")).isEqualTo("robots");
  }

  @Test
  void topic_withoutANameOfItsSlug_isNamedByItsSlug() {
    var taxonomy = of(topic("a", "ai", "alias=machine-brains", "name=artificial-intelligence"));

    assertThat(taxonomy.canonical(List.of(Label.of("Machine brains"))))
        .containsExactly(new Label("ai", "ai"));
  }

  @Test
  void replacedTopics_withDefinitionsOfTheirOwn_takeTheirNamesAlong() {
    var taxonomy =
        of(
            topic("a", "c", "replaces=b"),
            topic("b", "b", "alias=bee", "replaces=a", "parent=letters"),
            topic("c", "a", "alias=ay"));

    for (var name : List.of("a", "ay", "b", "bee")) {
      assertThat(taxonomy.canonical(name)).as(name).isEqualTo("c");
    }
    assertThat(taxonomy.parents("b")).as("it is no topic any more").isEmpty();
    assertThat(taxonomy.flaws("b")).isEmpty();
    assertThat(taxonomy.flaws("c")).isEmpty();
  }

  @Test
  void aliasClaimedTwice_isOfTheEarlierKey() {
    var taxonomy = of(topic("b", "two", "alias=x"), topic("a", "one", "alias=x"));

    assertThat(taxonomy.canonical("x")).isEqualTo("one");
    assertThat(codes(taxonomy, "a")).isEmpty();
    assertThat(taxonomy.flaws("b"))
        .containsExactly(
            new Flaw(
                "alias-taken",
                0,
                "aliases",
                "expected a name of this topic alone, found `x` claimed by `one`, whose definition"
                    + " has an earlier key; the name is left out here, remove it in one of the"
                    + " two"));
  }

  @Test
  void aliasThatIsATopic_isAFlawOfWhicheverKeyIsLater() {
    var aliasLater = of(topic("a", "x"), topic("b", "two", "alias=x"));
    assertThat(aliasLater.canonical("x")).isEqualTo("x");
    assertThat(codes(aliasLater, "a")).isEmpty();
    assertThat(codes(aliasLater, "b")).containsExactly("alias-is-topic");

    var topicLater = of(topic("b", "x", "alias=y"), topic("a", "two", "alias=x"));
    assertThat(topicLater.canonical("x")).isEqualTo("two");
    assertThat(topicLater.canonical("y")).as("it has no effect at all").isEqualTo("y");
    assertThat(codes(topicLater, "a")).isEmpty();
    assertThat(codes(topicLater, "b")).containsExactly("topic-is-alias");
  }

  @Test
  void definitionsOfOneTopic_areTheFirstKeys() {
    var taxonomy = of(topic("b", "x", "alias=other"), topic("a", "x", "alias=y"));

    assertThat(taxonomy.canonical("y")).isEqualTo("x");
    assertThat(taxonomy.canonical("other")).isEqualTo("other");
    assertThat(codes(taxonomy, "b")).containsExactly("topic-defined-twice");
  }

  @Test
  void circles_endAtTheLatestKey() {
    var taxonomy =
        of(
            topic("a", "a", "replaces=b", "parent=c"),
            topic("b", "b", "replaces=a"),
            topic("c", "c", "parent=d"),
            topic("d", "d", "parent=a", "parent=d"));

    assertThat(taxonomy.canonical("b")).isEqualTo("a");
    assertThat(taxonomy.canonical("a")).isEqualTo("a");
    assertThat(codes(taxonomy, "b")).containsExactly("replaces-circle");
    assertThat(taxonomy.parents("a")).containsExactly("c");
    assertThat(taxonomy.parents("c")).containsExactly("d");
    assertThat(taxonomy.parents("d")).isEmpty();
    assertThat(codes(taxonomy, "d")).containsExactly("parents-circle", "parents-circle");
  }

  @Test
  void parents_areFoundBySlugThenByName_throughOtherNames() {
    var taxonomy =
        of(
            topic("a", "ai", "name=artificial-intelligence", "alias=ki"),
            topic("b", "deep", "parent=artificial-intelligence"),
            topic("c", "wide", "parent=ki"),
            topic("d", "robots", "parent=hardware"));

    assertThat(taxonomy.children("ai")).containsExactly("deep", "wide");
    assertThat(taxonomy.subtree("ai")).containsExactly("ai", "deep", "wide");
    assertThat(taxonomy.children("hardware")).as("defined nowhere").containsExactly("robots");
    assertThat(taxonomy.subtree("deep")).containsExactly("deep");
  }

  @Test
  void topicBelowSeveral_isInTheTreeOfEach() {
    var taxonomy =
        of(
            topic("a", "top"),
            topic("b", "left", "parent=top"),
            topic("c", "right", "parent=top"),
            topic("d", "both", "parent=left", "parent=right"));

    assertThat(taxonomy.subtree("top")).containsExactly("both", "left", "right", "top");
    assertThat(taxonomy.subtree("right")).containsExactly("both", "right");
  }

  /// The order in which files arrive does not matter: whatever there is says the same.
  @Test
  void definitions_inAnyOrder_sayTheSame() {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    for (var round = 0; round < 300; round++) {
      var topics = new ArrayList<DefinedTopic>();
      for (var i = 0; i < 8; i++) {
        topics.add(
            topic(
                "k" + i,
                "t" + random.nextInt(6),
                "alias=t" + random.nextInt(9),
                "replaces=t" + random.nextInt(9),
                "parent=t" + random.nextInt(6),
                "name=n" + random.nextInt(3)));
      }
      var once = described(Taxonomy.of(topics));
      Collections.shuffle(topics, random);
      assertThat(described(Taxonomy.of(topics))).as("seed %d", seed).isEqualTo(once);
      var last = topics.removeLast();
      assertThat(described(Taxonomy.of(topics).with(last.key(), List.of(last))))
          .as("one of them at the end, seed %d", seed)
          .isEqualTo(once);
    }
  }

  private static String described(Taxonomy taxonomy) {
    var text = new TreeMap<String, String>();
    for (var i = 0; i < 9; i++) {
      text.put(
          "t" + i,
          taxonomy.canonical("t" + i) + taxonomy.parents("t" + i) + taxonomy.subtree("t" + i));
      text.put("k" + i, taxonomy.flaws("k" + i) + "");
    }
    return text.toString();
  }

  @Test
  void definitions_beyondTheBound_haveNoEffectAndSaySo() {
    var topics =
        IntStream.rangeClosed(0, Taxonomy.MAX_DEFINITIONS)
            .mapToObj(i -> topic("k", "t%05d".formatted(i), "alias=a%05d".formatted(i)))
            .toList();
    var taxonomy = Taxonomy.of(topics);

    assertThat(taxonomy.canonical("a04999")).isEqualTo("t04999");
    assertThat(taxonomy.canonical("a05000")).isEqualTo("a05000");
    assertThat(codes(taxonomy, "k")).containsExactly("taxonomy-too-large");
  }

  @Test
  void topicsAbove_areThoseOfAllWaysUpOnceTheNearestFirst() {
    var taxonomy =
        Taxonomy.of(
            List.of(
                topic("k1", "red", "parent=paint", "parent=colour"),
                topic("k2", "green", "parent=colour", "alias=verde"),
                topic("k3", "colour", "parent=light"),
                topic("k4", "paint", "parent=light")));
    assertThat(above(taxonomy, "red", "verde")).containsExactly("colour", "paint", "light");
    assertThat(above(taxonomy, "red", "colour")).containsExactly("light", "paint");
    assertThat(above(taxonomy, "light")).isEmpty();
    assertThat(above(Taxonomy.NONE, "red")).isEmpty();
  }

  private static List<String> above(Taxonomy taxonomy, String... topics) {
    return taxonomy.topics(Stream.of(topics).map(Label::of).toList()).above();
  }

  @Test
  void topicsAbove_beyondTheBound_areAFlawOfTheArticleThatNamesTheFirst() {
    var chain =
        IntStream.range(0, 120)
            .mapToObj(i ->
                topic("k%03d".formatted(i), "t%03d".formatted(i), "parent=t%03d".formatted(i + 1)))
            .toList();
    var topics = Taxonomy.of(chain).topics(List.of(Label.of("t000")));
    var flaws = topics.with(List.of());
    assertThat(flaws).extracting(Flaw::code).containsExactly("topics-above-too-many");
    assertThat(flaws.getFirst().message()).contains("found 120").contains("`t100`");
    assertThat(Taxonomy.of(chain).topics(List.of(Label.of("t021"))).with(List.of())).isEmpty();
  }

  @Test
  void definitionsOfAKey_thatAreThereAlready_changeNothing() {
    var red = topic("k1", "red", "parent=colour");
    var taxonomy = of(red, topic("k2", "green"));
    assertThat(taxonomy.with("k1", List.of(red))).isSameAs(taxonomy);
    assertThat(taxonomy.with("k1", List.of(topic("k1", "red"))).parents("red")).isEmpty();
    assertThat(taxonomy.with("k3", List.of())).isSameAs(taxonomy);
    assertThat(taxonomy.with("k2", List.of()).with("k1", List.of()).parents("red")).isEmpty();
  }

  @Test
  void longChains_areResolvedInTime() {
    var topics =
        IntStream.range(0, Taxonomy.MAX_DEFINITIONS)
            .mapToObj(i ->
                topic("k%05d".formatted(i), "t%05d".formatted(i), "parent=t%05d".formatted(i + 1)))
            .toList();
    var start = System.nanoTime();
    var taxonomy = Taxonomy.of(topics);

    assertThat(taxonomy.subtree("t05000")).hasSize(Taxonomy.MAX_DEFINITIONS + 1);
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
  }
}
