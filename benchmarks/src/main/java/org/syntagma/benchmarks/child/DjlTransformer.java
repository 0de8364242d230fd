package org.syntagma.benchmarks.child;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;

/** What Transformers from DJL's blocks and NDArray operations have in common. */
abstract class DjlTransformer extends AbstractBlock {
  /** Added to the score of a key that is not seen. */
  private static final float HIDDEN = -1e30f;

  private final int heads;
  private final int width;
  private final List<Part> parts = new ArrayList<>();

  private record Part(Block block, long in) {}

  DjlTransformer(int heads, int width) {
    this.heads = heads;
    this.width = width;
  }

  /** Where values come from in one pass. */
  record Pass(ParameterStore store, boolean training) {
    NDArray apply(Block block, NDArray x) {
      return block.forward(store, new NDList(x), training).singletonOrThrow();
    }

    NDArray value(Parameter parameter, NDManager manager) {
      return store.getValue(parameter, manager.getDevice(), training);
    }
  }

  /** Two linear layers with a GELU between, added to their input, which they read normalized. */
  record FeedForward(Block norm, Block up, Block down) {
    NDArray apply(Pass pass, NDArray x) {
      NDArray inner = Activation.gelu(pass.apply(up, pass.apply(norm, x)));
      return x.add(pass.apply(down, inner));
    }
  }

  FeedForward feedForward(String name) {
    return new FeedForward(
        norm(name + "-norm"),
        linear(name + ".up", width, 4L * width),
        linear(name + ".down", 4L * width, width));
  }

  Parameter table(String name, long rows) {
    return addParameter(
        Parameter.builder()
            .setName(name)
            .setType(Parameter.Type.WEIGHT)
            .optShape(new Shape(rows, width))
            .build());
  }

  Block norm(String name) {
    return add(name, LayerNorm.builder().axis(2).build(), width);
  }

  Block linear(String name, long in, long out) {
    return add(name, Linear.builder().setUnits(out).build(), in);
  }

  private Block add(String name, Block block, long in) {
    parts.add(new Part(block, in));
    return addChildBlock(name, block);
  }

  @Override
  public void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    Shape ids = inputs[0];
    parts.forEach(part -> part.block().initialize(manager, type, ids.add(part.in())));
  }

  /** Vectors of ids and of their positions, which begin at {@code from}, added up. */
  static NDArray embed(NDArray ids, NDArray table, NDArray positions, int from) {
    NDArray places = positions.get(new NDIndex("{}:{}", from, from + ids.getShape().get(1)));
    places.attach(ids.getManager());
    return Embedding.embedding(ids, table, SparseFormat.DENSE).singletonOrThrow().add(places);
  }

  /** (batch, length, width) to (batch, heads, length, size of a head). */
  NDArray heads(NDArray x) {
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), shape.get(1), heads, width / heads).transpose(0, 2, 1, 3);
  }

  /** The inverse of {@link #heads}. */
  NDArray merge(NDArray x) {
    Shape shape = x.getShape();
    return x.transpose(0, 2, 1, 3).reshape(shape.get(0), shape.get(2), width);
  }

  /** The products of queries and keys, over the root of their size. */
  NDArray scores(NDArray q, NDArray k) {
    return q.matMul(k.transpose(0, 1, 3, 2)).mul((float) Math.sqrt((double) heads / width));
  }

  /**
   * Attends from q to k and v, each (batch, heads, length, size).
   *
   * @param mask is added to the scores
   */
  NDArray attend(NDArray q, NDArray k, NDArray v, NDArray mask) {
    return scores(q, k).add(mask).softmax(-1).matMul(v);
  }

  /** Hides what comes later: (length, length). */
  static NDArray causal(NDArray ids) {
    NDArray places = ids.getManager().arange(0, (float) ids.getShape().get(1));
    return hidden(places.expandDims(0).gt(places.expandDims(1)));
  }

  /** Large negative numbers where {@code hidden} is true. */
  static NDArray hidden(NDArray hidden) {
    return hidden.toType(DataType.FLOAT32, false).mul(HIDDEN);
  }
}
