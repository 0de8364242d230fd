package org.syntagma.runtime;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import jakarta.inject.Provider;
import java.util.Optional;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.random.Randomness;
import org.syntagma.runtime.run.MetricsLog;
import org.syntagma.runtime.trained.SavedModels;
import org.syntagma.runtime.trained.SavedParsers;
import org.syntagma.runtime.trained.SavedScorers;

/** What every component may ask for. Some of it comes into being while components are created. */
final class Services extends AbstractModule {
  private final Host host;
  private final Optional<MetricsLog> metrics;
  private Optional<Backend> backend = Optional.empty();
  private Optional<Tokenizer> tokenizer = Optional.empty();

  Services(Host host, Optional<MetricsLog> metrics) {
    this.host = host;
    this.metrics = metrics;
  }

  void backend(Backend value) {
    backend = Optional.of(value);
  }

  void tokenizer(Tokenizer value) {
    tokenizer = Optional.of(value);
  }

  @Override
  protected void configure() {
    bind(CacheFolder.class).toInstance(host.cache());
    bind(SavedParsers.class).toInstance(host);
    bind(SavedModels.class).toInstance(host);
    bind(SavedScorers.class).toInstance(host);
    bind(Backend.class).toProvider(provider("backend", () -> backend));
    bind(Tokenizer.class)
        .toProvider(provider("tokenizer, which has no vocabulary yet,", () -> tokenizer));
    bind(MetricsLog.class).toProvider(provider("metrics log, for there is no run,", () -> metrics));
  }

  private static <T> com.google.inject.Provider<T> provider(
      String what, Provider<Optional<T>> source) {
    return () ->
        source
            .get()
            .orElseThrow(
                () -> new IllegalStateException("the " + what + " was asked for too early"));
  }

  /** What one component gets of its own: a stream that its place in the configuration names. */
  static Module own(Randomness root, String path) {
    return binder -> binder.bind(Randomness.class).toInstance(root.at(path));
  }
}
