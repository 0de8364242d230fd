package org.syntagma.backends.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.ScriptModule;
import java.util.List;
import java.util.Map;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.random.Randomness;
import org.syntagma.backends.pytorch.Script.Source;
import org.syntagma.toolkit.shapes.DropoutSite;

/**
 * A loaded program and what it must be called with.
 *
 * @param module its methods
 * @param keys the names in each list of tensors that it takes
 */
record Compiled(ScriptModule module, Map<Source, List<String>> keys) implements AutoCloseable {
  static Compiled of(PyTorchBackend backend, Map<Source, List<String>> keys, String... methods) {
    byte[] archive = Archive.with(backend.sequences().functions(), methods);
    return new Compiled(ScriptModule.load(archive, backend.device()), keys);
  }

  List<String> keys(Source source) {
    return keys.get(source);
  }

  /** The inputs that the program reads, in its order. */
  NDList inputs(Map<String, NDArray> arrays) {
    NDList list = new NDList();
    keys(Source.INPUT).forEach(name -> list.add(input(arrays, name)));
    return list;
  }

  static NDArray input(Map<String, NDArray> arrays, String name) {
    NDArray array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException(
          "the loss reads '" + name + "', but the batch has " + arrays.keySet());
    }
    return array;
  }

  /** The random bytes of the program's dropout sites. */
  NDList masks(Mode mode, List<DropoutSite> sites, Scratch scratch, NDManager owner) {
    NDList masks = new NDList();
    for (String name : keys(Source.MASK)) {
      Randomness stream = mode.randomness().orElseThrow().at(name);
      DropoutSite site =
          sites.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
      masks.add(scratch.bytes(stream, site.shape(), owner));
    }
    return masks;
  }

  @Override
  public void close() {
    module.close();
  }
}
