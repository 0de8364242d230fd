package org.syntagma.backends.pytorch;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the archive that torch.jit.load reads: one module without parameters, and the text of its
 * methods.
 */
final class Archive {
  private static final String HEAD =
      "class M(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n";

  private static final String FUNCTIONS =
      resource("functions.torchscript") + resource("sequences.torchscript");

  private Archive() {}

  /** An archive of methods that compute nothing along a sequence. */
  static byte[] of(String... methods) {
    return with(Sequences.PLAIN.functions(), methods);
  }

  /**
   * An archive of methods, each indented by two spaces, and of the functions that they may call.
   *
   * @param sequences the functions of {@link Sequences}
   */
  static byte[] with(String sequences, String... methods) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "data.pkl", emptyModule());
      put(
          zip,
          "code/__torch__.py",
          (HEAD + sequences + FUNCTIONS + String.join("", methods))
              .getBytes(StandardCharsets.UTF_8));
      // Pickle, protocol 2: an empty tuple.
      put(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
      // Older versions reject gelu(approximate=).
      put(zip, "version", "10\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The text of a resource beside this class. */
  static String resource(String name) {
    try (InputStream in = Archive.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Pickle, protocol 2: an object of class __torch__.M whose state is {training: True}. */
  private static byte[] emptyModule() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(new byte[] {(byte) 0x80, 2});
    out.writeBytes("c__torch__\nM\nq\0)");
    out.write(0x81);
    out.writeBytes("}(X\10\0\0\0trainingq\1");
    out.write(0x88);
    out.writeBytes("ub.");
    return bytes.toByteArray();
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
