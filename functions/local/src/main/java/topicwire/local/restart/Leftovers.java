package topicwire.local.restart;

import static java.nio.file.FileVisitResult.CONTINUE;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.regex.Pattern;

/// Files of uploads that were cut off. S3Proxy writes an object under its key and a UUID, notes its
/// ETag in an attribute of the file, and renames it at the end: until then nobody was answered.
public final class Leftovers {
  /// Where S3Proxy keeps the ETag of an object.
  private static final String ETAG = "user.content-md5";

  private static final Pattern TEMPORARY =
      Pattern.compile(".*-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.DOTALL);

  private Leftovers() {}

  /// Removes them. A file without ETag under another name was put there by hand, and stays; so does
  /// one that has its ETag, as a key may end like that.
  ///
  /// @param storage the folder of the objects, which no server has open; need not be there
  /// @return how many were removed
  public static int remove(Path storage) throws IOException {
    var removal = new Removal();
    if (Files.isDirectory(storage)) {
      Files.walkFileTree(storage, removal);
    }
    return removal.removed;
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    private int removed;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      var name = String.valueOf(file.getFileName());
      try {
        if (attributes.isRegularFile()
            && TEMPORARY.matcher(name).matches()
            && lacksETag(file)
            && Files.deleteIfExists(file)) {
          removed++;
        }
      } catch (IOException stays) {
        // No listing has it either way: not worth a start.
      }
      return CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
      return CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException unreadable) {
      return CONTINUE;
    }

    private static boolean lacksETag(Path file) throws IOException {
      var attributes = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
      return attributes != null && !attributes.list().contains(ETAG);
    }
  }
}
