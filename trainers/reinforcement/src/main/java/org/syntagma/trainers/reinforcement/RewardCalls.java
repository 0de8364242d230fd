package org.syntagma.trainers.reinforcement;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.api.training.ComponentFailure;

/**
 * Asks a reward for scores and does not trust it: what it throws, what is no number and what takes
 * too long is told with the text at which it happened.
 */
final class RewardCalls {
  private static final int SHOWN = 200;

  private final Reward reward;
  private final Duration limit;
  private final ThreadFactory threads;

  RewardCalls(Reward reward, Duration limit, ThreadFactory threads) {
    this.reward = reward;
    this.limit = limit;
    this.threads = threads;
  }

  /**
   * One score for each episode; empty where there is none.
   *
   * @throws ComponentFailure if the reward did what it must not
   */
  List<OptionalDouble> score(List<Episode> episodes) {
    List<OptionalDouble> scores = call(episodes);
    if (scores.size() != episodes.size()) {
      throw failure("gave %d scores for %d texts".formatted(scores.size(), episodes.size()));
    }
    for (int i = 0; i < scores.size(); i++) {
      OptionalDouble score = scores.get(i);
      if (score.isPresent() && !Double.isFinite(score.getAsDouble())) {
        throw failure(
            "gave %s for the text %s: must be a number, or empty where there is no reward"
                .formatted(score.getAsDouble(), shown(episodes.get(i))));
      }
    }
    return scores;
  }

  private List<OptionalDouble> call(List<Episode> episodes) {
    try {
      return ask(episodes);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ComponentFailure inner) {
        throw inner;
      }
      throw failed(episodes, e.getCause());
    }
  }

  /** Asks within the limit. */
  private List<OptionalDouble> ask(List<Episode> episodes) throws ExecutionException {
    FutureTask<List<OptionalDouble>> task =
        new FutureTask<>(() -> List.copyOf(reward.score(episodes)));
    Thread thread = threads.newThread(task);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw failure(
          "took longer than %s for %d texts, the first of them %s: raise reward-limit if that is normal"
              .formatted(seconds(), episodes.size(), shown(episodes.get(0))));
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a reward was at work", e);
    }
  }

  /** Names the text, if a text alone is enough for the reward to fail. */
  private ComponentFailure failed(List<Episode> episodes, Throwable cause) {
    for (Episode episode : episodes.size() > 1 ? episodes : List.<Episode>of()) {
      try {
        ask(List.of(episode)).forEach(score -> {});
      } catch (ExecutionException e) {
        return failure("failed at the text %s: %s".formatted(shown(episode), e.getCause()));
      }
    }
    return failure(
        "failed at %d texts, the first of them %s: %s"
            .formatted(episodes.size(), shown(episodes.get(0)), cause));
  }

  private ComponentFailure failure(String message) {
    return new ComponentFailure(reward, "the reward " + message);
  }

  private String seconds() {
    return limit.toMillis() / 1000.0 + " s";
  }

  private static String shown(Episode episode) {
    String text = episode.text();
    return "'" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "'";
  }
}
