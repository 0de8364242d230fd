package org.syntagma.toolkit.trees.brackets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syntagma.toolkit.trees.Fault;
import org.syntagma.toolkit.trees.Lines.Line;

/** Cuts lines into brackets and what stands between them. A place can be returned to. */
final class Lexer {
  private final List<Line> lines;
  private Place next = new Place(0, 0);

  Lexer(List<Line> lines) {
    this.lines = lines;
  }

  /** A line and a character in it, both from 0. */
  record Place(int line, int column) {}

  /** An opening bracket, a closing one, or what is neither. */
  record Token(String text, Place from, Place end) {
    boolean opens() {
      return text.equals("(");
    }

    boolean closes() {
      return text.equals(")");
    }

    /** Whether it is a bracket at the margin, where a tree is likely to begin. */
    boolean startsTree() {
      return opens() && from.column() == 0;
    }

    int number() {
      return from.line() + 1;
    }
  }

  void seek(Place place) {
    next = place;
  }

  Optional<Token> next() {
    int line = next.line();
    int start = next.column();
    while (line < lines.size()) {
      String text = lines.get(line).text();
      while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
        start++;
      }
      if (start < text.length()) {
        int end = end(text, start);
        next = new Place(line, end);
        return Optional.of(new Token(text.substring(start, end), new Place(line, start), next));
      }
      line++;
      start = 0;
    }
    return Optional.empty();
  }

  private static int end(String text, int start) {
    int end = start;
    while (end < text.length() && !isBracket(text.charAt(end)) && !isSpace(text.charAt(end))) {
      end++;
    }
    return Math.max(end, start + 1);
  }

  private static boolean isBracket(char c) {
    return c == '(' || c == ')';
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c);
  }

  /** What stands between two places. */
  String text(Place from, Place end) {
    if (from.line() == end.line()) {
      return lines.get(from.line()).text().substring(from.column(), end.column());
    }
    StringBuilder text = new StringBuilder(lines.get(from.line()).text().substring(from.column()));
    for (int line = from.line() + 1; line < end.line(); line++) {
      text.append('\n').append(lines.get(line).text());
    }
    return text.append('\n').append(lines.get(end.line()).text(), 0, end.column()).toString();
  }

  /** The faults of the lines between two places whose bytes are between them. */
  List<Fault> faults(Place from, Place end) {
    List<Fault> faults = new ArrayList<>();
    for (int i = from.line(); i <= end.line(); i++) {
      Line line = lines.get(i);
      int begin = i == from.line() ? from.column() : 0;
      int stop = i == end.line() ? end.column() : line.text().length();
      line.fault()
          .filter(
              fault ->
                  line.text().substring(begin, stop).codePoints().anyMatch(Lexer::isForeignByte))
          .ifPresent(faults::add);
    }
    return faults;
  }

  private static boolean isForeignByte(int codePoint) {
    return codePoint >= 0xDC80 && codePoint <= 0xDCFF;
  }
}
