package org.syntagma.runtime.huggingface;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.syntagma.toolkit.safetensors.Dtype;
import org.syntagma.toolkit.safetensors.SafetensorsFile;
import org.syntagma.toolkit.safetensors.TensorInfo;

/** A tensor of floating-point numbers, each of which float32 can hold. */
record FloatTensor(SafetensorsFile file, TensorInfo info) {
  private static final int PIECE = 1 << 20;
  private static final Map<Dtype, Widening> WIDENINGS =
      Map.of(
          Dtype.F32, ByteBuffer::getFloat,
          Dtype.F16, bytes -> half(bytes.getShort()),
          Dtype.BF16, bytes -> Float.intBitsToFloat(bytes.getShort() << 16));

  /** Reads one number. */
  private interface Widening {
    float next(ByteBuffer bytes);
  }

  /** Takes the numbers, row by row. */
  interface Sink {
    void take(long index, float value);
  }

  static boolean canHold(Dtype type) {
    return WIDENINGS.containsKey(type);
  }

  void read(Sink sink) {
    Widening widening = WIDENINGS.get(info.dtype());
    ByteBuffer piece = ByteBuffer.allocateDirect(PIECE).order(ByteOrder.LITTLE_ENDIAN);
    long index = 0;
    for (long offset = 0; offset < info.size(); offset += PIECE) {
      piece.clear().limit((int) Math.min(PIECE, info.size() - offset));
      file.read(info.name(), offset, piece);
      piece.flip();
      while (piece.hasRemaining()) {
        sink.take(index++, widening.next(piece));
      }
    }
  }

  /** IEEE 754's binary16. */
  static float half(short bits) {
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    float magnitude;
    if (exponent == 0x1f) {
      magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else if (exponent == 0) {
      magnitude = Math.scalb((float) fraction, -24);
    } else {
      magnitude = Math.scalb((float) (1024 + fraction), exponent - 25);
    }
    return bits < 0 ? -magnitude : magnitude;
  }
}
