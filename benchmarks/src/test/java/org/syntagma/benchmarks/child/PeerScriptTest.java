package org.syntagma.benchmarks.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.ScriptModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.ForwardProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.benchmarks.Gpt;
import org.syntagma.benchmarks.Seq2Seq;

/** Runs the losses of the libtorch peer on DJL's libtorch. */
class PeerScriptTest {
  private static final Path FOLDER =
      Path.of("libtorch/src/main/resources/org/syntagma/benchmarks/libtorch");

  @Test
  void computesTheLossOfSyntagmasGpt() throws IOException {
    Gpt gpt = new Gpt("tiny", 2, 2, 8, 6, 11, 2, 5);
    check("gpt", Parts.of(gpt, "float32"), gpt.numbers(), List.of("tokens"));
  }

  @Test
  void computesTheLossOfSyntagmasEncoderDecoder() throws IOException {
    Seq2Seq sizes = new Seq2Seq(2, 2, 8, 6, 11, 2, 5);
    Parts parts = Parts.of(sizes, "float32");
    check("encoder-decoder", parts, sizes.numbers(), List.of("source", "tokens"));
  }

  private static void check(String name, Parts parts, List<String> numbers, List<String> inputs)
      throws IOException {
    NDManager manager = parts.backend().manager();
    Parameters parameters = parts.model().parameters();
    parameters
        .asMap()
        .values()
        .forEach(array -> array.addi(manager.randomNormal(array.getShape()).mul(0.3)));
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    // The first of them, an encoder's source, ends with padding in the second row.
    inputs.forEach(
        each ->
            arrays.put(
                each, manager.create(new long[] {5, 6, 7, 8, 9, 10, 4, 5, 0, 0}, new Shape(2, 5))));
    NDArray targets = manager.create(new long[] {1, 9, 8, 7, 6, 1, 4, 4, 10, 3}, new Shape(2, 5));
    double expected;
    try (ForwardProgram program =
        parts.backend().forward(parts.model().network(), Set.of("logits"))) {
      NDArray logits = program.run(parameters, arrays, Mode.inference(), manager).get("logits");
      expected = logits.logSoftmax(-1).gather(targets.expandDims(-1), -1).mean().neg().getFloat();
    }
    NDList batch = new NDList(arrays.values());
    batch.add(targets);
    long[] sizes = numbers.stream().mapToLong(Long::parseLong).toArray();
    ScriptModule script = ScriptModule.load(archive(name), Device.cpu());
    NDList plain = matricesFirst(parameters);
    NDList narrow = new NDList();
    for (NDArray each : plain) {
      narrow.add(script.call((PtNDManager) manager, "narrowed", false, each, true).head());
    }
    assertEquals(expected, loss(script, manager, batch, plain, sizes, false, false), 1e-4);
    // Numbers in bfloat16 have 8 bits.
    assertEquals(expected, loss(script, manager, batch, plain, sizes, true, false), 0.05);
    assertEquals(expected, loss(script, manager, batch, narrow, sizes, false, true), 0.05);
    script.close();
    parts.backend().close();
  }

  private static double loss(
      ScriptModule script,
      NDManager manager,
      NDList batch,
      NDList parameters,
      long[] sizes,
      boolean cast,
      boolean tuned) {
    return script
        .call((PtNDManager) manager, "loss", false, batch, parameters, sizes, cast, tuned)
        .head()
        .getFloat();
  }

  /** As the peer keeps them. */
  private static NDList matricesFirst(Parameters parameters) {
    NDList matrices = new NDList();
    NDList vectors = new NDList();
    for (NDArray each : parameters.asMap().values()) {
      (each.getShape().dimension() > 1 ? matrices : vectors).add(each);
    }
    return matrices.addAll(vectors);
  }

  /** As the peer's own class of this name writes it. */
  private static byte[] archive(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String text =
        Files.readString(FOLDER.resolve("training.torchscript"))
            + Files.readString(FOLDER.resolve(name + ".torchscript"));
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "data.pkl", "\u0080\u0002c__torch__\nM\nq\0)\u0081}(X\b\0\0\0trainingq\1\u0088ub.");
      put(zip, "code/__torch__.py", text);
      put(zip, "constants.pkl", "\u0080\u0002).");
      put(zip, "version", "10\n");
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    ZipEntry entry = new ZipEntry("m/" + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
