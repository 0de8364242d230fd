package org.syntagma.toolkit.reinforcement;

import ai.djl.modality.rl.ActionSpace;
import ai.djl.modality.rl.env.RlEnv;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * Places 0 to 3, of which one begins at 1 or 2: left and right, and at both ends it is over. The
 * right end is worth 1, the left one -1, and a step 0. Observed is the place, and the distances to
 * the ends.
 */
final class Corridor implements RlEnv {
  private final NDManager manager = NDManager.newBaseManager();
  private final int beginning;
  private int place = -1;
  private boolean closed;

  Corridor(long seed) {
    beginning = seed % 2 == 0 ? 1 : 2;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void reset() {
    place = beginning;
  }

  @Override
  public NDList getObservation() {
    return observation(manager);
  }

  private NDList observation(NDManager owner) {
    return new NDList(
        owner.create(new int[] {place}), owner.create(new float[] {place, 3 - place}));
  }

  @Override
  public ActionSpace getActionSpace() {
    ActionSpace actions = new ActionSpace();
    actions.add(new NDList(manager.create(-1)));
    actions.add(new NDList(manager.create(1)));
    return actions;
  }

  @Override
  public Step step(NDList action, boolean training) {
    NDManager own = manager.newSubManager();
    NDList before = observation(own);
    place += action.singletonOrThrow().getInt();
    return new Move(own, before, action, observation(own), place);
  }

  private final class Move implements Step {
    private final NDManager own;
    private final NDList before;
    private final NDList action;
    private final NDList after;
    private final int reached;

    Move(NDManager own, NDList before, NDList action, NDList after, int reached) {
      this.own = own;
      this.before = before;
      this.action = action;
      this.after = after;
      this.reached = reached;
    }

    @Override
    public NDList getPreObservation() {
      return before;
    }

    @Override
    public NDList getAction() {
      return action;
    }

    @Override
    public NDList getPostObservation() {
      return after;
    }

    @Override
    public ActionSpace getPostActionSpace() {
      return getActionSpace();
    }

    @Override
    public NDArray getReward() {
      return own.create(reached == 3 ? 1 : reached == 0 ? -1 : 0);
    }

    @Override
    public boolean isDone() {
      return reached == 0 || reached == 3;
    }

    @Override
    public void close() {
      own.close();
    }
  }

  @Override
  public Step[] getBatch() {
    return new Step[0];
  }

  @Override
  public void close() {
    closed = true;
    manager.close();
  }
}
