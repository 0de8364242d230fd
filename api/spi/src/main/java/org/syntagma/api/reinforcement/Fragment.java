package org.syntagma.api.reinforcement;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * A part of one episode as a policy acted it: n actions, what came of each, and what the learner's
 * programs say of them. Immutable; arrays that are given or got are copies.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Fragment {
  private final long group;
  private final long version;
  private final double[] rewards;
  private final OptionalDouble total;
  private final boolean terminated;
  private final double[] behaviour;
  private final double[] current;
  private final Optional<double[]> reference;
  private final Optional<double[]> values;

  private Fragment(Builder builder) {
    this.group = builder.group;
    this.version = builder.version;
    this.rewards = builder.rewards;
    this.total = builder.total;
    this.terminated = builder.terminated;
    this.behaviour = builder.behaviour;
    this.current = builder.current;
    this.reference = builder.reference;
    this.values = builder.values;
  }

  /** How many actions it has, at least 1. */
  public int length() {
    return rewards.length;
  }

  /** Fragments of one group answer the same prompt. */
  public long group() {
    return group;
  }

  /** How many updates the policy that acted had behind it. */
  public long version() {
    return version;
  }

  /** What each action was worth (n). */
  public double[] rewards() {
    return rewards.clone();
  }

  /** The sum of the rewards of the whole episode; empty if it has not ended. */
  public OptionalDouble total() {
    return total;
  }

  /** Whether the episode ended by itself behind the last action, so that nothing is to come. */
  public boolean terminated() {
    return terminated;
  }

  /** log π of each action (n) under the policy that acted. */
  public double[] behaviour() {
    return behaviour.clone();
  }

  /** log π of each action (n) under the policy that learns, before it learns. */
  public double[] current() {
    return current.clone();
  }

  /** log π of each action (n) under the reference policy, if there is one. */
  public Optional<double[]> reference() {
    return reference.map(double[]::clone);
  }

  /**
   * What is to come by the value network before each action and behind the last one (n + 1), if
   * there is one. The last counts only where the episode was cut off.
   */
  public Optional<double[]> values() {
    return values.map(double[]::clone);
  }

  /** A fragment of these rewards, to be filled in. */
  public static Builder of(double... rewards) {
    return new Builder(rewards);
  }

  /** Fills a fragment in; what is not given is 0, false or empty. */
  public static final class Builder {
    private final double[] rewards;
    private long group;
    private long version;
    private OptionalDouble total = OptionalDouble.empty();
    private boolean terminated;
    private double[] behaviour;
    private double[] current;
    private Optional<double[]> reference = Optional.empty();
    private Optional<double[]> values = Optional.empty();

    private Builder(double[] rewards) {
      if (rewards.length == 0) {
        throw new IllegalArgumentException("a fragment has at least one action");
      }
      this.rewards = rewards.clone();
      this.behaviour = new double[rewards.length];
      this.current = new double[rewards.length];
    }

    public Builder group(long prompt) {
      group = prompt;
      return this;
    }

    public Builder version(long updates) {
      version = updates;
      return this;
    }

    public Builder total(double sum) {
      total = OptionalDouble.of(sum);
      return this;
    }

    public Builder terminated(boolean ended) {
      terminated = ended;
      return this;
    }

    /** See {@link Fragment#behaviour}. */
    public Builder behaviour(double... logs) {
      behaviour = checked("behaviour", logs, rewards.length);
      return this;
    }

    /** See {@link Fragment#current}. */
    public Builder current(double... logs) {
      current = checked("current", logs, rewards.length);
      return this;
    }

    /** See {@link Fragment#reference}. */
    public Builder reference(double... logs) {
      reference = Optional.of(checked("reference", logs, rewards.length));
      return this;
    }

    /** See {@link Fragment#values}. */
    public Builder values(double... estimates) {
      values = Optional.of(checked("values", estimates, rewards.length + 1));
      return this;
    }

    private static double[] checked(String what, double[] numbers, int length) {
      if (numbers.length != length) {
        throw new IllegalArgumentException(
            "%s has %d numbers: must be %d".formatted(what, numbers.length, length));
      }
      return numbers.clone();
    }

    public Fragment build() {
      return new Fragment(this);
    }
  }
}
