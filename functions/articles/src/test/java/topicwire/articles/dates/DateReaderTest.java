package topicwire.articles.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every form of date that is out there, each with the moment that it names.
class DateReaderTest {
  private static final DateReader NEW_YORK = new DateReader(ZoneId.of("America/New_York"));
  private static final DateReader UTC = new DateReader(ZoneId.of("UTC"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2024-04-11T08:00:16Z              | 2024-04-11T08:00:16Z | 2024-04-11T08:00:16Z
          2024-04-11T08:00:16.250Z          | 2024-04-11T08:00:16Z | 2024-04-11T08:00:16.250Z
          2024-04-11T10:00+02:00            | 2024-04-11T08:00:00Z | 2024-04-11T10:00:00+02:00
          2024-04-11t08:00:16z              | 2024-04-11T08:00:16Z | 2024-04-11T08:00:16Z
          2013-12-02 7:37:00 -0400          | 2013-12-02T11:37:00Z | 2013-12-02T07:37:00-04:00
          2015-03-17 14:00:00 -4            | 2015-03-17T18:00:00Z | 2015-03-17T14:00:00-04:00
          2015-03-17 14:00 +01              | 2015-03-17T13:00:00Z | 2015-03-17T14:00:00+01:00
          2015-03-17 14:00:00 UTC           | 2015-03-17T14:00:00Z | 2015-03-17T14:00:00Z
          2015-03-17 14:00:00 +0000 UTC     | 2015-03-17T14:00:00Z | 2015-03-17T14:00:00Z
          2015-03-17 14:00:00 EST           | 2015-03-17T19:00:00Z | 2015-03-17T14:00:00-05:00
          2024-04-11T10:00:16[Europe/Oslo]  | 2024-04-11T08:00:16Z | 2024-04-11T10:00:16+02:00
          2024-04-11T10:00:16+01:00[Europe/Oslo] | 2024-04-11T09:00:16Z | 2024-04-11T10:00:16+01:00
          2024-04-11 10:00 Europe/Oslo      | 2024-04-11T08:00:00Z | 2024-04-11T10:00:00+02:00
          2024-01-05 10:00                  | 2024-01-05T15:00:00Z | 2024-01-05T10:00:00-05:00
          2024-07-05 10:00                  | 2024-07-05T14:00:00Z | 2024-07-05T10:00:00-04:00
          2024-01-05                        | 2024-01-05T05:00:00Z | 2024-01-05
          2024/01/05                        | 2024-01-05T05:00:00Z | 2024-01-05
          2024.1.5                          | 2024-01-05T05:00:00Z | 2024-01-05
          2013/7/13 20:46:25                | 2013-07-14T00:46:25Z | 2013-07-13T20:46:25-04:00
          20240105                          | 2024-01-05T05:00:00Z | 2024-01-05
          20240105T101112Z                  | 2024-01-05T10:11:12Z | 2024-01-05T10:11:12Z
          Jul 08 2022                       | 2022-07-08T04:00:00Z | 2022-07-08
          July 8th, 2022                    | 2022-07-08T04:00:00Z | 2022-07-08
          Fri, 08 Jul 2022 10:11:12 GMT     | 2022-07-08T10:11:12Z | 2022-07-08T10:11:12Z
          8 September 2022 3:04 pm          | 2022-09-08T19:04:00Z | 2022-09-08T15:04:00-04:00
          Sept. 8, 2022 12:04 AM UTC        | 2022-09-08T00:04:00Z | 2022-09-08T00:04:00Z
          Fri Jul 08 2022 10:11:12 GMT+0200 (CEST) | 2022-07-08T08:11:12Z | 2022-07-08T10:11:12+02:00
          """)
  void date_inAnyForm_isTheMomentThatItNames(String text, String second, String served) {
    assertThat(NEW_YORK.read(text)).isEqualTo(new Moment(Instant.parse(second), served));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "11-9-2017",
        "9/11/2017",
        "01.02.2003",
        "2024-02-30",
        "2017-02-29 11:00:00",
        "2024-13-01",
        "2024-04",
        "2024",
        "2024-04-11T",
        "2024-04-11T24:00:00Z",
        "2016-12-31T23:59:60Z",
        "2024-04-11T08:00:16+19:00",
        "2024-04-11T08:00:16 XYZ",
        "2024-04-11 08:00 [Nowhere/Town]",
        "2024-04-11 and later",
        "2024-04/11",
        "0000-01-01",
        "2023-01-29 18:30:22 2023 -0800",
        "now",
        "Spring 2024",
        "Jul 2022",
        "13:00 2024-01-01",
        "2024-04-11 13:00 pm",
        "10000-01-01T00:00:00Z",
        "9999-12-31T23:59:59-01:00",
        "0001-01-01T00:00:00+01:00",
        "+2024-01-01",
        "-2024-01-01",
        "2024-01-01T-1:00Z"
      })
  void text_thatNamesNoMomentOrTwo_isNone(String text) {
    assertThat(UTC.read(text)).isNull();
  }

  @Test
  void blanksOfAnyKind_standAroundAndWithin() {
    assertThat(UTC.read("\u00a0\u00a02017-09-12\u00a010:00:00 \n"))
        .isEqualTo(new Moment(Instant.parse("2017-09-12T10:00:00Z"), "2017-09-12T10:00:00Z"));
  }

  /// What is served is read again as the same moment.
  @Test
  void servedDates_areTheSameMoment() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    for (var round = 0; round < 5_000; round++) {
      var instant = Instant.ofEpochSecond(random.nextLong(-60_000_000_000L, 250_000_000_000L));
      var text = instant.atZone(ZoneId.of("Europe/Oslo")).toOffsetDateTime().toString();
      var read = NEW_YORK.read(text);
      // Zones before 1900 have offsets with seconds, which no client reads.
      if (read != null) {
        assertThat(read.second()).as("seed %d, %s", seed, text).isEqualTo(instant);
        assertThat(NEW_YORK.read(read.text())).as("seed %d, %s", seed, text).isEqualTo(read);
      }
    }
  }

  @Test
  void noise_neverThrows() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var parts = "0123456789-/.:TZ+[]() ,JulMayFripmam\u00a0".toCharArray();
    for (var round = 0; round < 200_000; round++) {
      var text = new StringBuilder(random.nextBoolean() ? "2024-01-0" : "");
      for (var length = random.nextInt(20); length > 0; length--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      var read = UTC.read(text.toString());
      if (read != null) {
        assertThat(read.text()).as("seed %d, %s", seed, text).matches("\\d{4}-\\d\\d-\\d\\d(T.*)?");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          _posts/2024-01-31-tides.md        | 2024-01-31
          2024-01-31_tides.md               | 2024-01-31
          2024-01-31.md                     | 2024-01-31
          notes/2024-01-31 tides.md         | 2024-01-31
          2024/01/31/tides.md               | 2024-01-31
          2024-01-31-tides/index.md         | 2024-01-31
          2017-2-5-no-zeroes.md             | 2017-02-05
          2020-01-01-year/2024-01-31-day.md | 2024-01-31
          2024-02-30-no-day.md              |
          tides-2024-01-31.md               |
          2024-01-31tides.md                |
          12024-01-31-tides.md              |
          2024/01-31-tides.md               |
          v2024-01-31/tides.md              |
          """)
  void key_withADate_hasIt(String key, String date) {
    var found = NameDates.inKey(key);
    assertThat(found == null ? null : found.toString()).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /2022/08/01/tides                | 2022-08-01
          2022/08/01/tides                 | 2022-08-01
          /news/2022/8/1/                  | 2022-08-01
          https://x.example/2022/08/01     | 2022-08-01
          /2022-08-01-tides                |
          /2022/08/tides                   |
          /x2022/08/01/tides               |
          """)
  void address_withADate_hasIt(String address, String date) {
    var found = NameDates.inAddress(address);
    assertThat(found == null ? null : found.toString()).isEqualTo(date);
  }
}
