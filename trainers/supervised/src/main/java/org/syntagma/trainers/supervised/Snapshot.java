package org.syntagma.trainers.supervised;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.syntagma.api.state.StateWriter;

/**
 * State as it was at one moment, to be written later or never. Corpora are read ahead of the update
 * that trains, so what a checkpoint needs is not where they are now but where they were.
 */
final class Snapshot implements StateWriter {
  private final NDManager manager;
  private final List<Consumer<StateWriter>> entries = new ArrayList<>();

  /** An empty one; {@code manager} is the parent of the managers that rebuild arrays. */
  Snapshot(NDManager manager) {
    this.manager = manager;
  }

  /** Writes what was written here. */
  void writeTo(StateWriter out) {
    entries.forEach(entry -> entry.accept(out));
  }

  @Override
  public void number(String name, long value) {
    entries.add(out -> out.number(name, value));
  }

  @Override
  public void real(String name, double value) {
    entries.add(out -> out.real(name, value));
  }

  @Override
  public void text(String name, String value) {
    entries.add(out -> out.text(name, value));
  }

  @Override
  public void texts(String name, List<String> values) {
    List<String> copy = List.copyOf(values);
    entries.add(out -> out.texts(name, copy));
  }

  @Override
  public void array(String name, NDArray array) {
    byte[] bytes = array.toByteArray();
    Shape shape = array.getShape();
    DataType type = array.getDataType();
    entries.add(
        out -> {
          try (NDManager scope = manager.newSubManager()) {
            out.array(name, scope.create(ByteBuffer.wrap(bytes), shape, type));
          }
        });
  }

  @Override
  public StateWriter part(String name) {
    Snapshot part = new Snapshot(manager);
    entries.add(out -> part.writeTo(out.part(name)));
    return part;
  }
}
