package topicwire.local.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a key's article lies, whatever the key is.
class FileNamesTest {
  @ParameterizedTest
  @CsvSource({
    "_news/2024-01-01-one.md, _news/2024-01-01-one.md.json",
    "../../etc/passwd, %2E./%2E./etc/passwd.json",
    "/etc/passwd, %/etc/passwd.json",
    "a//b, a/%/b.json",
    "a/, a/%.json",
    ".mirror, %2Emirror.json",
    "a b\\c:d, a%20b%5Cc%3Ad.json",
    "é, %C3%A9.json",
    "a.json/b, a.json%/b.json"
  })
  void key_isAPathWithinTheFolder(String key, String path) {
    assertThat(FileNames.of(key)).isEqualTo(path);
  }

  @Test
  void keys_thatDiffer_haveDifferentFilesAndNoneIsAFolder() {
    var keys =
        List.of("", "%", "%2E", ".", "..", "a", "a/", "a/b", "a.json", "a.json/b", "é", "é/é");
    var paths = keys.stream().map(FileNames::of).toList();
    assertThat(paths).doesNotHaveDuplicates();
    for (var path : paths) {
      assertThat(paths).noneMatch(other -> other.startsWith(path + "/"));
    }
  }

  @Test
  void key_thatIsTooLongForAFile_isCut() {
    var one = FileNames.of("_news/" + "é".repeat(500) + "1");
    var other = FileNames.of("_news/" + "é".repeat(500) + "2");
    assertThat(one.substring(one.lastIndexOf('/') + 1).length()).isLessThan(255);
    assertThat(one).isNotEqualTo(other);
  }
}
