package org.syntagma.api.reinforcement;

import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.model.Model;
import org.syntagma.api.task.Metrics;

/** Scores a model in an environment. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("how good a model is in an environment")
public interface Evaluator {
  Metrics score(Model model, Environment<?, ?> environment);
}
