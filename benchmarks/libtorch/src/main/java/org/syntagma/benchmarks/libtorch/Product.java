package org.syntagma.benchmarks.libtorch;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.CompilationUnit;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.JitModule;
import org.bytedeco.pytorch.global.torch;

/** Multiplies square matrices: what a processor can reach at most. Arguments: size, precision. */
public final class Product {
  private Product() {}

  public static void main(String[] arguments) throws Exception {
    Loader.load(torch.class);
    torch.set_num_threads(Runtime.getRuntime().availableProcessors());
    AutoGradMode off = new AutoGradMode(false);
    JitModule module =
        torch.import_ir_module(
            new CompilationUnit(), Archive.write("product.torchscript").toString());
    IValueVector size =
        new IValueVector(
            new IValue(Long.parseLong(arguments[0])),
            new IValue(arguments[1].equals("bfloat16")));
    IValue matrix = module.get_method("make").apply(size);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int steps = Integer.parseInt(line.strip());
      long start = System.nanoTime();
      for (int i = 0; i < steps; i++) {
        module.get_method("multiply").apply(new IValueVector(matrix));
      }
      System.out.printf(Locale.ROOT, "@ %.6f 0%n", (System.nanoTime() - start) / 1e9);
    }
    off.close();
  }
}
