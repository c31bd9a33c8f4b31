package topicwire.reindex.concepts;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import topicwire.index.Slug;

/// The IPTC's Media Topics as their release has them: a workbook with a row a concept, its code in
/// the column of its level, below the concept that it belongs to.
///
/// @see <a href="https://iptc.org/standards/media-topics/">IPTC Media Topics</a>
public final class IptcWorkbook {
  private static final List<String> LEVELS = List.of("C", "D", "E", "F", "G", "H");
  private static final String RETIRED = "I";
  private static final String ENGLISH = "P";

  private IptcWorkbook() {}

  /// The concepts, retired ones among them.
  public static List<Concept> read(Path workbook) throws IOException, XMLStreamException {
    try (var zip = new ZipFile(workbook.toFile())) {
      var texts = texts(zip.getInputStream(requireNonNull(zip.getEntry("xl/sharedStrings.xml"))));
      var rows =
          rows(zip.getInputStream(requireNonNull(zip.getEntry("xl/worksheets/sheet1.xml"))), texts);
      return concepts(rows);
    }
  }

  private static List<Concept> concepts(List<Map<String, String>> rows) {
    var concepts = new ArrayList<Concept>();
    var path = new String[LEVELS.size()];
    var names = new HashSet<String>();
    for (var row : rows) {
      for (var level = 0; level < LEVELS.size(); level++) {
        var code = row.getOrDefault(LEVELS.get(level), "");
        if (!code.startsWith("medtop:")) {
          continue;
        }
        path[level] = Slug.of(code);
        var name = row.getOrDefault(ENGLISH, "");
        var isName = name.length() <= 100 && !Slug.of(name).isEmpty() && names.add(Slug.of(name));
        concepts.add(
            new Concept(
                path[level],
                isName ? Set.of(name) : Set.of(),
                level == 0 ? Set.of() : Set.of(path[level - 1]),
                !row.getOrDefault(RETIRED, "").isEmpty()));
      }
    }
    return concepts;
  }

  private static List<String> texts(InputStream input) throws XMLStreamException {
    var texts = new ArrayList<String>();
    var xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(input);
    var text = new StringBuilder();
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (xml.getLocalName().equals("si")) {
            text.setLength(0);
          } else if (xml.getLocalName().equals("t")) {
            text.append(xml.getElementText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (xml.getLocalName().equals("si")) {
            texts.add(text.toString());
          }
        }
        default -> {}
      }
    }
    return texts;
  }

  private static List<Map<String, String>> rows(InputStream input, List<String> texts)
      throws XMLStreamException {
    var rows = new ArrayList<Map<String, String>>();
    var xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(input);
    var column = "";
    var isShared = false;
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "row" -> rows.add(new HashMap<>());
        case "c" -> {
          column = requireNonNull(xml.getAttributeValue(null, "r")).replaceAll("\\d", "");
          isShared = "s".equals(xml.getAttributeValue(null, "t"));
        }
        case "v", "t" -> {
          var value = xml.getElementText();
          rows.getLast().put(column, isShared ? texts.get(Integer.parseInt(value)) : value);
        }
        default -> {}
      }
    }
    return rows;
  }
}
