package org.syntagma.runtime;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.EmbeddedInput;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.model.Generator;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.Network;
import org.syntagma.runtime.model.Footprint;

/** A model that remembers what it was taught. */
final class ObservedModel implements Model {
  private final Model model;
  private final long limit;
  private final Inference inference;
  private final List<Sighting> sightings = new ArrayList<>();
  private long passes;
  private boolean recomputes;

  /** What was needed where nothing was learned, by the model or a snapshot of it. */
  private static final class Inference {
    private long largest;
    private long bytes;
  }

  ObservedModel(Model model) {
    this(model, Long.MAX_VALUE);
  }

  /** Looks at the first {@code limit} passes only. */
  ObservedModel(Model model, long limit) {
    this(model, limit, new Inference());
  }

  private ObservedModel(Model model, long limit, Inference inference) {
    this.model = model;
    this.limit = limit;
    this.inference = inference;
  }

  /** How often it was taught. */
  long passes() {
    return passes;
  }

  /** Whether it was last taught in a recomputing mode. */
  boolean recomputes() {
    return recomputes;
  }

  /** Bytes that it, or a snapshot, needed beside its weights where it did not learn. */
  long inference() {
    return inference.bytes;
  }

  Model model() {
    return model;
  }

  List<Sighting> sightings() {
    return List.copyOf(sightings);
  }

  /** The largest batch from which a term of this name was learned. */
  Optional<Sighting> largest(String term) {
    return sightings.stream()
        .filter(each -> each.terms().contains(term))
        .max(Comparator.comparingLong(Sighting::activations));
  }

  @Override
  public Gradients gradients(Batch batch, List<Term> terms, Mode mode) {
    Gradients gradients = model.gradients(batch, terms, mode);
    recomputes = mode.recompute();
    if (passes++ < limit) {
      sightings.add(Sighting.of(model, batch, terms, mode, gradients));
    }
    return gradients;
  }

  @Override
  public Network network() {
    return model.network();
  }

  @Override
  public Tokenizer tokenizer() {
    return model.tokenizer();
  }

  @Override
  public Backend backend() {
    return model.backend();
  }

  @Override
  public List<FrontEnd> frontEnds() {
    return model.frontEnds();
  }

  @Override
  public List<Head> heads() {
    return model.heads();
  }

  @Override
  public Parameters parameters() {
    return model.parameters();
  }

  @Override
  public List<Edit.AddLora> adapters() {
    return model.adapters();
  }

  @Override
  public Set<String> trainable() {
    return model.trainable();
  }

  @Override
  public Optional<String> anomaly(Batch batch, Set<String> outputs) {
    return model.anomaly(batch, outputs);
  }

  @Override
  public List<EmbeddedInput> embeddedInputs(Set<String> outputs) {
    return model.embeddedInputs(outputs);
  }

  @Override
  public Map<String, NDArray> run(Batch batch, Set<String> wanted, Mode mode) {
    long size = Sighting.bytes(batch.arrays().values());
    if (!mode.training() && size > inference.largest) {
      inference.largest = size;
      inference.bytes = Math.max(inference.bytes, Footprint.inference(model, batch, wanted));
    }
    return model.run(batch, wanted, mode);
  }

  @Override
  public Model with(Edit edit) {
    return model.with(edit);
  }

  @Override
  public Model snapshot() {
    return new ObservedModel(model.snapshot(), limit, inference);
  }

  @Override
  public Generator generator() {
    return model.generator();
  }

  @Override
  public void close() {
    model.close();
  }
}
