package org.syntagma.backends.pytorch;

import org.syntagma.api.ops.Value;

/** A value that a line of the script computes. */
record ScriptValue(int line) implements Value {}
