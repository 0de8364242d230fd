package org.syntagma.benchmarks.child;

import java.util.Set;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.ops.Network;
import org.syntagma.api.random.Randomness;
import org.syntagma.benchmarks.Gpt;
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
    Settings settings =
        Settings.builder()
            .set("backend.type", "pytorch")
            .set("backend.precision", precision)
            .set("network.type", "gpt2")
            .set("network.layers", gpt.layers())
            .set("network.heads", gpt.heads())
            .set("network.width", gpt.width())
            .set("network.context", gpt.context())
            .read();
    Tokenizer tokenizer = Numbers.endless(gpt.vocabulary());
    Assembler assembler =
        new Assembler(
            binder -> binder.bind(Tokenizer.class).toInstance(tokenizer), path -> binder -> {});
    Backend backend = assembler.create(plan(Backend.class, settings, "backend"));
    Network network = assembler.create(plan(Network.class, settings, "network"));
    return new Parts(backend, NetworkModel.create(network, tokenizer, backend, Randomness.of(1)));
  }

  private static <K> Planned<K> plan(Class<K> kind, Settings settings, String key) {
    Problems problems = new Problems();
    Setting part = settings.root().get(key).orElseThrow();
    return new Wiring(Syntagma.create().catalog())
        .component(kind, part, key, Set.of(), problems)
        .orElseThrow(() -> new IllegalArgumentException(String.valueOf(problems.list())));
  }
}
