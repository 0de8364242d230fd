package org.syntagma.toolkit.safetensors;

import java.util.List;

/** An element type, named as in the file. Types that no engine of ours knows are still listed. */
public enum Dtype {
  F4(4),
  F6_E2M3(6),
  F6_E3M2(6),
  BOOL(8),
  U8(8),
  I8(8),
  F8_E5M2(8),
  F8_E4M3(8),
  F8_E8M0(8),
  F8_E4M3FNUZ(8),
  F8_E5M2FNUZ(8),
  I16(16),
  U16(16),
  F16(16),
  BF16(16),
  I32(32),
  U32(32),
  F32(32),
  C64(64),
  F64(64),
  I64(64),
  U64(64);

  private final int bits;

  Dtype(int bits) {
    this.bits = bits;
  }

  /** Returns the size of one element in bits: 4 to 64. */
  public int bits() {
    return bits;
  }

  /**
   * Returns the bytes that a tensor of this type takes.
   *
   * @param shape the dimensions, each 0 or more
   * @throws ArithmeticException if that is more than a long holds, or not a whole number of bytes
   */
  public long bytes(List<Long> shape) {
    long size = bits;
    for (long dimension : shape) {
      size = Math.multiplyExact(size, dimension);
    }
    if (size % Byte.SIZE != 0) {
      throw new ArithmeticException(size + " bits are not a whole number of bytes");
    }
    return size / Byte.SIZE;
  }
}
