package org.syntagma.runtime.huggingface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FloatTensorTest {
  /** IEEE 754-2008, section 3.4: −1^sign · 2^(exponent − 15) · (1 + fraction / 1024). */
  @Test
  void widensEveryHalf() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      double sign = bits < 1 << 15 ? 1 : -1;
      int exponent = (bits / 1024) % 32;
      double fraction = (bits % 1024) / 1024.0;
      double expected =
          exponent == 31
              ? (fraction == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN)
              : exponent == 0
                  ? sign * Math.pow(2, -14) * fraction
                  : sign * Math.pow(2, exponent - 15) * (1 + fraction);
      assertEquals((float) expected, FloatTensor.half((short) bits), 0f, "bits " + bits);
    }
  }
}
