package topicwire.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes the locale of the process")
class SlugLocaleTest {

  @Test
  void slug_inTurkishLocale_doesNotChange() {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(Slug.of("TITLE ISTANBUL")).isEqualTo("title-istanbul");
      assertThat(Slug.of("İ")).isEqualTo("i");
      assertThat(Slug.of("ı")).isEqualTo("ı");
    } finally {
      Locale.setDefault(before);
    }
  }
}
