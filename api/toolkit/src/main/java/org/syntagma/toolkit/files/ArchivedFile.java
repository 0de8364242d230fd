package org.syntagma.toolkit.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.syntagma.api.data.DataException;

/**
 * A file inside a zip archive.
 *
 * @param entry its name there
 */
record ArchivedFile(Path archive, String entry) {
  private static final int SHOWN = 10;

  /** What a path such as {@code archive.zip!/folder/file} names; empty if it is not like that. */
  static Optional<ArchivedFile> of(Path path) {
    String separator = path.getFileSystem().getSeparator();
    String text = path.toString();
    int mark = text.indexOf("!" + separator);
    return mark > 0
        ? Optional.of(
            new ArchivedFile(
                Path.of(text.substring(0, mark)), text.substring(mark + 2).replace(separator, "/")))
        : Optional.empty();
  }

  <T> T read(InputFile.Format<T> format) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      ZipEntry found = zip.getEntry(entry);
      if (found == null || found.isDirectory()) {
        throw absent(zip);
      }
      try (InputStream in = zip.getInputStream(found)) {
        return format.read(in);
      }
    }
  }

  private DataException absent(ZipFile zip) {
    List<String> names =
        zip.stream().filter(each -> !each.isDirectory()).map(ZipEntry::getName).toList();
    String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
    return new DataException(
        "%s: found no file %s in this archive; expected one of %s%s"
            .formatted(
                archive, entry, String.join(", ", names.stream().limit(SHOWN).toList()), more));
  }
}
