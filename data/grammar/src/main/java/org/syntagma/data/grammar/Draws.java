package org.syntagma.data.grammar;

/** Uniform numbers of one stream, after SplitMix64 (Steele, Lea and Flood 2014). */
final class Draws {

  private static final long STEP = 0x9e3779b97f4a7c15L;

  private long state;

  Draws(long seed, long index, long attempt) {
    state = mix(mix(mix(seed) + index * STEP) + attempt * STEP);
  }

  /** The next number in [0, 1). */
  double next() {
    state += STEP;
    return (mix(state) >>> 11) * 0x1p-53;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
