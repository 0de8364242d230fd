package org.syntagma.models.decoderonly;

import ai.djl.ndarray.types.Shape;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syntagma.api.component.Description;
import org.syntagma.api.model.ForeignConfig;
import org.syntagma.api.model.ForeignTensor;
import org.syntagma.api.model.NetworkFormat;

/** Folders of {@code LlamaForCausalLM}, for {@link Llama}. */
@Description("Llama's models as Hugging Face's Transformers keep them")
final class LlamaFormat implements NetworkFormat<LlamaConfig> {
  private static final Pattern LAYER = Pattern.compile("layers\\.(\\d+)\\.(.+)\\.weight");
  private static final String HEAD = "lm_head.weight";

  @Inject
  LlamaFormat() {}

  @Override
  public String network() {
    return "llama";
  }

  @Override
  public LlamaConfig settings(ForeignConfig config) {
    int width = config.whole("hidden_size");
    int heads = config.whole("num_attention_heads");
    refuseVariants(config, width, heads);
    return new LlamaConfig(
        config.whole("num_hidden_layers"),
        heads,
        OptionalInt.of(config.whole("num_key_value_heads", heads)),
        width,
        config.whole("intermediate_size"),
        config.whole("max_position_embeddings", 2048),
        config.real("rms_norm_eps", 1e-6),
        rotaryBase(config),
        config.flag("tie_word_embeddings", false),
        0);
  }

  private static void refuseVariants(ForeignConfig config, int width, int heads) {
    if (!config.text("hidden_act", "silu").equals("silu")) {
      config.refuse("hidden_act", "must be silu");
    }
    for (String bias : List.of("attention_bias", "mlp_bias")) {
      if (config.flag(bias, false)) {
        config.refuse(bias, "must be false: the network llama has no biases");
      }
    }
    if (config.has("head_dim") && (long) config.whole("head_dim") * heads != width) {
      config.refuse("head_dim", "must be hidden_size / num_attention_heads");
    }
    if (config.has("rope_scaling")) {
      config.refuse("rope_scaling", "must be null: rotary positions are not scaled here");
    }
  }

  /** Newer versions of Transformers keep the base in a part of its own. */
  private static double rotaryBase(ForeignConfig config) {
    double base = config.real("rope_theta", 10000);
    return config
        .part("rope_parameters")
        .map(
            rope -> {
              if (!rope.text("rope_type", "default").equals("default")) {
                rope.refuse("rope_type", "must be default: rotary positions are not scaled here");
              }
              return rope.real("rope_theta", base);
            })
        .orElse(base);
  }

  @Override
  public Map<String, Object> config(LlamaConfig settings) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("architectures", List.of("LlamaForCausalLM"));
    config.put("hidden_size", settings.width());
    config.put("intermediate_size", settings.inner());
    config.put("num_hidden_layers", settings.layers());
    config.put("num_attention_heads", settings.heads());
    config.put("num_key_value_heads", settings.groups());
    config.put("max_position_embeddings", settings.context());
    config.put("rms_norm_eps", settings.epsilon());
    config.put("rope_theta", settings.rotaryBase());
    config.put("tie_word_embeddings", settings.tied());
    config.put("hidden_act", "silu");
    config.put("attention_bias", false);
    config.put("mlp_bias", false);
    return config;
  }

  @Override
  public String prefix() {
    return "model.";
  }

  @Override
  public List<ForeignTensor> tensors(LlamaConfig settings, String path, Shape shape) {
    Matcher layer = LAYER.matcher(path);
    if (layer.matches()) {
      return layer(settings, prefix() + "layers." + layer.group(1) + ".", layer.group(2), shape);
    }
    return switch (path) {
      case "embedding.weight" -> List.of(ForeignTensor.of("model.embed_tokens.weight", shape));
      case "norm.weight" -> List.of(ForeignTensor.of("model.norm.weight", shape));
      case "output.weight" -> List.of(ForeignTensor.of(HEAD, shape));
      default -> List.of();
    };
  }

  private static List<ForeignTensor> layer(
      LlamaConfig settings, String layer, String part, Shape shape) {
    int shared = settings.width() * settings.groups() / settings.heads();
    return switch (part) {
      case "attention-norm" -> List.of(ForeignTensor.of(layer + "input_layernorm.weight", shape));
      case "attention.qkv" ->
          List.of(
              rows(layer + "self_attn.q_proj.weight", settings.width()),
              rows(layer + "self_attn.k_proj.weight", shared),
              rows(layer + "self_attn.v_proj.weight", shared));
      case "attention.output" ->
          List.of(ForeignTensor.of(layer + "self_attn.o_proj.weight", shape));
      case "feed-forward-norm" ->
          List.of(ForeignTensor.of(layer + "post_attention_layernorm.weight", shape));
      case "feed-forward.up" ->
          List.of(
              rows(layer + "mlp.gate_proj.weight", settings.inner()),
              rows(layer + "mlp.up_proj.weight", settings.inner()));
      case "feed-forward.down" -> List.of(ForeignTensor.of(layer + "mlp.down_proj.weight", shape));
      default -> List.of();
    };
  }

  private static ForeignTensor rows(String name, int rows) {
    return new ForeignTensor(name, rows, false);
  }

  /**
   * Older files hold the frequencies, and some a copy of the embedding that is the output layer.
   */
  @Override
  public boolean ignores(LlamaConfig settings, String name) {
    return name.endsWith("rotary_emb.inv_freq") || (settings.tied() && name.equals(HEAD));
  }
}
