/**
 * Reads and writes the <a href="https://github.com/huggingface/safetensors">safetensors</a> format:
 * eight bytes of header length, a JSON header, then the tensors' bytes, little endian and row by
 * row. Nothing here needs a tensor engine.
 */
package org.syntagma.toolkit.safetensors;
