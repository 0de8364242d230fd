package org.syntagma.api.data;

import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * A folder for files that can be made again, shared by all runs of this user; injected into
 * components.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CacheFolder(Path path) {}
