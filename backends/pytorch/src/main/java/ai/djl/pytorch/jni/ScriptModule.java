package ai.djl.pytorch.jni;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A loaded TorchScript module whose methods can be called with automatic differentiation. It stands
 * in DJL's package because {@link IValueUtils#runMethod} would call them in inference mode.
 */
public final class ScriptModule implements AutoCloseable {
  private static final long CLOSED = 0;

  private long handle;

  private ScriptModule(long handle) {
    this.handle = handle;
  }

  /** Loads an archive as torch.jit.save writes it. */
  public static ScriptModule load(byte[] archive, Device device) {
    try {
      return new ScriptModule(
          JniUtils.loadModuleHandle(new ByteArrayInputStream(archive), device, false, false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Calls a method.
   *
   * @param gradient whether operations are recorded for differentiation
   * @param arguments each an NDList, a PtNDArray, a Long, a Double, a Boolean, a double[], a long[]
   *     or what {@link #list} made
   * @return the tensors that it returns, owned by {@code owner}; empty for None
   * @throws IllegalStateException if the module is closed
   */
  public NDList call(PtNDManager owner, String method, boolean gradient, Object... arguments) {
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(gradient);
    try {
      return run(owner, method, true, arguments);
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  /**
   * Calls a method in inference mode, which is faster where many small operations are called. What
   * it returns cannot be part of anything that is differentiated.
   */
  public NDList infer(PtNDManager owner, String method, Object... arguments) {
    return run(owner, method, false, arguments);
  }

  private NDList run(PtNDManager owner, String method, boolean gradients, Object... arguments) {
    if (handle == CLOSED) {
      throw new IllegalStateException("a program was called that is closed");
    }
    // Left on, the optimizer drops backward passes and in-place updates. The setting is one of the
    // thread.
    JniUtils.setGraphExecutorOptimize(false);
    long[] values = new long[arguments.length];
    int made = 0;
    try {
      for (; made < values.length; made++) {
        values[made] = value(arguments[made]);
      }
      long result = PyTorchLibrary.LIB.moduleRunMethod(handle, method, values, gradients, false);
      try (IValue returned = new IValue(result)) {
        return "NoneType".equals(returned.getType()) ? new NDList() : returned.toNDList(owner);
      }
    } finally {
      for (int i = 0; i < made; i++) {
        if (!(arguments[i] instanceof IValue)) {
          PyTorchLibrary.LIB.torchDeleteIValue(values[i]);
        }
      }
    }
  }

  /** Arrays as an argument of many calls, which the caller closes. */
  public static IValue list(NDList arrays) {
    return new IValue(PyTorchLibrary.LIB.iValueFromTensorList(handles(arrays)));
  }

  private static long[] handles(NDList arrays) {
    return arrays.stream().mapToLong(array -> ((PtNDArray) array).getHandle()).toArray();
  }

  private static long value(Object argument) {
    PyTorchLibrary library = PyTorchLibrary.LIB;
    if (argument instanceof IValue value) {
      return value.getHandle();
    } else if (argument instanceof NDList list) {
      return library.iValueFromTensorList(handles(list));
    } else if (argument instanceof PtNDArray array) {
      return library.iValueFromTensor(array.getHandle());
    } else if (argument instanceof Long number) {
      return library.iValueFromLong(number);
    } else if (argument instanceof Double number) {
      return library.iValueFromDouble(number);
    } else if (argument instanceof Boolean flag) {
      return library.iValueFromBool(flag);
    } else if (argument instanceof double[] numbers) {
      return library.iValueFromDoubleList(numbers);
    } else if (argument instanceof long[] numbers) {
      return library.iValueFromLongList(numbers);
    }
    throw new IllegalArgumentException(
        "no TorchScript value can be made of " + argument.getClass());
  }

  @Override
  public void close() {
    if (handle != CLOSED) {
      PyTorchLibrary.LIB.torchDeleteModule(handle);
      handle = CLOSED;
    }
  }
}
