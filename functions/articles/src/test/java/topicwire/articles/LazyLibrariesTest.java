package topicwire.articles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Markdown and HTML libraries are loaded for a body that needs them, and not before.
class LazyLibrariesTest {

  @Test
  void article_withAnExcerpt_loadsNeitherMarkdownNorHtmlLibrary() throws Exception {
    assertThat(librariesOf("x.md", "---\ntitle: x\nexcerpt: y\n---\n# Body\n")).isEmpty();
    assertThat(librariesOf("x.html", "---\ntitle: x\nexcerpt: y\n---\n<p>Body")).isEmpty();
  }

  @Test
  void article_withoutABody_loadsNeitherMarkdownNorHtmlLibrary() throws Exception {
    assertThat(librariesOf("x.md", "---\ntitle: x\n---\n\n")).isEmpty();
  }

  @Test
  void article_inMarkdown_loadsOnlyTheMarkdownLibrary() throws Exception {
    assertThat(librariesOf("x.md", "---\ntitle: x\n---\nBody\n")).containsExactly("commonmark");
  }

  @Test
  void article_inHtml_loadsOnlyTheHtmlLibrary() throws Exception {
    assertThat(librariesOf("x.html", "---\ntitle: x\n---\n<p>Body")).containsExactly("jsoup");
  }

  /// Parses in classes of its own and says which of the libraries were asked for.
  private static List<String> librariesOf(String key, String file) throws Exception {
    try (var classes = new Recording()) {
      var type = classes.loadClass("topicwire.articles.ArticleParser");
      var parser = type.getConstructor().newInstance();
      var interpretation =
          type.getMethod("parse", String.class, byte[].class)
              .invoke(parser, key, file.getBytes(UTF_8));
      assertThat(interpretation.getClass().getSimpleName()).isEqualTo("Published");
      return classes.libraries.stream().distinct().sorted().toList();
    }
  }

  private static final class Recording extends URLClassLoader {
    private final List<String> libraries = new ArrayList<>();

    Recording() {
      super(classPath(), ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      for (var library : List.of("commonmark", "jsoup")) {
        if (name.startsWith("org." + library + ".")) {
          libraries.add(library);
        }
      }
      return super.findClass(name);
    }

    private static URL[] classPath() {
      var path =
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
      return Arrays.stream(path.split(File.pathSeparator))
          .map(entry -> Path.of(entry).toUri())
          .map(Recording::url)
          .toArray(URL[]::new);
    }

    private static URL url(URI uri) {
      try {
        return uri.toURL();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
