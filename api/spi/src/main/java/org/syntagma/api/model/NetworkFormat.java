package org.syntagma.api.model;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;

/**
 * How models of one network are kept in folders of Hugging Face's Transformers: {@code config.json}
 * beside tensors in safetensors. Its type is the {@code model_type} in {@code config.json}. The
 * plugin that supplies it supplies the network too. Pure functions, safe for several threads.
 *
 * <p>The host reads and writes the files, and the keys that do not depend on the network: {@code
 * model_type}, {@code vocab_size}, {@code bos_token_id}, {@code eos_token_id}, {@code torch_dtype}.
 *
 * @param <C> the network's configuration record
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("how a network's models are kept in folders of Hugging Face's Transformers")
public interface NetworkFormat<C extends Record> {
  /** The network's type, as in a configuration. */
  String network();

  /**
   * The network's settings. What the network cannot compute must be refused, not ignored: a model
   * that loads gives the numbers that it gives elsewhere.
   */
  C settings(ForeignConfig config);

  /**
   * What {@code config.json} says of these settings: text, numbers, booleans, and lists and maps of
   * these. {@link #settings} makes the same settings of it, apart from what only training reads.
   *
   * @throws IllegalArgumentException if the format cannot say it
   */
  Map<String, Object> config(C settings);

  /** What the names of tensors may begin with; written, and not missed where it is absent. */
  String prefix();

  /**
   * The tensors that make up a parameter, in the order of its rows. Their names have {@link
   * #prefix} where it is written. Empty if the format has no place for it.
   *
   * @param path of the parameter
   * @param shape of the parameter
   */
  List<ForeignTensor> tensors(C settings, String path, Shape shape);

  /**
   * Whether a tensor that is no parameter's may be there all the same, such as a buffer of
   * constants.
   *
   * @param name with {@link #prefix} or without, as in the file
   */
  boolean ignores(C settings, String name);
}
