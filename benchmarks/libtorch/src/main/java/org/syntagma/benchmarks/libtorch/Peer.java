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

/**
 * Trains a network on random ids with libtorch alone: forward, backward and fused AdamW in one
 * TorchScript method, in float32 or partly in bfloat16 over float32 parameters.
 *
 * <p>Arguments: {@code gpt} or {@code encoder-decoder}, layers (of each side), heads, width,
 * context, vocabulary, batch, length, and a {@link Way}. It prints how many parameters there are.
 * For each line on standard input, a number of steps, it makes them and prints {@code @ seconds
 * loss}.
 */
public final class Peer {
  /** What is computed in which type. */
  private enum Way {
    FLOAT32,

    /**
     * Linear layers and attention are cast as automatic mixed precision does. Attention is made of
     * products: its own function falls back to plain loops in bfloat16 where libtorch lacks MKL.
     */
    BFLOAT16,

    /** The whole network, from leaves that are cast once for each step: as Syntagma does. */
    TUNED
  }

  private final JitModule module;
  private final IValue sizes;
  private final Way way;
  private final IValue parameters;
  private final IValue first;
  private final IValue second;
  private final IValue updates;

  private Peer(String network, IValue[] sizes, Way way) throws Exception {
    module =
        torch.import_ir_module(
            new CompilationUnit(),
            Archive.write("training.torchscript", network + ".torchscript").toString());
    this.sizes = call("sizes", sizes);
    this.way = way;
    parameters = call("make", this.sizes, new IValue(false));
    first = call("make", this.sizes, new IValue(true));
    second = call("make", this.sizes, new IValue(true));
    updates = call("counter");
  }

  public static void main(String[] arguments) throws Exception {
    Loader.load(torch.class);
    torch.set_num_threads(Runtime.getRuntime().availableProcessors());
    // Left on, the optimizer drops the backward pass.
    torch.setGraphExecutorOptimize(false);
    AutoGradMode off = new AutoGradMode(false);
    IValue[] sizes = new IValue[7];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = new IValue(Long.parseLong(arguments[i + 1]));
    }
    Way way = Way.valueOf(arguments[8].toUpperCase(Locale.ROOT));
    Peer peer = new Peer(arguments[0], sizes, way);
    System.out.printf("%d parameters%n", peer.call("count", peer.parameters).toInt());
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int steps = Integer.parseInt(line.strip());
      long start = System.nanoTime();
      double loss = 0;
      for (int i = 0; i < steps; i++) {
        loss = peer.step();
      }
      System.out.printf(Locale.ROOT, "@ %.6f %.5f%n", (System.nanoTime() - start) / 1e9, loss);
    }
    off.close();
  }

  private double step() {
    IValue loss =
        call(
            "step",
            call("batch", sizes),
            parameters,
            first,
            second,
            updates,
            sizes,
            new IValue(way == Way.BFLOAT16),
            new IValue(way == Way.TUNED));
    return call("number", loss).toDouble();
  }

  private IValue call(String method, IValue... arguments) {
    return module.get_method(method).apply(new IValueVector(arguments));
  }
}
