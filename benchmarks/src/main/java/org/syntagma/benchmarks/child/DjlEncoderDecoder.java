package org.syntagma.benchmarks.child;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import org.syntagma.benchmarks.Seq2Seq;

/**
 * The network {@code encoder-decoder} without dropout, from DJL's blocks and NDArray operations.
 *
 * <p>Reads source ids (batch, source length), where {@link #PADDING} is not seen, and ids (batch,
 * length); gives logits (batch, length, vocabulary). Parts and tables are called as in Syntagma.
 */
final class DjlEncoderDecoder extends DjlTransformer {
  /** What pads sources. */
  static final int PADDING = 0;

  private final Seq2Seq sizes;
  private final Parameter words;
  private final Parameter sourcePositions;
  private final Parameter positions;
  private final List<EncoderLayer> encoder = new ArrayList<>();
  private final Block encoderNorm;
  private final List<DecoderLayer> decoder = new ArrayList<>();
  private final Block decoderNorm;

  /** Attention of a sequence to itself. */
  private record Attention(Block norm, Block qkv, Block output) {}

  /** Attention of a sequence to the encoder's output. */
  private record CrossAttention(Block norm, Block query, Block kv, Block output) {}

  private record EncoderLayer(Attention attention, FeedForward feedForward) {}

  private record DecoderLayer(
      Attention attention, CrossAttention crossAttention, FeedForward feedForward) {}

  DjlEncoderDecoder(Seq2Seq sizes) {
    super(sizes.heads(), sizes.width());
    this.sizes = sizes;
    words = table("embedding.weight", sizes.vocabulary());
    sourcePositions = table("encoder.positions.weight", sizes.context());
    positions = table("decoder.positions.weight", sizes.context());
    for (int i = 0; i < sizes.layers(); i++) {
      String at = "encoder.layers." + i;
      encoder.add(
          new EncoderLayer(attention(at + ".attention"), feedForward(at + ".feed-forward")));
    }
    encoderNorm = norm("encoder.norm");
    for (int i = 0; i < sizes.layers(); i++) {
      String at = "decoder.layers." + i;
      decoder.add(
          new DecoderLayer(
              attention(at + ".attention"),
              crossAttention(at + ".cross-attention"),
              feedForward(at + ".feed-forward")));
    }
    decoderNorm = norm("decoder.norm");
  }

  private Attention attention(String name) {
    int width = sizes.width();
    return new Attention(
        norm(name + "-norm"),
        linear(name + ".qkv", width, 3L * width),
        linear(name + ".output", width, width));
  }

  private CrossAttention crossAttention(String name) {
    int width = sizes.width();
    return new CrossAttention(
        norm(name + "-norm"),
        linear(name + ".query", width, width),
        linear(name + ".kv", width, 2L * width),
        linear(name + ".output", width, width));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[1].add(sizes.vocabulary())};
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> more) {
    Pass pass = new Pass(store, training);
    NDArray source = inputs.get(0);
    NDArray ids = inputs.get(1);
    NDManager manager = source.getManager();
    NDArray table = pass.value(words, manager);
    NDArray padding = hidden(source.eq(PADDING)).expandDims(1).expandDims(1);
    NDArray x = embed(source, table, pass.value(sourcePositions, manager), 0);
    for (EncoderLayer layer : encoder) {
      x = attend(pass, layer.attention(), x, padding);
      x = layer.feedForward().apply(pass, x);
    }
    NDArray memory = pass.apply(encoderNorm, x);
    NDArray future = causal(ids);
    NDArray y = embed(ids, table, pass.value(positions, manager), 0);
    for (DecoderLayer layer : decoder) {
      y = attend(pass, layer.attention(), y, future);
      y = attend(pass, layer.crossAttention(), y, memory, padding);
      y = layer.feedForward().apply(pass, y);
    }
    NDArray hidden = pass.apply(decoderNorm, y);
    return new NDList(Linear.linear(hidden, table, null).singletonOrThrow());
  }

  private NDArray attend(Pass pass, Attention attention, NDArray x, NDArray mask) {
    NDList qkv = pass.apply(attention.qkv(), pass.apply(attention.norm(), x)).split(3, 2);
    NDArray mixed = attend(heads(qkv.get(0)), heads(qkv.get(1)), heads(qkv.get(2)), mask);
    return x.add(pass.apply(attention.output(), merge(mixed)));
  }

  private NDArray attend(
      Pass pass, CrossAttention attention, NDArray x, NDArray memory, NDArray mask) {
    NDArray query = pass.apply(attention.query(), pass.apply(attention.norm(), x));
    NDList kv = pass.apply(attention.kv(), memory).split(2, 2);
    NDArray mixed = attend(heads(query), heads(kv.get(0)), heads(kv.get(1)), mask);
    return x.add(pass.apply(attention.output(), merge(mixed)));
  }
}
