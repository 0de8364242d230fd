package org.syntagma.api.task;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Sample;

/** What a penalty may look at within one update. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface PenaltyContext {
  Model model();

  Batch batch();

  Map<String, NDArray> outputs();

  /**
   * The model's own samples, at least {@code n}; drawn once and shared by all penalties of the
   * update.
   */
  List<Sample> samples(int n);
}
