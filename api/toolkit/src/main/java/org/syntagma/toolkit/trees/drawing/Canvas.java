package org.syntagma.toolkit.trees.drawing;

/** A grid of characters in which lines that meet become crossings. */
final class Canvas {
  private static final int UP = 1;
  private static final int DOWN = 2;
  private static final int LEFT = 4;
  private static final int RIGHT = 8;
  // Indexed by the directions in which a cell's lines leave it.
  private static final String LINES = " │││─┘┐┤─└┌├─┴┬┼";

  private final char[][] text;
  private final int[][] lines;

  Canvas(int height, int width) {
    text = new char[height][width];
    lines = new int[height][width];
  }

  /** Writes over whatever lines are there. */
  void write(int row, int column, String word) {
    for (int i = 0; i < word.length(); i++) {
      text[row][column + i] = word.charAt(i);
    }
  }

  void horizontal(int row, int from, int to) {
    for (int column = from; column < to; column++) {
      lines[row][column] |= RIGHT;
      lines[row][column + 1] |= LEFT;
    }
  }

  void vertical(int column, int from, int to) {
    for (int row = from; row < to; row++) {
      lines[row][column] |= DOWN;
      lines[row + 1][column] |= UP;
    }
  }

  /** The rows without spaces at their ends. */
  String render() {
    StringBuilder out = new StringBuilder();
    for (int row = 0; row < lines.length; row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < lines[row].length; column++) {
        char over = text[row][column];
        line.append(over != 0 ? over : LINES.charAt(lines[row][column]));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
