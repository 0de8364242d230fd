package org.syntagma.models.decoderonly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syntagma.api.model.ForeignConfig;

/** A {@code config.json} in memory; a value of another type than asked for fails the test. */
record GivenConfig(Map<String, Object> values, List<String> refused) implements ForeignConfig {
  static GivenConfig of(Map<String, Object> values) {
    return new GivenConfig(values, new ArrayList<>());
  }

  @Override
  public boolean has(String key) {
    return values.containsKey(key);
  }

  @Override
  public int whole(String key) {
    return (Integer) values.get(key);
  }

  @Override
  public int whole(String key, int otherwise) {
    return (Integer) values.getOrDefault(key, otherwise);
  }

  @Override
  public double real(String key, double otherwise) {
    return (Double) values.getOrDefault(key, otherwise);
  }

  @Override
  public boolean flag(String key, boolean otherwise) {
    return (Boolean) values.getOrDefault(key, otherwise);
  }

  @Override
  public String text(String key, String otherwise) {
    return (String) values.getOrDefault(key, otherwise);
  }

  @Override
  @SuppressWarnings("unchecked") // The test wrote it.
  public Optional<ForeignConfig> part(String key) {
    return Optional.ofNullable((Map<String, Object>) values.get(key))
        .map(part -> new GivenConfig(part, refused));
  }

  @Override
  public void refuse(String key, String expected) {
    refused.add(key);
  }
}
