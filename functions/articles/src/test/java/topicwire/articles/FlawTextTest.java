package topicwire.articles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import topicwire.index.Flaw;

class FlawTextTest {

  @Test
  void flawText_ofAField_namesFileLineAndField() {
    assertThat(FlawText.of("_news/x.md", new Flaw("heat-invalid", 7, "heat", "write a number")))
        .isEqualTo("_news/x.md:7: heat: write a number");
  }

  @Test
  void flawText_ofALine_namesFileAndLine() {
    assertThat(FlawText.of("x.md", new Flaw("yaml-tag", 3, null, "put it in quotes")))
        .isEqualTo("x.md:3: put it in quotes");
  }

  @Test
  void flawText_ofAFile_namesTheFileAlone() {
    assertThat(FlawText.of("x.md", new Flaw("file-empty", 0, null, "the file is empty")))
        .isEqualTo("x.md: the file is empty");
  }
}
