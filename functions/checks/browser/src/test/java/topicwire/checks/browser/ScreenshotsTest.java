package topicwire.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Takes the README's pictures of the page, into `target/screenshots`; they are copied to
/// `.github/screenshots` by whoever changes how the page looks.
@Tag("slow")
@ExtendWith(Reading.class)
class ScreenshotsTest {
  private static final Path FOLDER = Path.of("target", "screenshots");

  /// More would make the README slow to read.
  private static final int MAX_BYTES = 150_000;

  @ParameterizedTest
  @CsvSource({
    "wide-light, light, 1280, 1000, /?topics=bay-ecology",
    "wide-dark, dark, 1280, 1000, '/?topics=harbours,-ferries|bay-ecology&sort=heat'",
    "narrow-light, light, 390, 844, /?topics=tidal-power",
    "narrow-dark, dark, 390, 844, /?sort=heat"
  })
  void screenshot_ofEachViewWidthAndScheme_isSavedAndNotTooLarge(
      String name, String scheme, int width, int height, String view, Tab tab) throws IOException {
    tab.prefer(scheme).resize(width, height).open(view);
    tab.await("[...document.images].every((each) => each.loading === 'lazy' || each.complete)");
    tab.await("document.querySelectorAll('.picture.loaded').length > 0");

    var picture = tab.picture();

    assertThat(picture.length).isBetween(5_000, MAX_BYTES);
    Files.createDirectories(FOLDER);
    Files.write(FOLDER.resolve(name + ".webp"), picture);
  }
}
