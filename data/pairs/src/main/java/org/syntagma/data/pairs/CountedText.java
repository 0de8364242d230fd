package org.syntagma.data.pairs;

/**
 * A text that can be looked at so many times only. A regular expression that tries an exponential
 * number of ways ends there.
 */
final class CountedText implements CharSequence {
  /** There were too many looks. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Exhausted() {
      super("too many steps", null, false, false);
    }
  }

  private final String text;
  private long steps;

  CountedText(String text, long steps) {
    this.text = text;
    this.steps = steps;
  }

  @Override
  public char charAt(int index) {
    if (--steps < 0) {
      throw new Exhausted();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
