package org.syntagma.runtime.wiring;

import com.google.common.util.concurrent.ExecutionError;
import com.google.inject.Binder;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import com.google.inject.TypeLiteral;
import com.google.inject.spi.Message;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.syntagma.api.training.ComponentFailure;
import org.syntagma.runtime.plugins.IsolatedComponent;
import org.syntagma.runtime.plugins.PluginContext;
import org.syntagma.runtime.plugins.SharedStatics;
import org.syntagma.runtime.plugins.Supplied;

/**
 * Creates what was planned, innermost first, and keeps it to be closed. Not for use by several
 * threads at once.
 *
 * <p>A component is created in an injector of its own that holds its settings, its slots and the
 * run's services, and nothing else: what it does not ask for by its constructor it cannot get.
 */
public final class Assembler implements AutoCloseable {
  private final Injector parent;
  private final Function<String, Module> own;
  private final List<Created> created = new ArrayList<>();

  private record Created(String path, Supplied supplied, Object component) {}

  /**
   * Creates an assembler.
   *
   * @param services binds what every component may ask for
   * @param own binds what each component gets of its own, from its path, such as its random stream
   */
  public Assembler(Module services, Function<String, Module> own) {
    this.parent = Guice.createInjector(Assembler::strict, services);
    this.own = own;
  }

  private static void strict(Binder binder) {
    binder.requireExplicitBindings();
    binder.disableCircularProxies();
    binder.requireAtInjectOnConstructors();
    binder.requireExactBindingAnnotations();
  }

  /**
   * Creates a planned component and what is in its slots.
   *
   * @throws ComponentException if a constructor fails or asks for what nobody offers; what was
   *     created before stays until {@link #close}
   */
  public <T> T create(Planned<T> plan) {
    Map<Key<?>, Object> slots = new LinkedHashMap<>();
    plan.fillings().forEach((slot, filling) -> slots.put(slot.key(), content(filling)));
    if (plan.supplied().isEmpty()) {
      return plan.type().cast(construct(plan, slots));
    }
    Supplied supplied = plan.supplied().get();
    if (supplied.plugin().installed()) {
      SharedStatics.start();
    }
    Object component = IsolatedComponent.of(construct(plan, slots), supplied);
    created.add(new Created(plan.path(), supplied, component));
    return plan.type().cast(component);
  }

  private Object content(Filling filling) {
    if (filling instanceof Filling.One one) {
      return create(one.plan());
    }
    if (filling instanceof Filling.Maybe maybe) {
      return maybe.plan().map(this::create);
    }
    if (filling instanceof Filling.Named named) {
      Map<String, Object> byName = new LinkedHashMap<>();
      named.byName().forEach((name, plan) -> byName.put(name, create(plan)));
      return Collections.unmodifiableMap(byName);
    }
    List<Object> list = new ArrayList<>();
    filling.plans().forEach(plan -> list.add(create(plan)));
    return List.copyOf(list);
  }

  private Object construct(Planned<?> plan, Map<Key<?>, Object> slots) {
    Blueprint blueprint = plan.blueprint();
    ClassLoader loader = blueprint.type().getRawType().getClassLoader();
    ThreadFactory threads = new ComponentThreads(plan.path(), loader);
    try {
      Module parts =
          binder -> {
            bindConstructor(binder, blueprint.type(), blueprint);
            bindValue(binder, Key.get(blueprint.settings()), plan.settings());
            bindValue(binder, Key.get(ThreadFactory.class), threads);
            slots.forEach((key, value) -> bindValue(binder, key, value));
          };
      return PluginContext.call(
          loader,
          () ->
              parent
                  .createChildInjector(parts, own.apply(plan.path()))
                  .getInstance(Key.get(blueprint.type())));
    } catch (ProvisionException e) {
      throw failed(plan, e, e.getErrorMessages());
    } catch (CreationException e) {
      throw failed(plan, e, e.getErrorMessages());
    } catch (LinkageError | ExecutionError e) {
      throw new ComponentException(plan.path(), plan.supplied(), e);
    }
  }

  private static ComponentException failed(
      Planned<?> plan, RuntimeException failure, Collection<Message> messages) {
    Throwable cause = failure.getCause();
    if (cause == null) {
      String text = messages.stream().map(Message::getMessage).collect(Collectors.joining("; "));
      cause = new IllegalStateException(text.replaceAll("\\s+", " "));
    }
    return new ComponentException(plan.path(), plan.supplied(), cause);
  }

  @SuppressWarnings("unchecked")
  private static <T> void bindConstructor(Binder binder, TypeLiteral<T> type, Blueprint blueprint) {
    binder.bind(type).toConstructor((Constructor<T>) blueprint.constructor().getMember(), type);
  }

  // A provider, because Guice would inject into an instance, which is complete already.
  @SuppressWarnings("unchecked")
  private static <T> void bindValue(Binder binder, Key<T> key, Object value) {
    binder.bind(key).toProvider(() -> (T) value);
  }

  /** The components of this kind that were created, by path, in the order of their creation. */
  public <K> Map<String, K> created(Class<K> kind) {
    Map<String, K> found = new LinkedHashMap<>();
    created.forEach(
        one -> {
          if (kind.isInstance(one.component())) {
            found.put(one.path(), kind.cast(one.component()));
          }
        });
    return found;
  }

  /**
   * Does {@code work}, and says whose fault it is where a component fails.
   *
   * @throws ComponentException if one does
   */
  public <T> T blaming(Supplier<T> work) {
    try {
      return work.get();
    } catch (ComponentFailure e) {
      throw created.stream()
          .filter(one -> one.component() == e.component())
          .findFirst()
          .<RuntimeException>map(one -> new ComponentException(one.path(), one.supplied(), e))
          .orElse(e);
    }
  }

  /**
   * Closes the components that can be closed, last created first.
   *
   * @throws IllegalStateException if any of them fails to close; the others are closed all the same
   */
  @Override
  public void close() {
    List<Created> components = new ArrayList<>(created);
    Collections.reverse(components);
    created.clear();
    IllegalStateException failures = new IllegalStateException("Components could not be closed");
    for (Created one : components) {
      if (one.component() instanceof AutoCloseable closeable) {
        try {
          closeable.close();
        } catch (Exception e) {
          failures.addSuppressed(e);
        }
      }
    }
    if (failures.getSuppressed().length > 0) {
      throw failures;
    }
  }
}
