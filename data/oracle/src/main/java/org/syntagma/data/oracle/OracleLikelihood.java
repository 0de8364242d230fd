package org.syntagma.data.oracle;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Text;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.Task;
import org.syntagma.toolkit.batches.Continuations;

/**
 * Measures a model of an oracle's texts both ways: how probable the oracle's texts are to the
 * model, and how probable the model's are to the oracle. With a weight of 0 it only measures.
 *
 * <ul>
 *   <li>{@code loss}: nats of each predicted token of the oracle's texts, the end symbol among
 *       them: bad where the model leaves out what the oracle says;
 *   <li>{@code oracle-nll}: nats that the oracle gives to each number of the model's texts (Yu et
 *       al. 2017, equation 9, over the length): bad where the model says what the oracle would not.
 *       What is no number of the oracle counts as of probability 1e-12;
 *   <li>{@code foreign}: the share of such;
 *   <li>{@code distinct-1} to {@code distinct-3}, and {@code self-bleu} of at most 100 texts: see
 *       {@link org.syntagma.toolkit.scores.Diversity};
 *   <li>{@code words}: the mean length of the model's texts.
 * </ul>
 *
 * All but the loss at each temperature. A model that writes one good text again and again has the
 * best oracle-nll (Caccia et al. 2020): look at all of them.
 */
@Description("measures a model against the oracle of its corpus, at several temperatures")
final class OracleLikelihood implements Task<OracleText, Batch> {
  private static final String LOGITS = "logits";
  private static final String TARGETS = "targets";

  private final OracleLikelihoodConfig config;

  @Inject
  OracleLikelihood(OracleLikelihoodConfig config) {
    this.config = config;
  }

  @Override
  public Class<OracleText> exampleType() {
    return OracleText.class;
  }

  @Override
  public Set<String> outputs() {
    return Set.of(LOGITS);
  }

  @Override
  public int length(Model model, OracleText example) {
    return example.tokens(model.tokenizer()).length - 1;
  }

  @Override
  public Batch batch(
      Model model, List<? extends OracleText> examples, NDManager manager, Randomness randomness) {
    return batch(model, examples, manager);
  }

  private static Batch batch(Model model, List<? extends Text> texts, NDManager manager) {
    List<Prompt> beginnings = new ArrayList<>();
    List<Sample> rests = new ArrayList<>();
    for (Text text : texts) {
      List<Integer> ids = Arrays.stream(text.tokens(model.tokenizer())).boxed().toList();
      beginnings.add(new Prompt(ids.subList(0, 1)));
      rests.add(new Sample(ids.subList(1, ids.size()), List.of(), Sample.Ending.TRUNCATED));
    }
    return Continuations.batch(model, beginnings, rests, manager);
  }

  @Override
  public Loss loss(Map<String, NDArray> outputs, Batch batch) {
    NDArray targets = batch.arrays().get(TARGETS);
    NDArray index = targets.maximum(0).expandDims(-1);
    NDArray chosen = outputs.get(LOGITS).logSoftmax(-1).gather(index, -1).squeeze(-1);
    NDArray each = NDArrays.where(targets.gte(0), chosen.neg(), chosen.zerosLike());
    return new Loss(each.sum(), batch.count());
  }

  @Override
  public Metrics evaluate(Model model, Evaluation<OracleText> evaluation) {
    List<OracleText> first = read(evaluation);
    if (first.isEmpty()) {
      throw new DataException("the corpus to evaluate on has no texts: set its validation above 0");
    }
    Oracle oracle = first.get(0).oracle();
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(Metrics.LOSS, likelihood(model, first, evaluation));
    for (double temperature : config.temperatures()) {
      String suffix = values.size() == 1 ? "" : "-at-" + temperature;
      Written.of(write(model, temperature, evaluation.examples()), model.tokenizer())
          .metrics(oracle)
          .forEach((name, value) -> values.put(name + suffix, value));
    }
    return new Metrics(values, config.samples());
  }

  private double likelihood(Model model, List<OracleText> first, Evaluation<OracleText> rest) {
    double nats = 0;
    long count = 0;
    long batches = 0;
    List<OracleText> texts = first;
    while (!texts.isEmpty()) {
      try (NDManager manager = model.backend().manager().newSubManager()) {
        Batch batch = batch(model, texts, manager);
        Loss loss = loss(model.run(batch, outputs(), Mode.inference()), batch);
        nats += loss.sum().getFloat();
        count += loss.count();
      }
      batches++;
      texts = batches < rest.batches().orElse(Long.MAX_VALUE) ? read(rest) : List.of();
    }
    return nats / count;
  }

  private static List<OracleText> read(Evaluation<OracleText> evaluation) {
    List<OracleText> texts = new ArrayList<>();
    while (texts.size() < evaluation.examples()) {
      Optional<? extends OracleText> text = evaluation.corpus().next();
      if (text.isEmpty()) {
        break;
      }
      texts.add(text.get());
    }
    return texts;
  }

  private List<Sample> write(Model model, double temperature, int examples) {
    Decoding decoding = new Decoding(config.maximum(), temperature, 0, 1);
    Randomness randomness = Randomness.of(config.seed());
    Prompt begin = new Prompt(List.of(model.tokenizer().special().begin()));
    List<Sample> samples = new ArrayList<>();
    for (int from = 0; from < config.samples(); from += examples) {
      int count = Math.min(examples, config.samples() - from);
      samples.addAll(
          model
              .generator()
              .generate(Collections.nCopies(count, begin), decoding, randomness.at(from)));
    }
    return samples;
  }
}
