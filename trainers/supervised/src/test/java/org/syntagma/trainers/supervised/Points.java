package org.syntagma.trainers.supervised;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/** Points in a fixed order; another thread may ask how far it is. */
final class Points implements Corpus<Point> {
  private final List<Point> points;
  private final Optional<Corpus<Point>> heldOut;
  private final boolean endless;
  private final int turn;
  private final AtomicInteger cursor = new AtomicInteger();
  private int epoch;

  private Points(List<Point> points, Optional<Corpus<Point>> heldOut, boolean endless, int turn) {
    this.points = List.copyOf(points);
    this.heldOut = heldOut;
    this.endless = endless;
    this.turn = turn;
  }

  Points(List<Point> points, Optional<Corpus<Point>> heldOut) {
    this(points, heldOut, false, 0);
  }

  /** These points again and again. */
  Points endless() {
    return new Points(points, heldOut, true, 0);
  }

  /** These points in another order in every epoch. */
  Points turning() {
    return new Points(points, heldOut, endless, 1);
  }

  static Points of(Point... points) {
    return new Points(List.of(points), Optional.empty());
  }

  /** Noisy points around y = 2 a − b, which stand for 1 to 3 elements. */
  static Points random(long seed, int count) {
    Randomness randomness = Randomness.of(seed);
    List<Point> points = new ArrayList<>();
    LongStream.range(0, count)
        .mapToObj(randomness::at)
        .forEach(
            own -> {
              float a = (float) own.gaussian(0);
              float b = (float) own.gaussian(1);
              float noise = (float) (0.1 * own.gaussian(2));
              points.add(new Point(a, b, 2 * a - b + noise, 1 + (int) own.below(9, 3)));
            });
    return new Points(points, Optional.empty());
  }

  Points with(Corpus<Point> other) {
    return new Points(points, Optional.of(other));
  }

  List<Point> all() {
    return points;
  }

  int cursor() {
    return cursor.get();
  }

  @Override
  public Class<Point> exampleType() {
    return Point.class;
  }

  @Override
  public Optional<Point> next() {
    return endless || cursor() < points.size()
        ? Optional.of(points.get((cursor.getAndIncrement() + turn * epoch) % points.size()))
        : Optional.empty();
  }

  @Override
  public void rewind() {
    cursor.set(0);
    epoch++;
  }

  @Override
  public Optional<Corpus<Point>> heldOut() {
    return heldOut;
  }

  @Override
  public OptionalLong size() {
    return endless ? OptionalLong.empty() : OptionalLong.of(points.size());
  }

  @Override
  public void save(StateWriter out) {
    out.number("cursor", cursor());
    out.number("epoch", epoch);
  }

  @Override
  public void load(StateReader in) {
    cursor.set((int) in.number("cursor"));
    epoch = (int) in.number("epoch");
  }
}
