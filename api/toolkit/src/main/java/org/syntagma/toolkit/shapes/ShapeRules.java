package org.syntagma.toolkit.shapes;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What the operations that are not element by element make of their operands' shapes. */
final class ShapeRules {
  private ShapeRules() {}

  static ArrayType reshape(Call call, long... dimensions) {
    ArrayType x = call.operand(0);
    String target = new Shape(dimensions).toString();
    long[] sizes = dimensions.clone();
    int inferred = -1;
    long product = 1;
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] == 0) {
        call.require(i < x.rank(), "to %s: there is no size to copy at place %d", target, i);
        sizes[i] = x.size(i);
      }
      call.require(sizes[i] >= -1, "to %s: %d is no size", target, sizes[i]);
      if (sizes[i] == -1) {
        call.require(inferred < 0, "to %s: only one size can be inferred", target);
        inferred = i;
      } else {
        product *= sizes[i];
      }
    }
    long elements = x.shape().size();
    if (inferred >= 0) {
      call.require(
          product > 0 && elements % product == 0,
          "to %s: %d elements do not fit",
          target,
          elements);
      sizes[inferred] = elements / product;
      product *= sizes[inferred];
    }
    call.require(product == elements, "to %s: %d elements do not fit", target, elements);
    return new ArrayType(x.type(), new Shape(sizes));
  }

  static ArrayType transpose(Call call, int first, int second) {
    ArrayType x = call.operand(0);
    int a = call.axis(x, first);
    int b = call.axis(x, second);
    return with(with(x, a, x.size(b)), b, x.size(a));
  }

  static ArrayType concat(Call call, int axis) {
    call.require(!call.operands().isEmpty(), "there is nothing to join");
    ArrayType first = call.operand(0);
    int at = call.axis(first, axis);
    long size = 0;
    DataType type = first.type();
    for (ArrayType value : call.operands()) {
      call.require(
          value.rank() == first.rank() && without(value, at).equals(without(first, at)),
          "only the sizes of axis %d may differ",
          axis);
      type = call.wider(type, value.type());
      size += value.size(at);
    }
    return with(new ArrayType(type, first.shape()), at, size);
  }

  static ArrayType slice(Call call, int axis, long from, long to) {
    ArrayType x = call.operand(0);
    int at = call.axis(x, axis);
    long size = x.size(at);
    long begin = from < 0 ? from + size : from;
    long end = to < 0 ? to + size : to;
    call.require(
        begin >= 0 && begin < end && end <= size,
        "from %d to %d does not lie in the size %d of axis %d",
        from,
        to,
        size,
        axis);
    return with(x, at, end - begin);
  }

  static void split(Call call, int axis, long... sizes) {
    ArrayType x = call.operand(0);
    long size = x.size(call.axis(x, axis));
    call.require(
        Arrays.stream(sizes).allMatch(each -> each > 0) && Arrays.stream(sizes).sum() == size,
        "parts of %s do not make up the size %d of axis %d",
        Arrays.toString(sizes),
        size,
        axis);
  }

  static ArrayType unsqueeze(Call call, int axis) {
    ArrayType x = call.operand(0);
    int rank = x.rank() + 1;
    call.require(axis >= -rank && axis < rank, "there is no place %d for an axis", axis);
    int at = axis < 0 ? axis + rank : axis;
    long[] sizes =
        LongStream.range(0, rank)
            .map(i -> i == at ? 1 : x.size((int) (i < at ? i : i - 1)))
            .toArray();
    return new ArrayType(x.type(), new Shape(sizes));
  }

  static ArrayType squeeze(Call call, int axis) {
    ArrayType x = call.operand(0);
    int at = call.axis(x, axis);
    call.require(x.size(at) == 1, "axis %d has size %d, not 1", axis, x.size(at));
    return new ArrayType(x.type(), without(x, at));
  }

  static ArrayType matmul(Call call) {
    call.floating(0, 1);
    call.rankAtLeast(0, 2);
    call.rankAtLeast(1, 2);
    ArrayType a = call.operand(0);
    ArrayType b = call.operand(1);
    long inner = b.size(b.rank() - 2);
    call.require(a.width() == inner, "the inner sizes %d and %d differ", a.width(), inner);
    Shape batch =
        call.broadcast(a.shape().slice(0, a.rank() - 2), b.shape().slice(0, b.rank() - 2));
    return new ArrayType(
        call.wider(a.type(), b.type()), batch.add(a.size(a.rank() - 2), b.width()));
  }

  static ArrayType linear(Call call) {
    call.floating(0, 1);
    call.rankAtLeast(0, 1);
    call.rank(1, 2);
    ArrayType x = call.operand(0);
    ArrayType weight = call.operand(1);
    call.require(
        x.width() == weight.width(), "the inner sizes %d and %d differ", x.width(), weight.width());
    if (call.operands().size() == 3) {
      call.floating(2);
      vector(call, 2, weight.size(0));
    }
    return with(x, x.rank() - 1, weight.size(0));
  }

  static ArrayType embedding(Call call) {
    call.floating(0);
    call.rank(0, 2);
    call.integer(1);
    ArrayType table = call.operand(0);
    return new ArrayType(table.type(), call.operand(1).shape().add(table.width()));
  }

  static ArrayType gather(Call call, int axis) {
    ArrayType x = call.operand(0);
    ArrayType index = call.operand(1);
    int at = call.axis(x, axis);
    call.integer(1);
    call.rank(1, x.rank());
    for (int i = 0; i < x.rank(); i++) {
      call.require(i == at || index.size(i) <= x.size(i), "the index is larger than axis %d", i);
    }
    return new ArrayType(x.type(), index.shape());
  }

  static ArrayType rows(Call call) {
    call.rankAtLeast(0, 2);
    call.integer(1);
    call.rank(1, 2);
    ArrayType x = call.operand(0);
    ArrayType index = call.operand(1);
    call.require(x.size(0) == index.size(0), "both must have the same batch");
    return with(x, 1, index.size(1));
  }

  static ArrayType norm(Call call) {
    call.rankAtLeast(0, 1);
    for (int i = 0; i < call.operands().size(); i++) {
      call.floating(i);
      if (i > 0) {
        vector(call, i, call.operand(0).width());
      }
    }
    return call.operand(0);
  }

  static ArrayType rotary(Call call, int heads) {
    call.floating(0);
    call.rank(0, 3);
    call.integer(1);
    call.rank(1, 2);
    ArrayType x = call.operand(0);
    ArrayType positions = call.operand(1);
    call.require(
        positions.size(1) == x.size(1)
            && (positions.size(0) == 1 || positions.size(0) == x.size(0)),
        "the positions must be (1 or %d, %d)",
        x.size(0),
        x.size(1));
    long size = headSize(call, heads);
    call.require(size % 2 == 0, "the size %d of a head must be even", size);
    return x;
  }

  /** (batch, heads, queries, keys). */
  static ArrayType attentionWeights(
      Call call, int heads, Stream<ArrayType> visible, boolean causal) {
    for (int i = 0; i < call.operands().size(); i++) {
      call.floating(i);
      call.rank(i, 3);
    }
    ArrayType query = call.operand(0);
    ArrayType key = call.operand(1);
    long size = headSize(call, heads);
    call.require(query.size(0) == key.size(0), "queries and keys must have the same batch");
    long groups = key.width() / size;
    call.require(
        key.width() % size == 0 && groups > 0 && heads % groups == 0,
        "keys of width %d do not fit %d heads of size %d",
        key.width(),
        heads,
        size);
    call.require(
        !causal || query.size(1) <= key.size(1), "causal attention needs a key for each query");
    Shape expected = new Shape(key.size(0), key.size(1));
    visible.forEach(
        mask ->
            call.require(
                mask.type() == DataType.BOOLEAN && mask.shape().equals(expected),
                "the mask must be boolean %s, not %s %s",
                expected,
                mask.type(),
                mask));
    return new ArrayType(query.type(), new Shape(query.size(0), heads, query.size(1), key.size(1)));
  }

  static ArrayType crossEntropy(Call call) {
    call.floating(0);
    call.rankAtLeast(0, 1);
    call.integer(1);
    ArrayType logits = call.operand(0);
    Shape expected = without(logits, logits.rank() - 1);
    call.require(
        call.operand(1).shape().equals(expected), "the targets must have the shape %s", expected);
    return new ArrayType(logits.type(), expected);
  }

  static Shape without(ArrayType x, int axis) {
    long[] sizes =
        LongStream.range(0, x.rank()).filter(i -> i != axis).map(i -> x.size((int) i)).toArray();
    return new Shape(sizes);
  }

  static ArrayType with(ArrayType x, int axis, long size) {
    long[] sizes = Arrays.copyOf(x.shape().getShape(), x.rank());
    sizes[axis] = size;
    return new ArrayType(x.type(), new Shape(sizes));
  }

  static void vector(Call call, int index, long size) {
    call.require(
        call.operand(index).shape().equals(new Shape(size)),
        "operand %d must have the shape (%d)",
        index + 1,
        size);
  }

  private static long headSize(Call call, int heads) {
    long width = call.operand(0).width();
    call.require(
        heads > 0 && width % heads == 0, "the width %d is not divisible by %d heads", width, heads);
    return width / heads;
  }
}
