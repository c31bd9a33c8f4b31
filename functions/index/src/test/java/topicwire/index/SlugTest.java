package topicwire.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class SlugTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          AI Hardware        | ai-hardware
          ai-hardware        | ai-hardware
          C                  | c
          C++                | cplusplus
          C#                 | csharp
          R&D                | r-and-d
          R & D              | r-and-d
          R and D            | r-and-d
          AT&T               | at-and-t
          '& Co'             | and-co
          F#                 | fsharp
          C♯                 | csharp
          C＃                | csharp
          '#dotnet'          | dotnet
          '##dotnet'         | dotnet
          '# dotnet'         | dotnet
          '#C#'              | csharp
          Learning #dotnet   | learning-dotnet
          '#'                | ''
          İstanbul           | istanbul
          二〇二四           | 二〇二四
          ᛮ                  | ᛮ
          .NET               | net
          Node.js / Deno     | node-js-deno
          --- a --- b ---    | a-b
          a_b                | a-b
          ＡＩ　Ｈａｒｄｗａｒｅ | ai-hardware
          ﬁnance Ⅷ ²         | finance-viii-2
          Émile              | émile
          人工知能            | 人工知能
          हिन्दी             | हिन्दी
          Straße             | straße
          ΟΔΟΣ               | οδος
          I                  | i
          2024               | 2024
          ٤٢                 | ٤٢
          ???                | ''
          😀                 | ''
          '<script>'         | script
          ../..              | ''
          """)
  void slug_ofNamesInAnyScript_isWordsInLowerCaseJoinedByHyphens(String name, String slug) {
    assertThat(Slug.of(name)).isEqualTo(slug);
  }

  @Test
  void slug_ofBothNormalFormsOfAnAccent_isTheSame() {
    assertThat(Slug.of("Cafe\u0301")).isEqualTo(Slug.of("Caf\u00e9")).isEqualTo("caf\u00e9");
  }

  @Test
  void slug_ofControlCharactersAndSeparators_hasHyphensInTheirPlace() {
    assertThat(Slug.of("a\u0000b\nc\u2028d\uFFF9e")).isEqualTo("a-b-c-d-e");
  }

  /// Each hid its variation selector in the slug, so that all three were one topic.
  @ParameterizedTest
  @ValueSource(strings = {"\u2764\uFE0F", "\u2708\uFE0F", "\u2600\uFE0F", "#\uFE0F\u20E3"})
  void emojiWithAVariationSelector_hasNoSlug(String name) {
    assertThat(Slug.of(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u2615 Coffee",
        "\u2615\uFE0F Coffee",
        "Cof\u200Bfee",
        "Cof\u00ADfee",
        "\uFEFFCoffee",
        "\u200FCoffee\u200E",
        "Coffee\u3164",
        "\uDB40\uDC67Coffee\uDB40\uDC7F",
        "\u0301Coffee"
      })
  void invisibleCharacters_areNoPartOfTheSlug(String name) {
    assertThat(Slug.of(name)).isEqualTo("coffee");
  }

  /// By its own tables; what it does not know is newer than they are, or reserved.
  @Test
  void invisibleCharacters_includeEveryFormatCharacterOfTheJdk_butVisibleOnes() {
    // Signs in Arabic, Syriac, Kaithi and Egyptian text, and interlinear annotations.
    var visible =
        "[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\uFFF9-\uFFFB"
            + "\\x{110BD}\\x{110CD}\\x{13430}-\\x{1343F}]";
    for (var character = 0; character <= Character.MAX_CODE_POINT; character++) {
      var text = Character.toString(character);
      if (Character.getType(character) == Character.FORMAT) {
        assertThat(Slug.of("a" + text + "b"))
            .as("U+%04X", character)
            .isEqualTo(text.matches(visible) ? "a-b" : "ab");
      }
    }
  }

  /// `+` became `plus` behind the last normalisation, and its accent stayed apart.
  @Test
  void slug_ofAccentAfterPlusSign_isComposed() {
    assertThat(Slug.of("+\u0301")).isEqualTo("plu\u015b");
  }

  @Test
  void slugOfSlug_forEveryCharacter_isTheSameSlug() {
    var others = new ArrayList<String>();
    for (var character = 0; character <= Character.MAX_CODE_POINT; character++) {
      if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
        var text = Character.toString(character);
        for (var name :
            new String[] {
              text,
              "a" + text,
              text + "A",
              "+" + text,
              "Σ" + text,
              "i" + text,
              "#" + text,
              "&" + text
            }) {
          check(name, others);
        }
      }
    }
    assertThat(others).isEmpty();
  }

  @Test
  void slugOfSlug_forRandomNames_isTheSameSlug() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var others = new ArrayList<String>();
    for (var i = 0; i < 200_000; i++) {
      var name = new StringBuilder();
      for (var length = 1 + random.nextInt(8); length > 0; length--) {
        name.appendCodePoint(character(random));
      }
      check(name.toString(), others);
    }
    assertThat(others).as("seed %d", seed).isEmpty();
  }

  private static void check(String name, List<String> others) {
    var slug = Slug.of(name);
    if (!Slug.of(slug).equals(slug)
        || slug.startsWith("-")
        || slug.endsWith("-")
        || slug.contains("--")) {
      others.add(escaped(name) + " → " + escaped(slug) + " → " + escaped(Slug.of(slug)));
    }
  }

  /// Half of them from where letters, marks and compatibility forms are dense.
  private static int character(Random random) {
    while (true) {
      var character =
          switch (random.nextInt(7)) {
            case 0 -> random.nextInt(0x80);
            case 1 -> 0x300 + random.nextInt(0x70);
            case 2 -> random.nextInt(0x600);
            case 3 -> 0x1100 + random.nextInt(0x100);
            case 4 -> "i\u0130\u0307#&+\u200D\uFE0F".charAt(random.nextInt(8));
            case 5 -> 0xFB00 + random.nextInt(0x500);
            default -> random.nextInt(0x20000);
          };
      if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
        return character;
      }
    }
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    text.codePoints().forEach(character -> escaped.append("U+%04X ".formatted(character)));
    return escaped.toString();
  }
}
