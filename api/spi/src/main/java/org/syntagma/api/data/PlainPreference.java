package org.syntagma.api.data;

record PlainPreference(String source, String target, String rejected) implements Preference {}
