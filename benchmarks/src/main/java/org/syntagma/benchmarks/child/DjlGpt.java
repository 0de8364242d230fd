package org.syntagma.benchmarks.child;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import org.syntagma.benchmarks.Gpt;

/**
 * The same GPT from DJL's blocks and NDArray operations, with a key-value cache for generation. It
 * is what somebody would write who knows DJL well.
 */
final class DjlGpt extends DjlTransformer {
  private final Gpt gpt;
  private final Parameter words;
  private final Parameter positions;
  private final List<Layer> layers = new ArrayList<>();
  private final Block norm;

  private record Layer(Block norm, Block qkv, Block output, FeedForward feedForward) {}

  DjlGpt(Gpt gpt) {
    super(gpt.heads(), gpt.width());
    this.gpt = gpt;
    words = table("words", gpt.vocabulary());
    positions = table("positions", gpt.context());
    for (int i = 0; i < gpt.layers(); i++) {
      layers.add(
          new Layer(
              norm("attention-norm" + i),
              linear("qkv" + i, gpt.width(), 3L * gpt.width()),
              linear("output" + i, gpt.width(), gpt.width()),
              feedForward("feed-forward" + i)));
    }
    norm = norm("norm");
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[0].add(gpt.vocabulary())};
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> more) {
    NDArray ids = inputs.head();
    NDArray mask = causal(ids);
    Pass pass = new Pass(store, training);
    return new NDList(run(pass, ids, 0, (layer, q, k, v) -> attend(q, k, v, mask)));
  }

  /** One more position of every row: (batch, 1) ids to (batch, vocabulary) logits. */
  NDArray step(ParameterStore store, NDArray ids, Cache cache, int position) {
    return run(
            new Pass(store, false),
            ids,
            position,
            (layer, q, k, v) -> {
              NDArray keys = cache.append(cache.keys, layer, k, position);
              NDArray values = cache.append(cache.values, layer, v, position);
              return scores(q, keys).softmax(-1).matMul(values);
            })
        .squeeze(1);
  }

  /** Attends from q to k and v, each (batch, heads, length, size). */
  private interface Attention {
    NDArray attend(int layer, NDArray q, NDArray k, NDArray v);
  }

  private NDArray run(Pass pass, NDArray ids, int from, Attention attention) {
    NDManager manager = ids.getManager();
    NDArray table = pass.value(words, manager);
    NDArray x = embed(ids, table, pass.value(positions, manager), from);
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      NDList parts = pass.apply(layer.qkv(), pass.apply(layer.norm(), x)).split(3, 2);
      NDArray mixed =
          attention.attend(i, heads(parts.get(0)), heads(parts.get(1)), heads(parts.get(2)));
      x = x.add(pass.apply(layer.output(), merge(mixed)));
      x = layer.feedForward().apply(pass, x);
    }
    return Linear.linear(pass.apply(norm, x), table, null).singletonOrThrow();
  }

  /** Keys and values of all layers, made once for the whole context. */
  static final class Cache {
    private final NDList keys = new NDList();
    private final NDList values = new NDList();

    Cache(Gpt gpt, NDManager manager) {
      Shape shape = new Shape(gpt.batch(), gpt.heads(), gpt.length(), gpt.width() / gpt.heads());
      for (int i = 0; i < gpt.layers(); i++) {
        keys.add(manager.zeros(shape));
        values.add(manager.zeros(shape));
      }
    }

    private NDArray append(NDList all, int layer, NDArray now, int position) {
      NDArray array = all.get(layer);
      array.set(new NDIndex(":,:,{}:{}", position, position + 1), now);
      NDArray past = array.get(new NDIndex(":,:,0:{}", position + 1));
      past.attach(now.getManager());
      return past;
    }
  }
}
