package org.syntagma.trainers.rewards;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.testkit.RewardContract;

/** All rewards that need no model. */
class ContractsTest {
  private final Made made = new Made();

  @AfterEach
  void close() {
    made.close();
  }

  private Reward of(String yaml) {
    return made.of(Reward.class, yaml);
  }

  @Nested
  class OfTokenCount implements RewardContract {
    @Override
    public Reward reward() {
      return of("{type: token-count}");
    }
  }

  @Nested
  class OfExact implements RewardContract {
    @Override
    public Reward reward() {
      return of("{type: exact}");
    }
  }

  @Nested
  class OfPattern implements RewardContract {
    @Override
    public Reward reward() {
      return of("{type: pattern, pattern: 'd.g'}");
    }
  }

  @Nested
  class OfLengthWindow implements RewardContract {
    @Override
    public Reward reward() {
      return of("{type: length-window, least: 2, most: 5}");
    }
  }

  @Nested
  class OfRepetition implements RewardContract {
    @Override
    public Reward reward() {
      return of("{type: repetition, ngram: 2}");
    }
  }

  @Nested
  class OfBleu implements RewardContract {
    @Override
    public Reward reward() {
      return of("{type: metric, metric: {type: bleu}, scale: 0.01}");
    }
  }

  @Nested
  class OfRouge implements RewardContract {
    @Override
    public Reward reward() {
      return of("{type: metric, metric: {type: rouge}}");
    }
  }

  @Nested
  class OfValidity implements RewardContract {
    @Override
    public Reward reward() {
      return of("{type: validity, grammar: {type: cfg}, partial: true}");
    }
  }

  @Nested
  class OfSum implements RewardContract {
    @Override
    public Reward reward() {
      return of("{type: sum, terms: [{type: token-count}, {type: repetition, weight: 2}]}");
    }
  }

  @Nested
  class OfSparse implements RewardContract {
    @Override
    public Reward reward() {
      return of("{type: sparse, share: 0.5, reward: {type: token-count}}");
    }
  }
}
