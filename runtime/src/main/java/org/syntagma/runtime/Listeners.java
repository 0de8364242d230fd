package org.syntagma.runtime;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.state.Stateful;
import org.syntagma.api.training.Listener;
import org.syntagma.runtime.plugins.IsolatedComponent;
import org.syntagma.runtime.run.RunException;

/**
 * Tells all listeners; what one throws is logged, once for each listener and kind of failure, and
 * keeps nobody else from hearing. Only a {@link RunException} goes through: a run that cannot be
 * recorded must end.
 */
final class Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<Listener> listeners;
  private final Set<Failure> logged = new HashSet<>();

  Listeners(List<Listener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  /** The same listener throws the same at the same line, whatever numbers its message has. */
  private record Failure(int listener, Class<?> type, Optional<StackTraceElement> place) {
    static Failure of(int listener, RuntimeException thrown) {
      return new Failure(
          listener, thrown.getClass(), Arrays.stream(thrown.getStackTrace()).findFirst());
    }
  }

  /**
   * Lets all listeners hear {@code event}.
   *
   * @throws RunException if a listener does
   */
  void tell(Consumer<Listener> event) {
    for (Listener listener : listeners) {
      try {
        event.accept(listener);
      } catch (RunException e) {
        throw e;
      } catch (RuntimeException e) {
        log(listener, e);
      }
    }
  }

  private void log(Listener listener, RuntimeException failure) {
    if (logged.add(Failure.of(listeners.indexOf(listener), failure))) {
      LOG.warn(
          "the listener {} failed and may fail again unseen: {}",
          IsolatedComponent.classOf(listener).getName(),
          failure.toString());
      LOG.debug("the listener failed here", failure);
    }
  }

  void save(StateWriter out) {
    for (int i = 0; i < listeners.size(); i++) {
      if (listeners.get(i) instanceof Stateful stateful) {
        stateful.save(out.part(Integer.toString(i)));
      }
    }
  }

  void load(StateReader in) {
    for (int i = 0; i < listeners.size(); i++) {
      if (listeners.get(i) instanceof Stateful stateful) {
        stateful.load(in.part(Integer.toString(i)));
      }
    }
  }
}
