package org.syntagma.runtime.wiring;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Text;
import org.syntagma.api.model.Models;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.task.Charge;
import org.syntagma.api.task.Penalty;
import org.syntagma.api.task.PenaltyContext;
import org.syntagma.api.task.Weighted;
import org.syntagma.api.training.ClippedGradients;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.ParameterGroup;
import org.syntagma.api.training.Schedule;
import org.syntagma.api.training.StageContext;
import org.syntagma.api.training.Trainer;

/** Small components of real kinds, with every form of slot. */
final class Parts implements Plugin {
  static final List<String> CLOSED = new ArrayList<>();

  @Override
  public List<Component<? extends Trainer>> trainers() {
    return List.of(Component.of("pretrain", Pretrain.class, Pretrain.PretrainSettings.class));
  }

  @Override
  public List<Component<? extends Optimizer>> optimizers() {
    return List.of(
        Component.of("sgd", Sgd.class, Sgd.SgdSettings.class),
        Component.of("adamw", Sgd.class, Sgd.SgdSettings.class));
  }

  @Override
  public List<Component<? extends Schedule>> schedules() {
    return List.of(
        Component.of("constant", Constant.class, Constant.ConstantSettings.class),
        Component.of("needy", Needy.class),
        Component.of("uninjectable", Uninjectable.class));
  }

  @Override
  public List<Component<? extends Penalty>> penalties() {
    return List.of(
        Component.of("length", Length.class, Length.LengthSettings.class),
        Component.of("greedy", Length.class, Greedy.class));
  }

  @Override
  public List<Component<? extends Corpus<?>>> corpora() {
    return List.of(Component.of("text", Lines.class, Lines.LinesSettings.class));
  }

  record Root(@Slot("stages") List<Trainer> stages, RootSettings settings) {
    Root {
      if (settings.name().equals("refused")) {
        throw new IllegalArgumentException("no run may be called 'refused'");
      }
    }

    record RootSettings(String name, long seed) {
      static RootSettings defaults() {
        return new RootSettings("run", 0);
      }
    }
  }

  static final class Pretrain implements Trainer {
    record Evaluate(@Positive int every) {}

    record PretrainSettings(@Positive long updates, Evaluate evaluate) {
      static PretrainSettings defaults() {
        return new PretrainSettings(1, new Evaluate(100));
      }
    }

    final PretrainSettings settings;
    final Optimizer optimizer;
    final List<Weighted<Penalty>> penalties;
    final Map<String, Corpus<?>> corpora;
    final Randomness randomness;

    @Inject
    Pretrain(
        PretrainSettings settings,
        @Slot("optimizer") Optimizer optimizer,
        @Slot("penalties") List<Weighted<Penalty>> penalties,
        @Slot("evaluate.corpora") Map<String, Corpus<?>> corpora,
        Randomness randomness) {
      this.settings = settings;
      this.optimizer = optimizer;
      this.penalties = penalties;
      this.corpora = corpora;
      this.randomness = randomness;
    }

    @Override
    public long updates() {
      return settings.updates();
    }

    @Override
    public Models train(Models models, StageContext stage) {
      return models;
    }

    @Override
    public void save(StateWriter out) {}

    @Override
    public void load(StateReader in) {}
  }

  static final class Sgd implements Optimizer {
    record SgdSettings(@PositiveOrZero double weightDecay, OptionalDouble clipNorm) {
      static SgdSettings defaults() {
        return new SgdSettings(0.1, OptionalDouble.of(1));
      }
    }

    private final Schedule schedule;

    @Inject
    Sgd(SgdSettings settings, @Slot("schedule") Optional<Schedule> schedule) {
      this.schedule = schedule.orElse((update, updates) -> settings.weightDecay());
    }

    @Override
    public Schedule schedule() {
      return schedule;
    }

    @Override
    public void step(ParameterGroup group, ClippedGradients gradients, double rate, long update) {}

    @Override
    public void save(StateWriter out) {}

    @Override
    public void load(StateReader in) {}
  }

  static final class Constant implements Schedule {
    record ConstantSettings(@DecimalMin("0") double peak) {}

    private final double peak;

    @Inject
    Constant(ConstantSettings settings) {
      if (settings.peak() == 13) {
        throw new IllegalStateException("13 brings bad luck");
      }
      if (settings.peak() == 14) {
        throw new DataException(
            "rates.txt: line 3 is damaged; restore the file", new IOException("end of file"));
      }
      peak = settings.peak();
    }

    @Override
    public double at(long update, long updates) {
      return peak;
    }
  }

  static final class Needy implements Schedule {
    @Inject
    Needy(Thread thread) {
      throw new AssertionError(thread);
    }

    @Override
    public double at(long update, long updates) {
      return 0;
    }
  }

  static final class Uninjectable implements Schedule {
    Uninjectable(int number) {
      throw new AssertionError(number);
    }

    @Override
    public double at(long update, long updates) {
      return 0;
    }
  }

  record Greedy(double weight) {}

  static final class Length implements Penalty {
    record LengthSettings(int longest) {
      static LengthSettings defaults() {
        return new LengthSettings(10);
      }
    }

    @Inject
    Length() {}

    @Override
    public Optional<Charge> charge(PenaltyContext context) {
      throw new AssertionError("wiring computes nothing");
    }
  }

  static final class Lines implements Corpus<Text> {
    record LinesSettings(Path path) {}

    final LinesSettings settings;
    final Provider<CacheFolder> cache;

    @Inject
    Lines(LinesSettings settings, Provider<CacheFolder> cache) {
      this.settings = settings;
      this.cache = cache;
    }

    @Override
    public Class<Text> exampleType() {
      return Text.class;
    }

    @Override
    public Optional<Text> next() {
      return Optional.empty();
    }

    @Override
    public void rewind() {}

    @Override
    public OptionalLong size() {
      return OptionalLong.empty();
    }

    @Override
    public void close() {
      CLOSED.add(settings.path().getFileName().toString());
    }

    @Override
    public void save(StateWriter out) {}

    @Override
    public void load(StateReader in) {}
  }
}
