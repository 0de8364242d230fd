package org.syntagma.tasks.penalties;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Text;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.FrozenModel;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Grammar;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.Task;
import org.syntagma.toolkit.batches.Continuations;
import org.syntagma.toolkit.scores.Diversity;

/**
 * Measures what a model writes of its own: continuations of the beginnings of texts, sampled. Its
 * loss is that of the texts' own continuations; with a weight of 0 it only measures. Words are what
 * spaces part.
 *
 * <ul>
 *   <li>{@code distinct-1} to {@code distinct-4}: {@link Diversity#distinct};
 *   <li>{@code self-bleu}: {@link Diversity#selfBleu}, of at most 100 texts;
 *   <li>{@code repetition}: {@link Diversity#repetitions} of 4 words;
 *   <li>{@code well-formed}: the mean of what a grammar or a parser thinks of them;
 *   <li>{@code reference-perplexity}: that of another model for each of its tokens, of the texts
 *       with their beginnings;
 *   <li>{@code words}: their mean length.
 * </ul>
 *
 * Quality without diversity deceives, and the other way round (Caccia et al. 2020): look at both.
 */
@Description("measures what a model writes of its own: diversity, repetition, grammar")
final class TextQuality implements Task<Text, Batch> {
  private static final int LONGEST = 4;
  private static final int COMPARED = 100;

  private final TextQualityConfig config;
  private final WellFormed wellFormed;
  private final Optional<Reader> reader;

  @Inject
  TextQuality(
      TextQualityConfig config,
      @Slot("grammar") @Description("says which texts are well formed") Optional<Grammar> grammar,
      @Slot("parser") @Description("says how well formed texts are") Optional<Parser> parser,
      @Slot("reference") @Description("reads the texts, which its perplexity is of")
          Optional<FrozenModel> reference) {
    this.config = config;
    this.wellFormed = new WellFormed(grammar, parser);
    this.reader = reference.map(frozen -> new Reader(frozen.model()));
    if (grammar.isPresent() && parser.isPresent()) {
      throw new IllegalArgumentException("grammar and parser: there can be only one of them");
    }
  }

  @Override
  public Class<Text> exampleType() {
    return Text.class;
  }

  @Override
  public Set<String> outputs() {
    return Set.of(TokenPenalty.LOGITS);
  }

  @Override
  public int length(Model model, Text example) {
    return beginning(example.tokens(model.tokenizer())).tokens().size() + config.maximum();
  }

  @Override
  public Batch batch(
      Model model, List<? extends Text> examples, NDManager manager, Randomness randomness) {
    List<int[]> texts = examples.stream().map(text -> text.tokens(model.tokenizer())).toList();
    List<Prompt> beginnings = texts.stream().map(this::beginning).toList();
    List<Sample> rests = texts.stream().map(this::rest).toList();
    return Continuations.batch(model, beginnings, rests, manager);
  }

  private Prompt beginning(int[] ids) {
    int length = Math.min(config.prefix(), Math.max(1, ids.length - 1));
    return new Prompt(Arrays.stream(ids).limit(length).boxed().toList());
  }

  private Sample rest(int[] ids) {
    return new Sample(
        Arrays.stream(ids)
            .skip(beginning(ids).tokens().size())
            .limit(config.maximum())
            .boxed()
            .toList(),
        List.of(),
        Sample.Ending.TRUNCATED);
  }

  @Override
  public Loss loss(Map<String, NDArray> outputs, Batch batch) {
    NDArray log = TokenPenalty.logProbabilities(outputs.get(TokenPenalty.LOGITS), batch);
    return TokenPenalty.sum(log.neg(), batch);
  }

  @Override
  public Metrics evaluate(Model model, Evaluation<Text> evaluation) {
    List<Prompt> prompts = prompts(model.tokenizer(), evaluation);
    Randomness randomness = Randomness.of(config.seed());
    List<Sample> samples = new ArrayList<>();
    for (int from = 0; from < prompts.size(); from += evaluation.examples()) {
      List<Prompt> some =
          prompts.subList(from, Math.min(prompts.size(), from + evaluation.examples()));
      samples.addAll(model.generator().generate(some, config.decoding(), randomness.at(from)));
    }
    return metrics(model.tokenizer(), prompts, samples);
  }

  /** The beginnings of the first texts, again and again where there are fewer than samples. */
  private List<Prompt> prompts(Tokenizer tokenizer, Evaluation<Text> evaluation) {
    List<Prompt> beginnings = new ArrayList<>();
    while (beginnings.size() < config.samples()) {
      Optional<? extends Text> text = evaluation.corpus().next();
      if (text.isEmpty()) {
        break;
      }
      beginnings.add(beginning(text.get().tokens(tokenizer)));
    }
    if (beginnings.isEmpty()) {
      throw new DataException("the corpus has no texts whose beginnings could be continued");
    }
    List<Prompt> prompts = new ArrayList<>();
    for (int i = 0; i < config.samples(); i++) {
      prompts.add(beginnings.get(i % beginnings.size()));
    }
    return prompts;
  }

  private Metrics metrics(Tokenizer tokenizer, List<Prompt> prompts, List<Sample> samples) {
    List<List<String>> texts =
        samples.stream().map(sample -> words(tokenizer, sample)).collect(Collectors.toList());
    Map<String, Double> values = new LinkedHashMap<>();
    for (int n = 1; n <= LONGEST; n++) {
      values.put("distinct-" + n, Diversity.distinct(texts, n));
    }
    values.put("self-bleu", Diversity.selfBleu(texts.subList(0, Math.min(COMPARED, texts.size()))));
    values.put("repetition", Diversity.repetitions(texts, LONGEST));
    values.put("words", texts.stream().mapToInt(List::size).average().orElse(0));
    List<Spoken> spoken = Spoken.all(prompts, samples, tokenizer, false);
    reader.ifPresent(
        each ->
            each.perplexity(spoken, tokenizer)
                .ifPresent(found -> values.put("reference-perplexity", found)));
    wellFormed
        .judge(tokenizer)
        .map(judge -> judge.goodness(spoken))
        .ifPresent(
            goodness ->
                values.put(
                    "well-formed",
                    goodness.stream().mapToDouble(Double::doubleValue).average().orElse(0)));
    return new Metrics(values, samples.size());
  }

  private static List<String> words(Tokenizer tokenizer, Sample sample) {
    int[] ids = sample.tokens().stream().mapToInt(Integer::intValue).toArray();
    String text = tokenizer.decode(ids).strip();
    return text.isEmpty() ? List.of() : Arrays.asList(text.split("\\s+"));
  }
}
