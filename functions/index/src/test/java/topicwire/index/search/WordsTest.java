package topicwire.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `FullTextJudgeTest` compares with SQLite itself.
class WordsTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          Tides and tidings,            tides and tidings
          state-of-the-art (2024),      state of the art 2024
          don't,                        don t
          Crème brûlée,                 creme brulee
          CREME\u0300 bru\u0302le\u0301e, creme brulee
          Straße ÆRØ,                   straße ærø
          Ởn với,                       ởn với
          ИНЖЕНЕР й,                    инженер й
          İstanbul ıssız,               istanbul ıssız
          東京 tide,                     東京 tide
          C++ and C#,                   c and c
          ½ ② Ⅷ,                        ½ ② ⅷ
          🌊 tide🌊s,                    tide s
          `a\u00ADb`,                     a b
          ---,                          ``
          """)
  void words_ofAText_areFoldedAndWithoutTheMarksOfLatinLetters(String text, String words) {
    assertThat(String.join(" ", Words.of(text))).isEqualTo(words);
  }
}
