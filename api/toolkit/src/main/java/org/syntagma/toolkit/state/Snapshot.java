package org.syntagma.toolkit.state;

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

/**
 * State as it was at one moment, to be loaded again, written elsewhere later, or never. As strict
 * about names and types as a checkpoint.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class Snapshot implements StateWriter {
  private final String path;
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Empty state. */
  public Snapshot() {
    this("");
  }

  private Snapshot(String path) {
    this.path = path;
  }

  private record Texts(List<String> list) {}

  private record Bytes(ByteBuffer data, Shape shape, DataType type) {
    NDArray in(NDManager owner) {
      return owner.create(data.duplicate().order(data.order()), shape, type);
    }
  }

  /** The state that {@code stateful} has now. */
  public static Snapshot of(Stateful stateful) {
    Snapshot snapshot = new Snapshot();
    stateful.save(snapshot);
    return snapshot;
  }

  /** Gives back what was written so far. */
  public StateReader reader() {
    return new Reader();
  }

  /**
   * Writes what was written here.
   *
   * @param manager parent of the managers of the arrays that are written
   */
  public void writeTo(StateWriter out, NDManager manager) {
    values.forEach((name, value) -> write(name, value, out, manager));
  }

  private static void write(String name, Object value, StateWriter out, NDManager manager) {
    if (value instanceof Long number) {
      out.number(name, number);
    } else if (value instanceof Double real) {
      out.real(name, real);
    } else if (value instanceof String text) {
      out.text(name, text);
    } else if (value instanceof Texts texts) {
      out.texts(name, texts.list());
    } else if (value instanceof Bytes bytes) {
      try (NDManager scope = manager.newSubManager()) {
        out.array(name, bytes.in(scope));
      }
    } else {
      ((Snapshot) value).writeTo(out.part(name), manager);
    }
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
    put(name, new Texts(List.copyOf(values)));
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
    Snapshot part = new Snapshot(path + name + ".");
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
    public List<String> texts(String name) {
      return get(name, Texts.class).list();
    }

    @Override
    public NDArray array(String name, NDManager owner) {
      return get(name, Bytes.class).in(owner);
    }

    @Override
    public StateReader part(String name) {
      return get(name, Snapshot.class).reader();
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
