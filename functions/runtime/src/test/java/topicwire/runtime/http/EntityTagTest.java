package topicwire.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTagTest {
  private static final String TAG = "W/\"LPJNul-wow4m6Dsq\"";

  @Test
  void entityTag_ofABody_isTheBeginningOfItsHash() {
    assertThat(EntityTag.of("hello".getBytes(UTF_8))).isEqualTo(TAG);
    assertThat(EntityTag.of("hello ".getBytes(UTF_8))).isNotEqualTo(TAG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "W/\"LPJNul-wow4m6Dsq\"               | true",
        "\"LPJNul-wow4m6Dsq\"                 | true",
        "'\"a\", W/\"b\",W/\"LPJNul-wow4m6Dsq\"' | true",
        "*                                    | true",
        "''                                   | false",
        "LPJNul-wow4m6Dsq                     | false",
        "w/\"LPJNul-wow4m6Dsq\"               | false",
        "W/\"lpjnul-wow4m6dsq\"               | false",
        "W/\"LPJNul-wow4m6Dsq                 | false"
      })
  void entityTag_againstEachTagOfTheCaller_isComparedWeakly(String header, boolean matches) {
    assertThat(EntityTag.matches(header, TAG)).isEqualTo(matches);
  }
}
