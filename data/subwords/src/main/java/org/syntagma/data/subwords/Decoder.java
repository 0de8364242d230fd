package org.syntagma.data.subwords;

/** Ids to text: special symbols add nothing, the unknown one adds U+FFFD. */
interface Decoder {
  String decode(int[] ids);

  /** How many bytes of UTF-8 the ids stand for, parts of characters included. */
  long bytes(int[] ids);
}
