package topicwire.local.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
  @TempDir Path folder;

  @Test
  void keysAreThePathsBelowTheFolder() throws IOException {
    write("a.md", "_news/b c.md", "_news/é/d.md", ".git/config", "_news/.hidden.md", "a.md~");

    assertThat(new Folder(folder, "").files().keySet())
        .containsExactly("_news/b c.md", "_news/é/d.md", "a.md");
  }

  @Test
  void anImportedCollectionKeepsItsName() throws IOException {
    write("_news/b.md", "site/_news/b.md");

    assertThat(Folder.forImport(folder.resolve("_news")).files().keySet())
        .containsExactly("_news/b.md");
    assertThat(Folder.forImport(folder.resolve("site/../_news/.")).files().keySet())
        .containsExactly("_news/b.md");
    assertThat(Folder.forImport(folder.resolve("site")).files().keySet())
        .containsExactly("_news/b.md");
  }

  @Test
  void oneFileIsItsOwnName() throws IOException {
    write("_news/b.md", "_news/c.md");

    assertThat(new Folder(folder.resolve("_news/b.md"), "").files().keySet())
        .containsExactly("b.md");
  }

  /** As somebody gives it who stands in the site's folder. */
  @Test
  void oneFileWithARelativePathKeepsItsFolders() throws IOException {
    var here = "src/main/java/topicwire/local/files/Folder.java";

    assertThat(new Folder(Path.of("./" + here), "").files().keySet()).containsExactly(here);
    assertThat(new Folder(Path.of("../local/" + here), "").files().keySet())
        .containsExactly("Folder.java");
  }

  private void write(String... names) throws IOException {
    for (var name : names) {
      var file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
  }
}
