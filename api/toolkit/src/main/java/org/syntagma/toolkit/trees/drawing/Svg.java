package org.syntagma.toolkit.trees.drawing;

import java.util.Locale;

/** Writes the few elements that trees are drawn with. Lengths are in pixels. */
final class Svg {
  /** How wide a character of the main font is. */
  static final double CHARACTER = 8.5;

  private static final String FONT = "DejaVu Sans Mono, Consolas, monospace";

  private final StringBuilder body = new StringBuilder();

  /** A word, centred over {@code x}, standing on {@code y}. */
  void text(double x, double y, String role, String text) {
    body.append(
        format("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n", role, x, y, escape(text)));
  }

  void line(double fromX, double fromY, double toX, double toY) {
    path(format("M%.1f %.1fL%.1f %.1f", fromX, fromY, toX, toY));
  }

  void path(String d) {
    body.append("<path d=\"").append(d).append("\"/>\n");
  }

  /** A small triangle whose point is there. */
  void arrow(double x, double y) {
    body.append(format("<path class=\"arrow\" d=\"M%.1f %.1fl-3.5 -7h7z\"/>\n", x, y));
  }

  String document(double width, double height) {
    return format(
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%.0f" viewBox="0 0 %.0f %.0f">
            <style>
            text { font-family: %s; font-size: 14px; text-anchor: middle; fill: currentColor; }
            text.label { font-size: 11px; opacity: 0.75; }
            text.phrase { fill-opacity: 0.75; }
            path { fill: none; stroke: currentColor; opacity: 0.6; }
            path.arrow { fill: currentColor; stroke: none; }
            </style>
            """,
            width, height, width, height, FONT)
        + body
        + "</svg>\n";
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /** What XML 1.0 cannot hold becomes U+FFFD. */
  private static String escape(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> out.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
              }
            });
    return out.toString();
  }

  private static boolean isAllowed(int point) {
    return point >= 0x20
        ? (point < 0xD800 || point > 0xDFFF) && point != 0xFFFE && point != 0xFFFF
        : point == '\t' || point == '\n' || point == '\r';
  }
}
