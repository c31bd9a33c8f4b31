package topicwire.local.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  private static final Options DEFAULTS =
      new Options(
          8080,
          9000,
          9324,
          Path.of(".local"),
          false,
          Optional.of(Path.of(".local/articles")),
          true,
          true,
          Optional.empty(),
          false,
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);

  @Test
  void options_withoutArguments_areTheDefaults() throws Exception {
    assertThat(Options.parse()).isEqualTo(DEFAULTS);
  }

  @Test
  void options_whenAllAreGiven_haveTheGivenValues() throws Exception {
    assertThat(
            Options.parse(
                "--port=0",
                "--s3-port",
                "1",
                "--sqs-port",
                "65535",
                "--data",
                "d",
                "--watch",
                "w",
                "--import",
                "i",
                "--validate",
                "v",
                "--mirror",
                "https://wire.example",
                "--to=t",
                "--no-samples",
                "--no-events",
                "--bus",
                "b",
                "--reindex",
                "--once",
                "--help"))
        .isEqualTo(
            new Options(
                0,
                1,
                65535,
                Path.of("d"),
                false,
                Optional.of(Path.of("w")),
                false,
                false,
                Optional.of(Path.of("b")),
                true,
                true,
                Optional.of(Path.of("i")),
                Optional.of(Path.of("v")),
                Optional.of(URI.create("https://wire.example")),
                Optional.of(Path.of("t")),
                true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wire.example", "ftp://wire.example", "https:", "https://a/?b=c", "::"})
  void mirror_ofWhatIsNoAddress_isRefused(String address) {
    assertThatThrownBy(() -> Options.parse("--to", "t", "--mirror", address))
        .isInstanceOf(Options.Unusable.class)
        .hasMessage(
            "expected an address such as https://wire.example after --mirror, found " + address);
  }

  @Test
  void mirror_withoutItsFolder_isRefused() throws Exception {
    var options = Options.parse("--mirror", "http://127.0.0.1:8080");
    assertThatThrownBy(options::check)
        .hasMessage(
            "expected --mirror with an address and --to with a folder, found one of the two");
  }

  @Test
  void watchedFolder_whenOnlyTheDataFolderIsGiven_isInsideIt() throws Exception {
    assertThat(Options.parse("--data", "d").watch()).contains(Path.of("d/articles"));
  }

  @Test
  void watchedFolder_whenNothingIsKept_isNoneUnlessItIsNamed() throws Exception {
    assertThat(Options.parse("--memory").watch()).isEmpty();
    assertThat(Options.parse("--memory", "--watch", "w").watch()).contains(Path.of("w"));
  }

  /// Only the last of two folders would be imported.
  @Test
  void option_givenTwice_isRefused() {
    assertThatThrownBy(() -> Options.parse("--import", "a", "--once", "--import=b"))
        .isInstanceOf(Options.Unusable.class)
        .hasMessage("expected --import at most once, found it again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--reindexed | there is no option --reindexed; --help lists them",
        "articles | there is no option articles; --help lists them",
        "--port | expected a port after --port, found nothing",
        "--port=x | expected a port from 0 to 65535 after --port, found x",
        "--port=65536 | expected a port from 0 to 65535 after --port, found 65536",
        "--s3-port=-1 | expected a port from 0 to 65535 after --s3-port, found -1",
      })
  void arguments_withMistakes_areRefusedWithAnExplanation(String argument, String message) {
    assertThatThrownBy(() -> Options.parse(argument))
        .isInstanceOf(Options.Unusable.class)
        .hasMessage(message);
  }

  @Test
  void option_inPlaceOfAValue_isNotTakenAsTheValue() {
    assertThatThrownBy(() -> Options.parse("--import", "--once"))
        .hasMessage("expected a folder after --import, found --once");
  }

  @Test
  void optionInHelp_whenParsed_isKnownAndHasAnEffect() throws Exception {
    var named = Options.HELP.lines().map(String::strip).filter(line -> line.startsWith("--"));

    for (var line : named.toList()) {
      var option = line.split(" ", 2)[0];
      var value =
          line.matches(".* (DIR|PATH|FILE) .*")
              ? "x"
              : line.contains(" URL ") ? "https://wire.example" : line.contains(" N ") ? "1" : "";
      assertThat(value.isEmpty() ? Options.parse(option) : Options.parse(option, value))
          .as(option)
          .isNotEqualTo(DEFAULTS);
    }
  }
}
