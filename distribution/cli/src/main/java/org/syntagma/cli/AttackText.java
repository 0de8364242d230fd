package org.syntagma.cli;

import java.util.List;
import java.util.Locale;
import org.syntagma.runtime.attack.AttackReport;
import org.syntagma.runtime.attack.AttackReport.Flip;

/** What a person reads when an attack is over. */
final class AttackText {
  private AttackText() {}

  /**
   * The report.
   *
   * @param shown how many flips it shows at most
   */
  static String of(AttackReport report, int shown) {
    StringBuilder text = new StringBuilder();
    text.append(
        "The task '%s' under the attack %s, on %d examples:%n"
            .formatted(report.task(), report.attack(), report.examples()));
    TextTable metrics = new TextTable();
    metrics.row("", "clean", "attacked", "fall");
    report
        .clean()
        .values()
        .forEach(
            (name, clean) -> {
              // Not every metric of a few examples has a value under attack.
              double attacked = report.attacked().values().getOrDefault(name, Double.NaN);
              metrics.row(name, number(clean), number(attacked), number(clean - attacked));
            });
    text.append(metrics);
    text.append(
        "Of %d right answers %d flipped.%n".formatted(report.right(), report.flips().size()));
    List<Flip> first = report.flips().subList(0, Math.min(shown, report.flips().size()));
    for (Flip flip : first) {
      text.append(
          "%n  %s%n    %s%n  became %s, but required is %s:%n    %s%n"
              .formatted(
                  flip.before().answer(),
                  flip.text(),
                  flip.after().answer(),
                  flip.after().required(),
                  flip.attackedText()));
    }
    return text.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
