package org.syntagma.api.ops;

import org.apiguardian.api.API;

/**
 * A tensor inside a network: computed already, or only recorded. Opaque: only the {@link Ops} that
 * made it reads it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Value {}
