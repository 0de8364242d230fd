package org.syntagma.data.tokenizers;

import java.util.function.Consumer;

/**
 * Text to words:
 *
 * <ul>
 *   <li>a word is a run of letters, digits, marks and underscores; an apostrophe or a hyphen
 *       between two of them belongs to the word ({@code don't}, {@code well-known});
 *   <li>a run of white space that breaks the line is one word {@code "\n"}; other white space only
 *       parts words;
 *   <li>every other code point is a word of its own.
 * </ul>
 */
final class WordSplitter {
  private WordSplitter() {}

  static void split(String text, Consumer<String> words) {
    int start = 0;
    while (start < text.length()) {
      int point = text.codePointAt(start);
      int end = start + Character.charCount(point);
      if (isSpace(point)) {
        end = spaceEnd(text, start);
        if (breaksLine(text, start, end)) {
          words.accept("\n");
        }
      } else {
        end = isInner(point) ? wordEnd(text, start) : end;
        words.accept(text.substring(start, end));
      }
      start = end;
    }
  }

  private static int spaceEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isSpace(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private static boolean breaksLine(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
        return true;
      }
    }
    return false;
  }

  private static int wordEnd(String text, int start) {
    int end = start;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      int next = end + Character.charCount(point);
      boolean inside =
          isInner(point)
              || (isJoiner(point) && next < text.length() && isInner(text.codePointAt(next)));
      if (!inside) {
        break;
      }
      end = next;
    }
    return end;
  }

  static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  private static boolean isJoiner(int point) {
    return point == '\'' || point == '’' || point == '-';
  }

  private static boolean isInner(int point) {
    return Character.isLetterOrDigit(point)
        || point == '_'
        || switch (Character.getType(point)) {
          case Character.NON_SPACING_MARK,
              Character.COMBINING_SPACING_MARK,
              Character.ENCLOSING_MARK ->
              true;
          default -> false;
        };
  }
}
