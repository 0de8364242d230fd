package org.syntagma.api.task;

import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.syntagma.api.data.Corpus;

/**
 * What an evaluation runs over.
 *
 * @param corpus at its beginning; read to its end or the limit
 * @param examples how many examples make one batch
 * @param batches the greatest number of batches, all of them when empty
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Evaluation<E>(Corpus<? extends E> corpus, int examples, OptionalLong batches) {}
