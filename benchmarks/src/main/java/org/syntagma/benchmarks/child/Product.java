package org.syntagma.benchmarks.child;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import org.syntagma.api.backend.Backend;
import org.syntagma.backends.pytorch.Precision;
import org.syntagma.backends.pytorch.PyTorchBackend;

/** Multiplies square float32 matrices on the backend's engine. Argument: the size. */
public final class Product {
  private Product() {}

  public static void main(String[] arguments) throws IOException {
    long size = Long.parseLong(arguments[0]);
    try (Backend backend = new PyTorchBackend(Parts.device(), Precision.FLOAT32)) {
      NDArray matrix = backend.manager().randomNormal(new Shape(size, size));
      Steps.serve(() -> corner(backend.manager(), matrix));
    }
  }

  /** Reads a number of the product, for which a GPU must have finished. */
  private static double corner(NDManager manager, NDArray matrix) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray product = matrix.matMul(matrix);
      product.attach(scope);
      return product.getFloat(0, 0);
    }
  }
}
