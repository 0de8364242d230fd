/**
 * Models in folders of Hugging Face's Transformers: {@code config.json}, {@code model.safetensors}
 * or its shards, {@code tokenizer.json}. What depends on a network is in the {@link
 * org.syntagma.api.model.NetworkFormat} of its plugin.
 */
package org.syntagma.runtime.huggingface;
