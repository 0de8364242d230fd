package org.syntagma.api.data;

record PlainPair(String source, String target) implements Pair {}
