package org.syntagma.trainers.rewards;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.syntagma.api.component.Description;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Reward;

/** 1 where the text is the reference, else 0; absent without one. */
@Description("1 where the text is the reference, else 0")
final class Exact implements Reward {
  private final Config config;

  /** Settings of {@link Exact}. */
  record Config(
      @Description("whether upper and lower case are the same") boolean ignoreCase,
      @Description("whether white space counts nowhere; at the ends of a text it never counts")
          boolean ignoreSpaces) {
    static Config defaults() {
      return new Config(false, false);
    }
  }

  @Inject
  Exact(Config config) {
    this.config = config;
  }

  @Override
  public List<OptionalDouble> score(List<Episode> episodes) {
    return Scores.againstReference(
        episodes, (text, wanted) -> compared(text).equals(compared(wanted)) ? 1 : 0);
  }

  private String compared(String text) {
    String kept = config.ignoreSpaces() ? text.replaceAll("\\s+", "") : text.strip();
    return config.ignoreCase() ? kept.toLowerCase(Locale.ROOT) : kept;
  }
}
