package org.syntagma.backends.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.ScriptModule;
import org.syntagma.api.backend.Tape;

/** Records by libtorch's gradient mode, which is one of the thread. */
final class PyTorchTape implements Tape {
  private final ScriptModule kernels;
  private final NativeHeap heap;
  private final NDList leaves;
  private final boolean before;

  PyTorchTape(ScriptModule kernels, NativeHeap heap, NDList leaves) {
    this.kernels = kernels;
    this.heap = heap;
    this.leaves = leaves;
    this.before = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    leaves.forEach(leaf -> leaf.setRequiresGradient(true));
  }

  @Override
  public NDList gradients(NDArray loss) {
    return kernels.call((PtNDManager) loss.getManager(), "difference", true, loss, leaves);
  }

  @Override
  public void close() {
    leaves.forEach(leaf -> leaf.setRequiresGradient(false));
    heap.tidy();
    JniUtils.setGradMode(before);
  }
}
