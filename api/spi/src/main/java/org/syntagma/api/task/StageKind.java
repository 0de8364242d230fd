package org.syntagma.api.task;

import org.apiguardian.api.API;

/** What a stage is to the models that it teaches. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum StageKind {
  /** They learn what everything later builds on. */
  PRETRAINING,
  /** They have been trained, and learn something else. */
  FINE_TUNING
}
