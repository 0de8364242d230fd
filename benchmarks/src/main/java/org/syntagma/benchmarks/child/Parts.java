package org.syntagma.benchmarks.child;

import java.util.Set;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.ops.Network;
import org.syntagma.api.random.Randomness;
import org.syntagma.benchmarks.Gpt;
import org.syntagma.benchmarks.Seq2Seq;
import org.syntagma.benchmarks.plugin.Numbers;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.settings.Settings;
import org.syntagma.runtime.wiring.Assembler;
import org.syntagma.runtime.wiring.Planned;
import org.syntagma.runtime.wiring.Wiring;

/** The parts of a model without a run around them. */
record Parts(Backend backend, NetworkModel model) {
  static Parts of(Gpt gpt, String precision) {
    Settings.Builder network =
        Settings.builder()
            .set("network.type", "gpt2")
            .set("network.layers", gpt.layers())
            .set("network.heads", gpt.heads())
            .set("network.width", gpt.width())
            .set("network.context", gpt.context());
    return of(network, gpt.vocabulary(), precision);
  }

  static Parts of(Seq2Seq sizes, String precision) {
    Settings.Builder network =
        Settings.builder()
            .set("network.type", "encoder-decoder")
            .set("network.encoder.layers", sizes.layers())
            .set("network.decoder.layers", sizes.layers())
            .set("network.heads", sizes.heads())
            .set("network.width", sizes.width())
            .set("network.context", sizes.context());
    return of(network, sizes.vocabulary(), precision);
  }

  /** What this process computes on: {@code cpu} or {@code gpu:N}. */
  static String device() {
    return System.getProperty("syntagma.benchmark.device", "cpu");
  }

  private static Parts of(Settings.Builder network, int vocabulary, String precision) {
    Settings settings =
        network
            .set("backend.type", "pytorch")
            .set("backend.device", device())
            .set("backend.precision", precision)
            .read();
    Tokenizer tokenizer = Numbers.endless(vocabulary);
    Assembler assembler =
        new Assembler(
            binder -> binder.bind(Tokenizer.class).toInstance(tokenizer), path -> binder -> {});
    Backend backend = assembler.create(plan(Backend.class, settings, "backend"));
    Network planned = assembler.create(plan(Network.class, settings, "network"));
    return new Parts(backend, NetworkModel.create(planned, tokenizer, backend, Randomness.of(1)));
  }

  private static <K> Planned<K> plan(Class<K> kind, Settings settings, String key) {
    Problems problems = new Problems();
    Setting part = settings.root().get(key).orElseThrow();
    return new Wiring(Syntagma.create().catalog())
        .component(kind, part, key, Set.of(), problems)
        .orElseThrow(() -> new IllegalArgumentException(String.valueOf(problems.list())));
  }
}
