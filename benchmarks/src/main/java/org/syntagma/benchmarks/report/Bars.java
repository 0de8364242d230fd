package org.syntagma.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** Groups of horizontal bars as SVG. */
final class Bars {
  private static final int WIDTH = 860;
  private static final int LABELS = 260;
  private static final int ROW = 22;
  private static final int NUMBERS = 90;

  private Bars() {}

  record Bar(String name, double value) {}

  record Group(String title, List<Bar> bars) {}

  static String svg(List<Group> groups) {
    int rows = groups.stream().mapToInt(group -> group.bars().size() + 2).sum();
    StringBuilder out = new StringBuilder();
    out.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"13\">%n"
            .formatted(WIDTH, rows * ROW));
    out.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    int y = ROW;
    for (Group group : groups) {
      text(out, 8, y, "start", "bold", group.title());
      y += ROW;
      double most = group.bars().stream().mapToDouble(Bar::value).max().orElse(1);
      for (Bar bar : group.bars()) {
        double length = (WIDTH - LABELS - NUMBERS) * bar.value() / most;
        text(out, LABELS - 8, y, "end", "normal", bar.name());
        out.append(
            String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                LABELS,
                y - ROW + 8,
                length,
                ROW - 5,
                bar.name().startsWith("Syntagma") ? "#2b6cb0" : "#a0aec0"));
        text(
            out,
            LABELS + (int) length + 6,
            y,
            "start",
            "normal",
            String.format(Locale.ROOT, "%,.0f", bar.value()).replace(',', ' '));
        y += ROW;
      }
      y += ROW;
    }
    return out.append("</svg>\n").toString();
  }

  private static void text(
      StringBuilder out, int x, int y, String anchor, String weight, String text) {
    out.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" font-weight=\"%s\">%s</text>%n"
            .formatted(x, y, anchor, weight, text.replace("&", "&amp;").replace("<", "&lt;")));
  }
}
