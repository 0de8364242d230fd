package org.syntagma.backends.pytorch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.ScriptModule;
import java.util.List;

/**
 * How programs compute recurrence and convolution.
 *
 * <p>On some processors oneDNN, to which libtorch leaves both, gives wrong numbers without a word:
 * seen with libtorch 2.7.1 on a virtual AMD Zen 5, where outputs were off by up to 1 and gradients
 * by as much as they are large. So libtorch's own functions are used only where they agree with
 * plain ones on a trial.
 */
enum Sequences {
  /** By libtorch's own functions. */
  FUSED(Archive.resource("fused.torchscript")),

  /** By products of matrices, one position after the other: right everywhere, and slower. */
  PLAIN(Archive.resource("plain.torchscript"));

  /** Of the norm of what is right: far above rounding, far below what was seen. */
  private static final double FLOAT32_TOLERANCE = 1e-3;

  private static final double BFLOAT16_TOLERANCE = 0.1;
  private static final long FLOAT32_TYPE = 6;
  private static final long BFLOAT16_TYPE = 15;

  private final String functions;

  Sequences(String functions) {
    this.functions = functions;
  }

  /** The TorchScript of what both compute. */
  String functions() {
    return functions;
  }

  /** What may be trusted on a device, whose trial takes some hundredths of a second. */
  static Sequences of(PtNDManager manager) {
    return manager.getDevice().isGpu() || agree(manager, FUSED.functions, PLAIN.functions)
        ? FUSED
        : PLAIN;
  }

  /** Whether two ways to compute give the same values and gradients, in both precisions. */
  static boolean agree(PtNDManager manager, String functions, String others) {
    Device device = manager.getDevice();
    String trial = Archive.resource("trial.torchscript");
    try (PtNDManager scope = (PtNDManager) manager.newSubManager();
        ScriptModule one = ScriptModule.load(Archive.with(functions, trial), device);
        ScriptModule other = ScriptModule.load(Archive.with(others, trial), device)) {
      return near(scope, one, other, FLOAT32_TYPE, FLOAT32_TOLERANCE)
          && near(scope, one, other, BFLOAT16_TYPE, BFLOAT16_TOLERANCE);
    }
  }

  private static boolean near(
      PtNDManager scope, ScriptModule one, ScriptModule other, long type, double tolerance) {
    List<NDArray> results = one.call(scope, "trial", true, type);
    NDList expected = other.call(scope, "trial", true, type);
    for (int i = 0; i < expected.size(); i++) {
      double error = norm(results.get(i).toFloatArray(), expected.get(i).toFloatArray());
      double size = norm(new float[(int) expected.get(i).size()], expected.get(i).toFloatArray());
      // Not the other way round, which would take what is no number for near.
      if (!(error <= tolerance * size)) {
        return false;
      }
    }
    return true;
  }

  private static double norm(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }
}
