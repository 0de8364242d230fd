package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Update;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.AdamWRule;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.api.task.Task;
import org.syntagma.runtime.model.NetworkModel;

/** Learns tasks by AdamW. */
final class Pupil {
  private final Model model;
  private final Update update;
  private final NDList first = new NDList();
  private final NDList second = new NDList();
  private long updates;

  Pupil(Model model) {
    this.model = model;
    this.update = model.backend().update(new AdamWRule(0.9, 0.95, 1e-8));
    for (NDArray array : model.parameters().asMap().values()) {
      first.add(model.backend().manager().zeros(array.getShape()));
      second.add(model.backend().manager().zeros(array.getShape()));
    }
  }

  /** The task's model over an encoder. */
  static Model model(SyntaxTree task, Encoder encoder, Backend backend) {
    return grown(NetworkModel.create(encoder, Parts.bytes(), backend, Randomness.of(1)), task);
  }

  /** The model with what a task adds. */
  static Model grown(Model bare, Task<?, ?> task) {
    Model model = bare;
    for (FrontEnd frontEnd : task.frontEnds(model)) {
      model = model.with(new Edit.AddFrontEnd(frontEnd));
    }
    for (Head head : task.heads(model)) {
      model = model.with(new Edit.AddHead(head));
    }
    return model;
  }

  /** Makes one update and gives the loss for each word. */
  <B extends Batch> double learn(
      Task<Sentence, B> task, List<Sentence> sentences, double rate, double clip) {
    updates++;
    try (NDManager manager = model.backend().manager().newSubManager()) {
      Randomness randomness = Randomness.of(updates);
      B batch = task.batch(model, sentences, manager, randomness.at("batch"));
      Term term =
          new Term(
              "trees",
              task.outputs(),
              (outputs, same) -> task.loss(outputs, batch),
              task.objective(),
              1.0 / batch.count());
      Gradients gradients =
          model.gradients(batch, List.of(term), Mode.training(randomness.at("dropout")));
      Map<String, NDArray> arrays = new LinkedHashMap<>(model.parameters().asMap());
      NDList moved = new NDList();
      NDList found = new NDList();
      NDList firsts = new NDList();
      NDList seconds = new NDList();
      int i = 0;
      for (Map.Entry<String, NDArray> parameter : arrays.entrySet()) {
        if (gradients.arrays().containsKey(parameter.getKey())) {
          moved.add(parameter.getValue());
          found.add(gradients.arrays().get(parameter.getKey()));
          firsts.add(first.get(i));
          seconds.add(second.get(i));
        }
        i++;
      }
      double norm = model.backend().norm(found);
      update.apply(
          moved,
          found,
          Map.of("first", firsts, "second", seconds),
          Map.of("rate", rate, "decay", 1e-4, "update", (double) updates),
          norm > clip ? clip / norm : 1);
      return gradients.losses().get("trees") / batch.count();
    }
  }
}
