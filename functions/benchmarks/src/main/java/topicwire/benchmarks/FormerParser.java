package topicwire.benchmarks;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;

/// The parser of another version, to be measured in the same run: its classes and their libraries
/// come from the jar of its ingest function, and none of this version's.
final class FormerParser {
  private static final String PARSER = "topicwire.articles.ArticleParser";

  /// Reads the same file as its `parse(String, byte[])` does, and returns how many were published:
  /// 1 or 0.
  interface Parsing {
    int parse(String key, byte[] file) throws Exception;
  }

  private FormerParser() {}

  /// @param jars or folders of classes, with the separator of class paths between them
  static Parsing of(String jars) throws Exception {
    var urls = new ArrayList<URL>();
    for (var jar : jars.split(java.io.File.pathSeparator, -1)) {
      urls.add(Path.of(jar).toUri().toURL());
    }
    var loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    var parser = loader.loadClass(PARSER);
    var instance = parser.getConstructor().newInstance();
    var parse = parser.getMethod("parse", String.class, byte[].class);
    return (key, file) ->
        parse.invoke(instance, key, file).getClass().getSimpleName().equals("Published") ? 1 : 0;
  }
}
