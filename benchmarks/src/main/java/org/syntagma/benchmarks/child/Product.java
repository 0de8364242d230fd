package org.syntagma.benchmarks.child;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;

/** Multiplies square float32 matrices with DJL. Argument: the size. */
public final class Product {
  private Product() {}

  public static void main(String[] arguments) throws IOException {
    long size = Long.parseLong(arguments[0]);
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NDArray matrix = manager.randomNormal(new Shape(size, size));
      Steps.serve(
          () -> {
            try (NDArray product = matrix.matMul(matrix)) {
              return product.size();
            }
          });
    }
  }
}
