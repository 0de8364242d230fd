package org.syntagma.models.decoderonly;

import ai.djl.ndarray.types.Shape;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syntagma.api.component.Description;
import org.syntagma.api.model.ForeignConfig;
import org.syntagma.api.model.ForeignTensor;
import org.syntagma.api.model.NetworkFormat;
import org.syntagma.models.decoderonly.Gpt2Config.Gelu;

/** Folders of {@code GPT2LMHeadModel}, for {@link Gpt2}. */
@Description("GPT-2's models as Hugging Face's Transformers keep them")
final class Gpt2Format implements NetworkFormat<Gpt2Config> {
  private static final Pattern LAYER = Pattern.compile("layers\\.(\\d+)\\.(.+)\\.(weight|bias)");
  private static final Set<String> TANH = Set.of("gelu_new", "gelu_pytorch_tanh", "gelu_fast");

  /** The causal mask and its value, which older files hold. */
  private static final Pattern BUFFER =
      Pattern.compile("(transformer\\.)?h\\.\\d+\\.attn\\.(bias|masked_bias)");

  private static final String HEAD = "lm_head.weight";

  @Inject
  Gpt2Format() {}

  @Override
  public String network() {
    return "gpt2";
  }

  @Override
  public Gpt2Config settings(ForeignConfig config) {
    int width = config.whole("n_embd");
    refuseVariants(config, width);
    return new Gpt2Config(
        config.whole("n_layer"),
        config.whole("n_head"),
        width,
        config.whole("n_positions", 1024),
        0,
        true,
        gelu(config));
  }

  private static void refuseVariants(ForeignConfig config, int width) {
    if (config.has("n_inner") && config.whole("n_inner") != 4 * width) {
      config.refuse("n_inner", "must be null or 4 · n_embd");
    }
    if (config.real("layer_norm_epsilon", 1e-5) != 1e-5) {
      config.refuse("layer_norm_epsilon", "must be 1e-5, as GPT-2's");
    }
    for (String key : List.of("scale_attn_weights", "tie_word_embeddings")) {
      if (!config.flag(key, true)) {
        config.refuse(key, "must be true");
      }
    }
    for (String key : List.of("scale_attn_by_inverse_layer_idx", "add_cross_attention")) {
      if (config.flag(key, false)) {
        config.refuse(key, "must be false");
      }
    }
  }

  private static Gelu gelu(ForeignConfig config) {
    String activation = config.text("activation_function", "gelu_new");
    if (!TANH.contains(activation) && !activation.equals("gelu")) {
      config.refuse("activation_function", "must be gelu_new or gelu");
    }
    return activation.equals("gelu") ? Gelu.ERF : Gelu.TANH;
  }

  @Override
  public Map<String, Object> config(Gpt2Config settings) {
    if (!settings.bias()) {
      throw new IllegalArgumentException("GPT-2's format needs biases, but bias is false");
    }
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("architectures", List.of("GPT2LMHeadModel"));
    config.put("n_embd", settings.width());
    config.put("n_layer", settings.layers());
    config.put("n_head", settings.heads());
    config.put("n_positions", settings.context());
    config.put("n_ctx", settings.context());
    config.put("activation_function", settings.gelu() == Gelu.TANH ? "gelu_new" : "gelu");
    config.put("layer_norm_epsilon", 1e-5);
    config.put("tie_word_embeddings", true);
    for (String dropout : List.of("embd_pdrop", "resid_pdrop", "attn_pdrop")) {
      config.put(dropout, settings.dropout());
    }
    return config;
  }

  @Override
  public String prefix() {
    return "transformer.";
  }

  @Override
  public List<ForeignTensor> tensors(Gpt2Config settings, String path, Shape shape) {
    Matcher layer = LAYER.matcher(path);
    if (layer.matches()) {
      String name = prefix() + "h." + layer.group(1) + "." + part(layer.group(2));
      return name.endsWith(".") ? List.of() : List.of(inLayer(name + "." + layer.group(3), shape));
    }
    return switch (path) {
      case "embedding.weight" -> List.of(ForeignTensor.of("transformer.wte.weight", shape));
      case "positions.weight" -> List.of(ForeignTensor.of("transformer.wpe.weight", shape));
      case "norm.weight" -> List.of(ForeignTensor.of("transformer.ln_f.weight", shape));
      case "norm.bias" -> List.of(ForeignTensor.of("transformer.ln_f.bias", shape));
      default -> List.of();
    };
  }

  private static String part(String ours) {
    return switch (ours) {
      case "attention-norm" -> "ln_1";
      case "attention.qkv" -> "attn.c_attn";
      case "attention.output" -> "attn.c_proj";
      case "feed-forward-norm" -> "ln_2";
      case "feed-forward.up" -> "mlp.c_fc";
      case "feed-forward.down" -> "mlp.c_proj";
      default -> "";
    };
  }

  /** GPT-2's matrices in layers are those of convolutions of width 1, (in, out). */
  private static ForeignTensor inLayer(String name, Shape shape) {
    return shape.dimension() == 2
        ? ForeignTensor.transposed(name, shape)
        : ForeignTensor.of(name, shape);
  }

  /** Some files hold the mask, and some a copy of the embedding, which is the output layer. */
  @Override
  public boolean ignores(Gpt2Config settings, String name) {
    return BUFFER.matcher(name).matches() || name.equals(HEAD);
  }
}
