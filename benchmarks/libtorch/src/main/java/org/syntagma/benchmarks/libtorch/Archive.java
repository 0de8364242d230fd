package org.syntagma.benchmarks.libtorch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes TorchScript text as the archive that torch.jit.load reads. */
final class Archive {
  private Archive() {}

  /**
   * Writes a file that is deleted on exit.
   *
   * @param resources which together make one class
   */
  static Path write(String... resources) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (String resource : resources) {
      try (InputStream part = Archive.class.getResourceAsStream(resource)) {
        part.transferTo(text);
      }
    }
    Path file = Files.createTempFile("peer", ".pt");
    file.toFile().deleteOnExit();
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      // Pickle, protocol 2: an object of class __torch__.M whose state is {training: True}.
      put(
          zip,
          "data.pkl",
          "\u0080\u0002c__torch__\nM\nq\0)\u0081}(X\b\0\0\0trainingq\1\u0088ub."
              .getBytes(StandardCharsets.ISO_8859_1));
      put(zip, "code/__torch__.py", text.toByteArray());
      put(zip, "constants.pkl", "\u0080\u0002).".getBytes(StandardCharsets.ISO_8859_1));
      put(zip, "version", "10\n".getBytes(StandardCharsets.US_ASCII));
    }
    return file;
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry("m/" + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
