package org.syntagma.benchmarks.child;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import org.syntagma.benchmarks.Gpt;

/**
 * The same GPT from DJL's blocks and NDArray operations, with a key-value cache for generation. It
 * is what somebody would write who knows DJL well.
 */
final class DjlGpt extends AbstractBlock {
  private final Gpt gpt;
  private final Parameter words;
  private final Parameter positions;
  private final List<Layer> layers = new ArrayList<>();
  private final Block norm;

  private record Layer(
      Block firstNorm, Block qkv, Block output, Block secondNorm, Block up, Block down) {
    List<Block> blocks() {
      return List.of(firstNorm, qkv, output, secondNorm, up, down);
    }
  }

  DjlGpt(Gpt gpt) {
    this.gpt = gpt;
    words = weight("words", gpt.vocabulary());
    positions = weight("positions", gpt.context());
    for (int i = 0; i < gpt.layers(); i++) {
      layers.add(
          new Layer(
              add("a" + i, LayerNorm.builder().axis(2).build()),
              add("q" + i, Linear.builder().setUnits(3L * gpt.width()).build()),
              add("o" + i, Linear.builder().setUnits(gpt.width()).build()),
              add("b" + i, LayerNorm.builder().axis(2).build()),
              add("u" + i, Linear.builder().setUnits(4L * gpt.width()).build()),
              add("d" + i, Linear.builder().setUnits(gpt.width()).build())));
    }
    norm = add("n", LayerNorm.builder().axis(2).build());
  }

  private Parameter weight(String name, long rows) {
    return addParameter(
        Parameter.builder()
            .setName(name)
            .setType(Parameter.Type.WEIGHT)
            .optShape(new Shape(rows, gpt.width()))
            .build());
  }

  private Block add(String name, Block block) {
    return addChildBlock(name, block);
  }

  @Override
  public void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    Shape hidden = new Shape(gpt.batch(), gpt.length(), gpt.width());
    Shape inner = new Shape(gpt.batch(), gpt.length(), 4L * gpt.width());
    for (Layer layer : layers) {
      for (Block block : layer.blocks()) {
        block.initialize(manager, type, block == layer.down() ? inner : hidden);
      }
    }
    norm.initialize(manager, type, hidden);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {new Shape(gpt.batch(), gpt.length(), gpt.vocabulary())};
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> more) {
    NDArray ids = inputs.head();
    long length = ids.getShape().get(1);
    NDArray places = ids.getManager().arange(0, (float) length);
    NDArray mask = places.expandDims(0).lte(places.expandDims(1)).toType(DataType.FLOAT32, false);
    NDArray hidden = mask.sub(1).mul(1e30f);
    NDArray logits =
        run(
            store,
            ids,
            training,
            0,
            (layer, q, k, v) ->
                q.matMul(k.transpose(0, 1, 3, 2)).mul(scale()).add(hidden).softmax(-1).matMul(v));
    return new NDList(logits);
  }

  /** One more position of every row: (batch, 1) ids to (batch, vocabulary) logits. */
  NDArray step(ParameterStore store, NDArray ids, Cache cache, int position) {
    return run(
            store,
            ids,
            false,
            position,
            (layer, q, k, v) -> {
              NDArray keys = cache.append(cache.keys, layer, k, position);
              NDArray values = cache.append(cache.values, layer, v, position);
              NDArray weights = q.matMul(keys.transpose(0, 1, 3, 2)).mul(scale()).softmax(-1);
              return weights.matMul(values);
            })
        .squeeze(1);
  }

  private float scale() {
    return (float) Math.sqrt((double) gpt.heads() / gpt.width());
  }

  /** Attends from q to k and v, each (batch, heads, length, size). */
  private interface Attention {
    NDArray attend(int layer, NDArray q, NDArray k, NDArray v);
  }

  private NDArray run(
      ParameterStore store, NDArray ids, boolean training, int from, Attention attention) {
    NDManager manager = ids.getManager();
    long batch = ids.getShape().get(0);
    long length = ids.getShape().get(1);
    NDArray table = store.getValue(words, manager.getDevice(), training);
    NDArray places = store.getValue(positions, manager.getDevice(), training);
    NDArray x =
        ai.djl.nn.core.Embedding.embedding(ids, table, ai.djl.ndarray.types.SparseFormat.DENSE)
            .singletonOrThrow()
            .add(places.get(new NDIndex("{}:{}", from, from + length)));
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      NDArray qkv =
          apply(layer.qkv(), store, apply(layer.firstNorm(), store, x, training), training);
      NDList parts = qkv.split(3, 2);
      NDArray mixed =
          attention
              .attend(i, heads(parts.get(0)), heads(parts.get(1)), heads(parts.get(2)))
              .transpose(0, 2, 1, 3)
              .reshape(batch, length, gpt.width());
      x = x.add(apply(layer.output(), store, mixed, training));
      NDArray up =
          apply(layer.up(), store, apply(layer.secondNorm(), store, x, training), training);
      x = x.add(apply(layer.down(), store, Activation.gelu(up), training));
    }
    return Linear.linear(apply(norm, store, x, training), table, null).singletonOrThrow();
  }

  private NDArray heads(NDArray x) {
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), shape.get(1), gpt.heads(), gpt.width() / gpt.heads())
        .transpose(0, 2, 1, 3);
  }

  private static NDArray apply(Block block, ParameterStore store, NDArray x, boolean training) {
    return block.forward(store, new NDList(x), training).singletonOrThrow();
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
