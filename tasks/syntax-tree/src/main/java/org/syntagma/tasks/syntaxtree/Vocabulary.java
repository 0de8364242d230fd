package org.syntagma.tasks.syntaxtree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TagType;

/**
 * What a treebank is made of.
 *
 * @param words in lower case
 * @param counts how often each word occurs
 * @param characters as they are
 * @param tags of each kind that the treebank has
 * @param labels of arcs, or of spans
 */
record Vocabulary(
    Names words, List<Integer> counts, Names characters, Map<TagType, Names> tags, Names labels) {
  /** The id of a word or character that stands for nothing. */
  static final int PADDING = 0;

  /** The id of a word, character or tag that training did not show. */
  static final int UNKNOWN = 1;

  /** The id of the word before the first, which is the root; before a form's first character. */
  static final int BEGIN = 2;

  /** The id of what follows the last word or character. */
  static final int END = 3;

  private static final int SPECIAL = 4;

  static String key(String form) {
    return form.toLowerCase(Locale.ROOT);
  }

  int word(String form) {
    return SPECIAL + words.number(key(form), UNKNOWN - SPECIAL);
  }

  /** How often a word of this id was seen. */
  int count(int word) {
    return word < SPECIAL ? Integer.MAX_VALUE : counts.get(word - SPECIAL);
  }

  int wordIds() {
    return SPECIAL + words.size();
  }

  /** The word of each id; blank where an id stands for none. */
  List<String> byWordId() {
    List<String> all = new ArrayList<>(Collections.nCopies(SPECIAL, ""));
    all.addAll(words.all());
    return all;
  }

  int character(int codePoint) {
    return SPECIAL + characters.number(Character.toString(codePoint), UNKNOWN - SPECIAL);
  }

  int characterIds() {
    return SPECIAL + characters.size();
  }

  /** A tag as an input, where one that is not known has an id too. */
  int tagId(TagType type, String tag) {
    return SPECIAL + tags.get(type).number(tag, UNKNOWN - SPECIAL);
  }

  int tagIds(TagType type) {
    return SPECIAL + tags.get(type).size();
  }

  void save(StateWriter out) {
    out.texts("words", words.all());
    out.texts("counts", counts.stream().map(String::valueOf).toList());
    out.texts("characters", characters.all());
    out.texts("labels", labels.all());
    StateWriter parts = out.part("tags");
    tags.forEach((type, names) -> parts.texts(type.key(), names.all()));
  }

  static Vocabulary load(StateReader in) {
    Map<TagType, Names> tags = new EnumMap<>(TagType.class);
    StateReader parts = in.part("tags");
    for (TagType type : TagType.values()) {
      if (parts.names().contains(type.key())) {
        tags.put(type, new Names(parts.texts(type.key())));
      }
    }
    return new Vocabulary(
        new Names(in.texts("words")),
        in.texts("counts").stream().map(Integer::valueOf).toList(),
        new Names(in.texts("characters")),
        tags,
        new Names(in.texts("labels")));
  }
}
