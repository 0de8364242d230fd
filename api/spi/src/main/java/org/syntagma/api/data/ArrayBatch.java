package org.syntagma.api.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;

record ArrayBatch(NDManager manager, Map<String, NDArray> arrays, long count, double padding)
    implements Batch {}
