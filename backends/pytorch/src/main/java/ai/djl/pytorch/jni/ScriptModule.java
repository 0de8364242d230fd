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
  private final long handle;

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
   * @param arguments each an NDList, a PtNDArray, a Long, a Double, a Boolean, a double[] or a
   *     long[]
   * @return the tensors that it returns, owned by {@code owner}; empty for None
   */
  public NDList call(PtNDManager owner, String method, boolean gradient, Object... arguments) {
    // Left on, the optimizer drops backward passes and in-place updates. The setting is one of the
    // thread.
    JniUtils.setGraphExecutorOptimize(false);
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(gradient);
    long[] values = new long[arguments.length];
    int made = 0;
    try {
      for (; made < values.length; made++) {
        values[made] = value(arguments[made]);
      }
      long result = PyTorchLibrary.LIB.moduleRunMethod(handle, method, values, true, false);
      try (IValue returned = new IValue(result)) {
        return "NoneType".equals(returned.getType()) ? new NDList() : returned.toNDList(owner);
      }
    } finally {
      for (int i = 0; i < made; i++) {
        PyTorchLibrary.LIB.torchDeleteIValue(values[i]);
      }
      JniUtils.setGradMode(before);
    }
  }

  private static long value(Object argument) {
    PyTorchLibrary library = PyTorchLibrary.LIB;
    if (argument instanceof NDList list) {
      return library.iValueFromTensorList(
          list.stream().mapToLong(array -> ((PtNDArray) array).getHandle()).toArray());
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
    PyTorchLibrary.LIB.torchDeleteModule(handle);
  }
}
