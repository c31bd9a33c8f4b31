package topicwire.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
  @ParameterizedTest
  @CsvSource({"1.8, 8", "11, 11", "17, 17", "25, 25"})
  void javaVersion_inOldOrNewNumbering_isRead(String specification, int feature) {
    assertThat(Main.feature(specification)).isEqualTo(feature);
  }

  @Test
  void launcher_isCompiledForJava8() throws IOException {
    try (var file =
        new DataInputStream(Objects.requireNonNull(Main.class.getResourceAsStream("Main.class")))) {
      file.readInt(); // 0xCAFEBABE
      file.readUnsignedShort(); // minor version
      assertThat(file.readUnsignedShort()).isEqualTo(52);
    }
  }
}
