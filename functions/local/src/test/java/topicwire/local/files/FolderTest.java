package topicwire.local.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
  @TempDir Path folder;

  @Test
  void keys_ofFilesInAFolder_areTheirPathsBelowIt() throws IOException {
    write("a.md", "_news/b c.md", "_news/é/d.md", ".git/config", "_news/.hidden.md", "a.md~");

    assertThat(new Folder(folder, "").files().keySet())
        .containsExactly("_news/b c.md", "_news/é/d.md", "a.md");
  }

  @Test
  void importedFolder_thatIsACollection_keepsItsNameInKeys() throws IOException {
    write("_news/b.md", "site/_news/b.md");

    assertThat(Folder.forImport(folder.resolve("_news")).files().keySet())
        .containsExactly("_news/b.md");
    assertThat(Folder.forImport(folder.resolve("site/../_news/.")).files().keySet())
        .containsExactly("_news/b.md");
    assertThat(Folder.forImport(folder.resolve("site")).files().keySet())
        .containsExactly("_news/b.md");
  }

  @Test
  void importedFolder_belowACollection_keepsBothNamesInKeys() throws IOException {
    write("site/_data/topics/a.yaml", "site/_news/2024/b.md");

    assertThat(Folder.forImport(folder.resolve("site/_data/topics")).files().keySet())
        .containsExactly("_data/topics/a.yaml");
    assertThat(Folder.forImport(folder.resolve("site/_news/2024")).files().keySet())
        .containsExactly("_news/2024/b.md");
  }

  @Test
  void importedFile_onItsOwn_hasTheSameKeyAsInItsFolder() throws IOException {
    write("site/_data/topics/a.yaml", "site/_drafts/b.md", "site/c.md", "site/d.md");

    for (var key : List.of("_data/topics/a.yaml", "_drafts/b.md", "c.md")) {
      assertThat(Folder.forImport(folder.resolve("site").resolve(key)).files().keySet())
          .containsExactly(key);
    }
  }

  private void write(String... names) throws IOException {
    for (var name : names) {
      var file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
  }
}
