package org.syntagma.runtime;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.state.Stateful;

/** Adds up the arrays of a state instead of writing them. */
final class StateSize implements StateWriter {
  private long bytes;

  /** The bytes of all arrays in a component's state. */
  static long of(Stateful component) {
    StateSize size = new StateSize();
    component.save(size);
    return size.bytes;
  }

  @Override
  public void number(String name, long value) {}

  @Override
  public void real(String name, double value) {}

  @Override
  public void text(String name, String value) {}

  @Override
  public void texts(String name, List<String> values) {}

  @Override
  public void array(String name, NDArray array) {
    bytes += array.getShape().size() * array.getDataType().getNumOfBytes();
  }

  @Override
  public StateWriter part(String name) {
    return this;
  }
}
