package org.syntagma.runtime;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.state.Stateful;
import org.syntagma.api.training.Listener;

/** Tells all listeners; what one throws is logged and keeps nobody else from hearing. */
final class Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<Listener> listeners;

  Listeners(List<Listener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  void tell(Consumer<Listener> event) {
    for (Listener listener : listeners) {
      try {
        event.accept(listener);
      } catch (RuntimeException e) {
        LOG.warn("the listener {} failed: {}", listener.getClass().getName(), e.getMessage(), e);
      }
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
