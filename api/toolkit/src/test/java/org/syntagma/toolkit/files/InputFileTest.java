package org.syntagma.toolkit.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.DataException;
import org.syntagma.toolkit.files.InputFile.Contents;

class InputFileTest {
  /** As sha256sum has it for the three bytes abc; FIPS 180-2 has it too. */
  private static final String SHA256_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path folder;

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static Contents<String> read(Path path) {
    return new InputFile(path).read(in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
  }

  private static String message(Path path) {
    return assertThrows(DataException.class, () -> read(path)).getMessage();
  }

  private Path zip() throws IOException {
    Path archive = folder.resolve("a.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
      out.putNextEntry(new ZipEntry("in/"));
      out.putNextEntry(new ZipEntry("in/plain.txt"));
      out.write("plain".getBytes(StandardCharsets.UTF_8));
      out.putNextEntry(new ZipEntry("in/packed.gz"));
      out.write(gzip("packed"));
    }
    return archive;
  }

  @Test
  void digestIsThatOfTheWholeFileHoweverLittleIsRead() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "abc");
    assertEquals("abc", read(file).value());
    Contents<Integer> contents = new InputFile(file).read(in -> in.read());
    assertEquals('a', contents.value());
    assertEquals(SHA256_OF_ABC, contents.source().sha256());
    assertEquals(3, contents.source().bytes());
    assertEquals(file.toString(), contents.source().name());
  }

  @Test
  void gzipIsKnownByItsFirstBytes() throws IOException {
    Path file = Files.write(folder.resolve("a.txt"), gzip("some text"));
    assertEquals("some text", read(file).value());
    assertEquals(Files.size(file), read(file).source().bytes());
  }

  @Test
  void filesInsideAnArchiveHaveItsDigest() throws IOException {
    Path archive = zip();
    Path inside = Path.of(archive + "!");
    assertEquals("plain", read(inside.resolve("in/plain.txt")).value());
    assertEquals("packed", read(inside.resolve("in/packed.gz")).value());
    assertEquals(
        new InputFile(archive).read(in -> 0).source(),
        read(inside.resolve("in/plain.txt")).source());
  }

  @Test
  void fileWhoseNameOnlyLooksLikeAnArchivesIsAFile() throws IOException {
    Path file = Files.createDirectory(folder.resolve("odd!")).resolve("a.txt");
    assertEquals("x", read(Files.writeString(file, "x")).value());
  }

  @Test
  void whatTheArchiveLacksIsNamed() throws IOException {
    Path archive = zip();
    String expected = " in this archive; expected one of in/plain.txt, in/packed.gz";
    assertEquals(
        archive + ": found no file other.txt" + expected,
        message(Path.of(archive + "!", "other.txt")));
    assertEquals(archive + ": found no file in" + expected, message(Path.of(archive + "!", "in")));
  }

  @Test
  void filesThatCannotBeReadAreNamed() throws IOException {
    Path absent = folder.resolve("none.txt");
    assertEquals(
        absent + ": found no such file; expected a file of data: check the path", message(absent));
    assertEquals(folder + ": found a folder; expected a file", message(folder));
    byte[] whole = gzip("text ".repeat(100));
    Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length - 9));
    assertTrue(message(cut).startsWith(cut + ": found damaged gzip ("), message(cut));
    Path zip = Files.writeString(folder.resolve("bad.zip"), "no zip at all");
    String damaged = message(Path.of(zip + "!", "a.txt"));
    assertTrue(damaged.startsWith(zip + ": found damaged zip ("), damaged);
    Path none = folder.resolve("none.zip");
    assertEquals(
        none + ": found no such file; expected a file of data: check the path",
        message(Path.of(none + "!", "a.txt")));
  }
}
