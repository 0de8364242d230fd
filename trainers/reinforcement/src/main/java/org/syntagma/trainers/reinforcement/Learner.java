package org.syntagma.trainers.reinforcement;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.reinforcement.Fragment;
import org.syntagma.api.reinforcement.Lesson;
import org.syntagma.api.reinforcement.PolicyOptimizer;
import org.syntagma.api.reinforcement.PolicyOptimizer.Of;
import org.syntagma.toolkit.training.Descent;
import org.syntagma.toolkit.training.GradientSum;

/**
 * Learns from trajectories: looks at them with all networks, lets the policy's objective prepare
 * lessons, and goes through these in minibatches, several times if asked.
 */
final class Learner {
  private final PolicyOptimizer policy;
  private final Networks networks;
  private final Layout layout;
  private final Density density;
  private final Course course;
  private final Descent descent;
  private final Optional<Descent> criticDescent;
  private final Beside beside;
  private long steps;

  /**
   * Creates it.
   *
   * @param criticDescent moves a critic that is not the policy
   * @param steps how many have been made
   */
  Learner(
      PolicyOptimizer policy,
      Networks networks,
      Layout layout,
      Density density,
      Descent descent,
      Optional<Descent> criticDescent,
      Beside beside,
      long steps) {
    this.policy = policy;
    this.networks = networks;
    this.layout = layout;
    this.density = density;
    this.course = new Course(policy, density, layout);
    this.descent = descent;
    this.criticDescent = criticDescent;
    this.beside = beside;
    this.steps = steps;
  }

  /**
   * What an update taught.
   *
   * @param trajectories as given, with the behaviour that is known now
   * @param fragments of them, in the same order
   * @param lessons of those that taught something, by place
   * @param found measured of each part for an action
   * @param fault what was not finite, which ended it; the step that it was found in moved nothing
   */
  record Learned(
      List<Trajectory> trajectories,
      List<Fragment> fragments,
      Map<Integer, Lesson> lessons,
      Map<String, Double> found,
      Optional<String> fault) {
    /** Nothing, as what was acted cannot be looked at. */
    static Learned nothing(String fault) {
      return new Learned(List.of(), List.of(), Map.of(), Map.of(), Optional.of(fault));
    }
  }

  /**
   * One update.
   *
   * @param moving whether the policy itself learns, not the critic alone
   * @param update counted from 1
   */
  Learned learn(List<Trajectory> given, boolean moving, long update, Randomness randomness) {
    int minibatches = policy.minibatches();
    List<List<List<Piece>>> first =
        layout.minibatches(given, minibatches, randomness.at("epochs").at(0));
    List<List<Piece>> passes = first.stream().flatMap(List::stream).toList();
    List<Trajectory> trajectories = new ArrayList<>();
    List<Fragment> fragments = look(given, passes, trajectories);
    if (!fragments.stream().allMatch(Learner::isFinite)) {
      return Learned.nothing("a log-probability or value of what was acted is not finite");
    }
    Map<Integer, Lesson> lessons = lessons(fragments);
    Map<String, Double> found = new LinkedHashMap<>();
    Optional<String> fault = Optional.empty();
    if (!lessons.isEmpty()) {
      List<Map<String, double[]>> numbers =
          IntStream.range(0, given.size()).mapToObj(i -> numbers(lessons.get(i))).toList();
      fault = go(given, first, numbers, lessons, moving, update, randomness, found);
    }
    return new Learned(trajectories, fragments, lessons, found, fault);
  }

  private static boolean isFinite(Fragment fragment) {
    return Stream.of(
            Optional.of(fragment.behaviour()),
            Optional.of(fragment.current()),
            fragment.reference(),
            fragment.values())
        .flatMap(Optional::stream)
        .flatMapToDouble(Arrays::stream)
        .allMatch(Double::isFinite);
  }

  /** Fragments, and the trajectories with their behaviour. */
  private List<Fragment> look(
      List<Trajectory> given, List<List<Piece>> passes, List<Trajectory> trajectories) {
    Look look = new Look(layout, density, given);
    boolean values = policy.readsValues();
    boolean together = values && networks.judge().filter(networks.policy()::equals).isPresent();
    Look.Found current = look.at(networks.policy(), true, together, passes);
    List<double[]> judged =
        values && !together
            ? look.at(networks.judge().orElseThrow(), false, true, passes).values()
            : current.values();
    boolean acting = networks.actor() != networks.policy();
    List<double[]> acted =
        acting && given.stream().anyMatch(each -> each.behaviour().isEmpty())
            ? look.at(networks.actor(), true, false, passes).logs()
            : current.logs();
    Optional<List<double[]>> reference =
        networks.reference().map(model -> look.at(model, true, false, passes).logs());
    List<Fragment> fragments = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      Trajectory each = given.get(i);
      double[] behaviour = each.behaviour().orElse(acted.get(i));
      trajectories.add(each.behaviour(behaviour));
      Fragment.Builder builder =
          Fragment.of(each.rewards())
              .group(each.group())
              .version(each.version())
              .terminated(each.terminated())
              .behaviour(behaviour)
              .current(current.logs().get(i));
      each.total().ifPresent(builder::total);
      if (reference.isPresent()) {
        builder.reference(reference.get().get(i));
      }
      fragments.add((values ? builder.values(judged.get(i)) : builder).build());
    }
    return fragments;
  }

  private Map<Integer, Lesson> lessons(List<Fragment> fragments) {
    IdentityHashMap<Fragment, Integer> places = new IdentityHashMap<>();
    for (int i = 0; i < fragments.size(); i++) {
      places.put(fragments.get(i), i);
    }
    Map<Integer, Lesson> lessons = new LinkedHashMap<>();
    for (Lesson lesson : policy.prepare(fragments)) {
      Integer place = places.get(lesson.fragment());
      if (place == null) {
        throw new IllegalStateException(
            policy.getClass().getName() + " prepared a lesson of a fragment that it was not given");
      }
      lessons.put(place, lesson);
    }
    return lessons;
  }

  private static Map<String, double[]> numbers(Lesson lesson) {
    Map<String, double[]> numbers = new LinkedHashMap<>();
    if (lesson != null) {
      lesson.names().forEach(name -> numbers.put(name, lesson.numbers(name)));
    }
    return numbers;
  }

  /** All epochs; what was not finite ends them. */
  private Optional<String> go(
      List<Trajectory> given,
      List<List<List<Piece>>> first,
      List<Map<String, double[]>> numbers,
      Map<Integer, Lesson> lessons,
      boolean moving,
      long update,
      Randomness randomness,
      Map<String, Double> found) {
    Mean mean = new Mean();
    Optional<String> fault = Optional.empty();
    boolean further = true;
    for (int epoch = 0; epoch < policy.epochs() && further; epoch++) {
      List<List<List<Piece>>> minibatches =
          epoch == 0
              ? first
              : layout.minibatches(given, policy.minibatches(), randomness.at("epochs").at(epoch));
      for (int i = 0; i < minibatches.size() && further; i++) {
        List<List<Piece>> passes = taught(minibatches.get(i), lessons);
        if (!passes.isEmpty()) {
          Randomness draws = randomness.at("beside").at(epoch).at(i);
          Map<String, Double> of = new LinkedHashMap<>();
          fault = step(passes, numbers, moving, update, draws, mean, of);
          further = fault.isEmpty() && policy.after(of) == PolicyOptimizer.Verdict.CONTINUE;
        }
      }
    }
    found.putAll(mean.values());
    return fault;
  }

  /** Without the pieces that teach nothing. */
  private static List<List<Piece>> taught(List<List<Piece>> passes, Map<Integer, Lesson> lessons) {
    return passes.stream()
        .map(pass -> pass.stream().filter(each -> lessons.containsKey(each.place())).toList())
        .filter(pass -> !pass.isEmpty())
        .toList();
  }

  /**
   * One step of each network that learns, after the gradients of all are known.
   *
   * @param each gets what was found for an action
   * @return what is not finite; then nothing has moved
   */
  private Optional<String> step(
      List<List<Piece>> passes,
      List<Map<String, double[]>> numbers,
      boolean moving,
      long update,
      Randomness randomness,
      Mean mean,
      Map<String, Double> each) {
    Set<Of> mine =
        networks.isShared() ? Set.of(Of.POLICY, Of.VALUES) : moving ? Set.of(Of.POLICY) : Set.of();
    Map<String, Double> sums = new LinkedHashMap<>();
    Map<String, Double> others = new LinkedHashMap<>();
    Map<String, Double> norms = new LinkedHashMap<>();
    try (NDManager manager = networks.policy().backend().manager().newSubManager()) {
      GradientSum sum = new GradientSum(networks.policy().backend(), manager);
      course.learn(networks.policy(), course.parts(mine), passes, numbers, sum, sums);
      if (moving) {
        beside.learn(networks.policy(), sum, randomness, others);
      }
      GradientSum values = new GradientSum(networks.policy().backend(), manager);
      criticDescent.ifPresent(
          critic ->
              course.learn(
                  critic.model(), course.parts(Set.of(Of.VALUES)), passes, numbers, values, sums));
      if (!sum.arrays().isEmpty()) {
        norms.put("gradient-norm", descent.norm(sum.arrays()));
      }
      double valueNorm =
          values.arrays().isEmpty() ? 0 : criticDescent.orElseThrow().norm(values.arrays());
      Optional<String> fault =
          fault(sums)
              .or(() -> fault(others))
              .or(() -> fault(norms))
              .or(() -> fault(Map.of("the value network's gradient-norm", valueNorm)));
      if (fault.isPresent()) {
        return fault;
      }
      steps++;
      if (!sum.arrays().isEmpty()) {
        descent.move(sum.arrays(), norms.get("gradient-norm"), rate(descent, update), steps);
      }
      if (!values.arrays().isEmpty()) {
        Descent critic = criticDescent.orElseThrow();
        critic.move(values.arrays(), valueNorm, rate(critic, update), steps);
      }
    }
    long count = passes.stream().flatMap(List::stream).mapToLong(Course::actions).sum();
    sums.forEach((name, value) -> each.put(name, value / count));
    mean.add(each, (double) count);
    mean.add(others, 1);
    mean.add(norms, 1);
    return Optional.empty();
  }

  /** All steps of an update have the rate of the update. */
  private static double rate(Descent descent, long update) {
    return descent.optimizer().schedule().at(update, descent.steps());
  }

  private static Optional<String> fault(Map<String, Double> found) {
    return found.entrySet().stream()
        .filter(each -> !Double.isFinite(each.getValue()))
        .map(each -> each.getKey() + " is " + each.getValue())
        .findFirst();
  }

  /** How many steps it has made. */
  long steps() {
    return steps;
  }
}
