package org.syntagma.trainers.rewards;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.syntagma.api.component.Description;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Reward;

/** 1 where a regular expression is found in the text, or matches all of it, else 0. */
@Description("1 where a regular expression is found in the text, else 0")
final class RegularExpression implements Reward {
  private final Config config;
  private final Pattern pattern;

  /** Settings of {@link RegularExpression}. */
  record Config(
      @Description("a regular expression of Java") @NotEmpty String pattern,
      @Description("whether it must match the whole text, and not only be found in it")
          boolean whole) {
    static Config defaults() {
      return new Config(null, false); // The host asks for what is null.
    }
  }

  /**
   * Compiles the pattern.
   *
   * @throws IllegalArgumentException if it is none; says where
   */
  @Inject
  RegularExpression(Config config) {
    this.config = config;
    try {
      this.pattern = Pattern.compile(config.pattern());
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "pattern = %s: is no regular expression of Java (%s at character %d)"
              .formatted(config.pattern(), e.getDescription(), e.getIndex() + 1),
          e);
    }
  }

  @Override
  public List<OptionalDouble> score(List<Episode> episodes) {
    return Scores.each(episodes, episode -> matches(episode.text()) ? 1 : 0);
  }

  private boolean matches(String text) {
    try {
      Matcher matcher = pattern.matcher(text);
      return config.whole() ? matcher.matches() : matcher.find();
    } catch (StackOverflowError e) {
      throw new IllegalStateException(
          "pattern = %s does not come to an end on a text of %d characters: do not repeat a group that itself repeats, or use possessive quantifiers, such as [^:]*+"
              .formatted(config.pattern(), text.length()),
          e);
    }
  }
}
