package org.syntagma.testkit.state;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.syntagma.api.state.StateException;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.state.Stateful;

/** Takes state and gives it back; as strict about names and types as a checkpoint. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MemoryState implements StateWriter {
  private final String path;
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Empty state. */
  public MemoryState() {
    this("");
  }

  private MemoryState(String path) {
    this.path = path;
  }

  private record Bytes(ByteBuffer data, Shape shape, DataType type) {}

  /** Lets {@code to} load what {@code from} saves. */
  public static void copy(Stateful from, Stateful to) {
    MemoryState state = new MemoryState();
    from.save(state);
    to.load(state.reader());
  }

  /** Gives back what was written so far. */
  public StateReader reader() {
    return new Reader();
  }

  @Override
  public void number(String name, long value) {
    put(name, value);
  }

  @Override
  public void real(String name, double value) {
    put(name, value);
  }

  @Override
  public void text(String name, String value) {
    put(name, value);
  }

  @Override
  public void texts(String name, List<String> values) {
    put(name, List.copyOf(values));
  }

  @Override
  public void array(String name, NDArray array) {
    ByteBuffer data = array.toByteBuffer();
    ByteBuffer copy = ByteBuffer.allocate(data.remaining()).order(data.order());
    copy.put(data.duplicate()).flip();
    put(name, new Bytes(copy, array.getShape(), array.getDataType()));
  }

  @Override
  public StateWriter part(String name) {
    MemoryState part = new MemoryState(path + name + ".");
    put(name, part);
    return part;
  }

  private void put(String name, Object value) {
    if (values.putIfAbsent(name, value) != null) {
      throw new IllegalStateException("state '" + path + name + "' is written twice");
    }
  }

  private final class Reader implements StateReader {
    @Override
    public long number(String name) {
      return get(name, Long.class);
    }

    @Override
    public double real(String name) {
      return get(name, Double.class);
    }

    @Override
    public String text(String name) {
      return get(name, String.class);
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<String> texts(String name) {
      return (List<String>) get(name, List.class);
    }

    @Override
    public NDArray array(String name, NDManager owner) {
      Bytes bytes = get(name, Bytes.class);
      ByteBuffer data = bytes.data().duplicate().order(bytes.data().order());
      return owner.create(data, bytes.shape(), bytes.type());
    }

    @Override
    public StateReader part(String name) {
      return get(name, MemoryState.class).reader();
    }

    @Override
    public Set<String> names() {
      return Collections.unmodifiableSet(values.keySet());
    }

    private <T> T get(String name, Class<T> type) {
      Object value = values.get(name);
      if (!type.isInstance(value)) {
        String found = value == null ? "nothing" : value.getClass().getSimpleName();
        throw new StateException(
            "state '%s%s': found %s, expected %s"
                .formatted(path, name, found, type.getSimpleName()));
      }
      return type.cast(value);
    }
  }
}
