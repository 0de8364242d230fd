package org.syntagma.backends.eager;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.syntagma.api.ops.Mask;

/** Attention by elementary NDArray calls. */
final class EagerAttention {
  /** Large enough to vanish in a softmax; infinity would make rows without visible keys NaN. */
  private static final double HIDDEN = -1e30;

  private final Run run;

  EagerAttention(Run run) {
    this.run = run;
  }

  NDArray attend(NDArray query, NDArray key, NDArray value, int heads, Mask mask) {
    NDArray weights = weights(query, key, heads, mask);
    NDArray mixed = weights.matMul(grouped(value, size(query, heads), heads));
    Shape shape = query.getShape();
    return mixed.transpose(0, 2, 1, 3).reshape(shape.get(0), shape.get(1), shape.get(2));
  }

  NDArray weights(NDArray query, NDArray key, int heads, Mask mask) {
    long size = size(query, heads);
    NDArray scores =
        split(query, size)
            .matMul(grouped(key, size, heads).transpose(0, 1, 3, 2))
            .mul(run.number(1 / Math.sqrt((double) size)));
    return visible(query.getShape().get(1), key.getShape().get(1), mask)
        .map(seen -> Choice.where(seen, scores, run.number(HIDDEN)))
        .orElse(scores)
        .softmax(-1);
  }

  NDArray rotary(NDArray x, NDArray positions, int heads, double base) {
    long size = size(x, heads);
    long half = size / 2;
    float[] frequencies = new float[Math.toIntExact(half)];
    for (int i = 0; i < half; i++) {
      frequencies[i] = (float) Math.pow(base, -2.0 * i / size);
    }
    // (batch or 1, 1, length, half)
    NDArray angles =
        positions
            .toType(DataType.FLOAT32, false)
            .expandDims(1)
            .expandDims(-1)
            .mul(run.manager.create(frequencies));
    NDArray cos = angles.cos();
    NDArray sin = angles.sin();
    NDArray parts = split(x, size);
    NDArray first = parts.get("..., 0:" + half);
    NDArray second = parts.get("..., " + half + ":" + size);
    NDArray turned =
        NDArrays.concat(
            new NDList(first.mul(cos).sub(second.mul(sin)), second.mul(cos).add(first.mul(sin))),
            3);
    Shape shape = x.getShape();
    return turned.transpose(0, 2, 1, 3).reshape(shape.get(0), shape.get(1), shape.get(2));
  }

  /** (1 or batch, 1, queries, keys), boolean; empty where all is visible. */
  private Optional<NDArray> visible(long queries, long keys, Mask mask) {
    Optional<NDArray> seen = mask.visible().map(keep -> expand(EagerValue.arrayOf(keep)));
    if (mask.causal()) {
      NDArray key = run.manager.arange(0, (int) keys, 1, DataType.INT64).reshape(1, 1, 1, keys);
      NDArray query =
          run.manager
              .arange((int) (keys - queries), (int) keys, 1, DataType.INT64)
              .reshape(1, 1, queries, 1);
      NDArray past = key.lte(query);
      NDArray causal =
          run.steps()
              .map(memory -> past.logicalAnd(key.gte(expand(run.enter(memory.starts())))))
              .orElse(past);
      seen = Optional.of(seen.map(causal::logicalAnd).orElse(causal));
    }
    return seen;
  }

  private static NDArray expand(NDArray rows) {
    return rows.expandDims(1).expandDims(1);
  }

  private static long size(NDArray x, int heads) {
    return x.getShape().get(2) / heads;
  }

  /** (batch, length, groups · size) to (batch, groups, length, size). */
  private static NDArray split(NDArray x, long size) {
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), shape.get(1), -1, size).transpose(0, 2, 1, 3);
  }

  /** As {@link #split}, each group repeated for the heads that share it. */
  private static NDArray grouped(NDArray x, long size, int heads) {
    NDArray parts = split(x, size);
    long groups = parts.getShape().get(1);
    return groups == heads ? parts : parts.repeat(1, heads / groups);
  }
}
