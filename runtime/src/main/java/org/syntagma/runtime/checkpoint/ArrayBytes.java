package org.syntagma.runtime.checkpoint;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.syntagma.toolkit.safetensors.Dtype;
import org.syntagma.toolkit.safetensors.SafetensorsFile;
import org.syntagma.toolkit.safetensors.TensorInfo;
import org.syntagma.toolkit.safetensors.TensorSource;

/** Moves arrays between an engine and safetensors, bit by bit. */
final class ArrayBytes {
  private static final Map<Dtype, DataType> TYPES =
      Map.of(
          Dtype.F32, DataType.FLOAT32,
          Dtype.I32, DataType.INT32,
          Dtype.I64, DataType.INT64,
          Dtype.U8, DataType.UINT8);

  private ArrayBytes() {}

  /** The element type, or empty if checkpoints do not hold arrays of this one. */
  static Optional<Dtype> type(NDArray array) {
    return TYPES.entrySet().stream()
        .filter(entry -> entry.getValue() == array.getDataType())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  static List<Long> shape(NDArray array) {
    return LongStream.of(array.getShape().getShape()).boxed().toList();
  }

  /** A source that reads the array when it is this tensor's turn. */
  static TensorSource source(String name, Dtype type, NDArray array) {
    return new TensorSource(name, type, shape(array), () -> bytes(array));
  }

  static ByteBuffer bytes(NDArray array) {
    if (array.getShape().size() == 0) {
      return ByteBuffer.allocate(0);
    }
    if (array.getDevice().equals(Device.cpu())) {
      return array.toByteBuffer();
    }
    try (NDArray here = array.toDevice(Device.cpu(), false)) {
      return here.toByteBuffer();
    }
  }

  /** Reads a tensor as a new array that {@code owner} owns. */
  static NDArray read(SafetensorsFile file, String name, NDManager owner) {
    TensorInfo info = file.tensor(name);
    Shape shape = new Shape(info.shape());
    DataType type = TYPES.get(info.dtype());
    if (type == null) {
      throw new CheckpointException(
          "'" + name + "' is " + info.dtype() + ", but checkpoints hold only " + TYPES.keySet());
    }
    if (info.size() == 0) {
      return owner.create(shape, type);
    }
    // The engine may work on the buffer itself, whose alignment differs from its own allocations;
    // matrix products may round differently then, and a resumed run would drift.
    try (NDArray borrowed = owner.create(file.read(name), shape, type)) {
      return borrowed.duplicate();
    }
  }
}
