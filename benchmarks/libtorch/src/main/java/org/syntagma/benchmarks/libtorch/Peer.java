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
 * Trains a GPT on random ids with libtorch alone: forward, backward and fused AdamW in one
 * TorchScript method, in float32 or partly in bfloat16 over float32 parameters.
 *
 * <p>Arguments: layers, heads, width, context, vocabulary, batch, length, and a {@link Way}. For
 * each line on standard input, a number of steps, it makes them and prints {@code @ seconds loss}.
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
  private final long[] sizes;
  private final Way way;
  private final IValue[] state;

  private Peer(long[] sizes, Way way) throws Exception {
    module = torch.import_ir_module(new CompilationUnit(), Archive.write("gpt.torchscript").toString());
    this.sizes = sizes;
    this.way = way;
    state =
        new IValue[] {make(false), make(true), make(true), call("counter")};
  }

  public static void main(String[] arguments) throws Exception {
    Loader.load(torch.class);
    torch.set_num_threads(Runtime.getRuntime().availableProcessors());
    // Left on, the optimizer drops the backward pass.
    torch.setGraphExecutorOptimize(false);
    AutoGradMode off = new AutoGradMode(false);
    long[] sizes = new long[7];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Long.parseLong(arguments[i]);
    }
    Peer peer = new Peer(sizes, Way.valueOf(arguments[7].toUpperCase(Locale.ROOT)));
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
    IValue ids = ids();
    IValue targets = ids();
    IValue loss =
        call(
            "step",
            ids,
            targets,
            state[0],
            state[1],
            state[2],
            state[3],
            integer(sizes[0]),
            integer(sizes[1]),
            new IValue(way == Way.BFLOAT16),
            new IValue(way == Way.TUNED));
    return call("number", loss).toDouble();
  }

  private IValue ids() {
    return call("ids", integer(sizes[4]), integer(sizes[5]), integer(sizes[6]));
  }

  private IValue make(boolean zero) {
    return call(
        "make",
        integer(sizes[0]),
        integer(sizes[2]),
        integer(sizes[3]),
        integer(sizes[4]),
        new IValue(zero));
  }

  private IValue call(String method, IValue... arguments) {
    return module.get_method(method).apply(new IValueVector(arguments));
  }

  private static IValue integer(long value) {
    return new IValue(value);
  }
}
