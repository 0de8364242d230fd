package org.syntagma.models.decoderonly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.syntagma.api.model.ForeignTensor;
import org.syntagma.models.decoderonly.Gpt2Config.Gelu;
import org.syntagma.toolkit.shapes.ParameterSpec;
import org.syntagma.toolkit.shapes.Shapes;

class FormatsTest {
  private static final LlamaConfig LLAMA =
      new LlamaConfig(2, 4, OptionalInt.of(2), 16, 12, 32, 1e-6, 5e5, false, 0);
  private static final Gpt2Config GPT2 = new Gpt2Config(2, 4, 16, 32, 0, true, Gelu.TANH);

  private final LlamaFormat llama = new LlamaFormat();
  private final Gpt2Format gpt2 = new Gpt2Format();

  @Test
  void settingsSurviveTheWayOutAndBack() {
    assertEquals(LLAMA, llama.settings(read(llama.config(LLAMA))));
    assertEquals(GPT2, gpt2.settings(read(gpt2.config(GPT2))));
    Gpt2Config erf = new Gpt2Config(2, 4, 16, 32, 0, true, Gelu.ERF);
    assertEquals(erf, gpt2.settings(read(gpt2.config(erf))));
  }

  @Test
  void olderAndNewerLlamasSayLess() {
    Map<String, Object> old = new HashMap<>(llama.config(LLAMA));
    List.of("num_key_value_heads", "rms_norm_eps", "rope_theta", "tie_word_embeddings")
        .forEach(old::remove);
    assertEquals(
        new LlamaConfig(2, 4, OptionalInt.of(4), 16, 12, 32, 1e-6, 10000, false, 0),
        llama.settings(read(old)));
    old.put("rope_parameters", Map.of("rope_type", "default", "rope_theta", 7.0));
    assertEquals(7, llama.settings(read(old)).rotaryBase());
  }

  @Test
  void whatCannotBeComputedIsRefused() {
    assertRefused(
        Map.of(
            "hidden_act",
            "gelu",
            "attention_bias",
            true,
            "mlp_bias",
            true,
            "head_dim",
            8,
            "rope_scaling",
            Map.of("factor", 8.0)));
    Map<String, Object> scaled = new HashMap<>(llama.config(LLAMA));
    scaled.put("rope_parameters", Map.of("rope_type", "llama3"));
    GivenConfig nested = read(scaled);
    assertEquals(LLAMA, llama.settings(nested));
    assertEquals(List.of("rope_type"), nested.refused());
  }

  private void assertRefused(Map<String, Object> changes) {
    changes.forEach(
        (key, value) -> {
          Map<String, Object> changed = new HashMap<>(llama.config(LLAMA));
          changed.put(key, value);
          GivenConfig config = read(changed);
          assertEquals(LLAMA, llama.settings(config));
          assertEquals(List.of(key), config.refused());
        });
  }

  @Test
  void variantsOfGpt2AreRefused() {
    Map<String, Object> variants =
        Map.of(
            "n_inner", 32,
            "layer_norm_epsilon", 1e-6,
            "scale_attn_weights", false,
            "scale_attn_by_inverse_layer_idx", true,
            "add_cross_attention", true,
            "tie_word_embeddings", false,
            "activation_function", "relu");
    variants.forEach(
        (key, value) -> {
          Map<String, Object> changed = new HashMap<>(gpt2.config(GPT2));
          changed.put(key, value);
          GivenConfig config = read(changed);
          assertEquals(GPT2.width(), gpt2.settings(config).width());
          assertEquals(List.of(key), config.refused());
        });
    Gpt2Config unbiased = new Gpt2Config(1, 1, 4, 4, 0, false, Gelu.ERF);
    assertThrows(IllegalArgumentException.class, () -> gpt2.config(unbiased));
  }

  @Test
  void everyParameterHasItsPlace() {
    for (ParameterSpec spec : Shapes.trace(new Llama(LLAMA, 9), Map.of()).parameters()) {
      assertRows(spec, llama.tensors(LLAMA, spec.path(), spec.shape()));
    }
    for (ParameterSpec spec : Shapes.trace(new Gpt2(GPT2, 9), Map.of()).parameters()) {
      assertRows(spec, gpt2.tensors(GPT2, spec.path(), spec.shape()));
    }
    assertEquals(List.of(), llama.tensors(LLAMA, "heads.arcs.weight", new Shape(3)));
    assertEquals(List.of(), llama.tensors(LLAMA, "layers.0.attention.lora.weight", new Shape(3)));
    assertEquals(List.of(), gpt2.tensors(GPT2, "layers.0.heads.weight", new Shape(3)));
  }

  private static void assertRows(ParameterSpec spec, List<ForeignTensor> tensors) {
    long rows = tensors.stream().mapToLong(ForeignTensor::rows).sum();
    assertEquals(spec.shape().get(0), rows, spec.path());
  }

  @Test
  void onlyGpt2sMatricesInLayersAreTransposed() {
    Shape shape = new Shape(48, 16);
    assertEquals(
        List.of(new ForeignTensor("transformer.h.1.attn.c_attn.weight", 48, true)),
        gpt2.tensors(GPT2, "layers.1.attention.qkv.weight", shape));
    assertEquals(
        List.of(new ForeignTensor("transformer.wpe.weight", 48, false)),
        gpt2.tensors(GPT2, "positions.weight", shape));
    assertEquals(
        List.of(
            new ForeignTensor("model.layers.1.self_attn.q_proj.weight", 16, false),
            new ForeignTensor("model.layers.1.self_attn.k_proj.weight", 8, false),
            new ForeignTensor("model.layers.1.self_attn.v_proj.weight", 8, false)),
        llama.tensors(LLAMA, "layers.1.attention.qkv.weight", new Shape(32, 16)));
  }

  @Test
  void buffersAreIgnoredAndSoIsACopyOfATiedEmbedding() {
    for (String buffer :
        List.of("h.0.attn.bias", "transformer.h.11.attn.masked_bias", "lm_head.weight")) {
      assertTrue(gpt2.ignores(GPT2, buffer), buffer);
    }
    assertFalse(gpt2.ignores(GPT2, "h.0.attn.c_attn.bias"));
    assertTrue(llama.ignores(LLAMA, "model.layers.0.self_attn.rotary_emb.inv_freq"));
    assertFalse(llama.ignores(LLAMA, "lm_head.weight"));
    assertTrue(llama.ignores(LlamaConfig.defaults(), "lm_head.weight"));
  }

  private static GivenConfig read(Map<String, Object> config) {
    return GivenConfig.of(config);
  }
}
