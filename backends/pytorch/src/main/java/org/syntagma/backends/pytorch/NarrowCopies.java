package org.syntagma.backends.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.ScriptModule;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * One bfloat16 copy of each parameter, renewed when the parameter has changed, however it was
 * changed: libtorch counts an array's versions. So parameters are cast once for each update, not
 * once for each micro-batch, and evaluation and generation find the copies that training made.
 *
 * <p>A copy must never be looked into from Java, which does not know its type. It goes with the
 * manager of its parameter.
 */
final class NarrowCopies {
  private static final class Copy {
    final NDArray array;
    long version;

    Copy(NDArray array, long version) {
      this.array = array;
      this.version = version;
    }
  }

  private final ScriptModule kernels;
  private final PtNDManager manager;
  private final IdentityHashMap<NDArray, Copy> copies = new IdentityHashMap<>();
  private final Map<NDManager, PtNDManager> owners = new HashMap<>();

  NarrowCopies(ScriptModule kernels, PtNDManager manager) {
    this.kernels = kernels;
    this.manager = manager;
  }

  /** The copies of {@code parameters}, as they are now. */
  synchronized NDList of(NDList parameters) {
    forgetClosed();
    if (parameters.isEmpty()) {
      return parameters;
    }
    long[] versions = versions(parameters);
    NDList result = new NDList(parameters.size());
    NDList renewed = new NDList();
    NDList changed = new NDList();
    for (int i = 0; i < versions.length; i++) {
      NDArray parameter = parameters.get(i);
      long version = versions[i];
      Copy copy = copies.computeIfAbsent(parameter, absent -> copy(absent, version));
      if (copy.version != version) {
        copy.version = version;
        renewed.add(copy.array);
        changed.add(parameter);
      }
      result.add(copy.array);
    }
    kernels.call(manager, "copy", false, renewed, changed);
    return result;
  }

  private void forgetClosed() {
    owners.values().removeIf(owner -> !owner.isOpen());
    copies.values().removeIf(copy -> ((PtNDArray) copy.array).isReleased());
  }

  private long[] versions(NDList parameters) {
    try (NDList versions = kernels.call(manager, "versions", false, parameters)) {
      return versions.get(0).toLongArray();
    }
  }

  private Copy copy(NDArray parameter, long version) {
    PtNDManager owner = owners.computeIfAbsent(parameter.getManager(), NarrowCopies::closedWith);
    NDList copy = kernels.call(owner, "narrowed", false, new NDList(parameter));
    return new Copy(copy.get(0), version);
  }

  private static PtNDManager closedWith(NDManager manager) {
    PtNDManager owner = (PtNDManager) manager.getEngine().newBaseManager(manager.getDevice());
    manager.attachUncappedInternal(owner.getName(), new Hidden(owner));
    return owner;
  }

  /** Not itself a manager, so that its arrays do not count as arrays of what it is attached to. */
  private record Hidden(PtNDManager owner) implements AutoCloseable {
    @Override
    public void close() {
      owner.close();
    }
  }
}
