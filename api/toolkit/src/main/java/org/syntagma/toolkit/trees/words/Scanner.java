package org.syntagma.toolkit.trees.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text into tokens as English treebanks do. */
final class Scanner {
  private static final String ABBREVIATIONS =
      "Mr|Mrs|Ms|Dr|Prof|St|Ft|Mt|Sr|Jr|Inc|Ltd|Co|Corp|vs|etc|Gen|Col|Lt|Sgt|Capt|Rev|Gov|Sen|Rep"
          + "|Reps|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thur|Fri"
          + "|Sat|Sun|al|eg|ie|Attn|approx|Ave|Blvd";
  private static final String PREFIXES =
      "e|non|pre|post|re|co|anti|semi|multi|mid|pro|ex|un|ultra|inter|intra|sub|psycho|neo";

  /** Of any script; a byte-order mark inside a text once was a space without width. */
  private static final String SPACE = "\\s\\p{Z}\\u0085\\uFEFF";

  /**
   * The first that fits, fits. Groups that repeat are possessive, as others need stack for each
   * turn.
   */
  private static final Pattern TOKEN =
      Pattern.compile(
          String.join(
              "|",
              "(?:https?://|www\\.)[^" + SPACE + "<>\"]*[\\p{L}\\p{N}/]",
              "[\\w.+-]{1,64}+@[\\w-]+(?:\\.[\\w-]+)++",
              "(?:\\p{L}\\.){2,}",
              "(?<![\\p{L}\\p{N}])(?:" + ABBREVIATIONS + ")\\.(?!\\p{L})",
              // A name's initial.
              "(?-i:(?<![\\p{L}\\p{N}])\\p{Lu}\\.(?=\\h+\\p{Lu}))",
              "(?:[:;=]-?[)(DPp]|<3)(?!\\p{L})",
              "\\p{N}+(?:[.,:]\\p{N}+)*+(?=(?:[ap]m|mm|km|kg|k)(?!\\p{L}))",
              "\\p{N}+(?:[.,:]\\p{N}+)++|\\p{N}+(?:/\\p{N}+)++",
              // Files and hosts, then b/c and w/o.
              "\\p{L}[\\p{L}\\p{N}_]*(?:\\.\\p{L}[\\p{L}\\p{N}]*)++",
              "(?<!\\p{L})\\p{L}/\\p{L}(?!\\p{L})",
              "(?:" + PREFIXES + ")-\\p{L}+(?:['’]\\p{L}+)*+",
              // The apostrophe of a plural's owner stands before a space.
              "(?<![\\p{L}'’])\\p{L}+s['’](?=\\h+\\p{L})",
              "[\\p{L}\\p{M}\\p{N}_]+(?:['’][\\p{L}\\p{M}]+)*+",
              "[.!?]{2,}|-{2,}|<{2,}|>{2,}",
              "([*=+_~#$])\\1+",
              "[^" + SPACE + "]"),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern GAP = Pattern.compile("[" + SPACE + "]");

  private Scanner() {}

  static List<Piece> scan(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher token = TOKEN.matcher(text);
    Matcher space = GAP.matcher(text);
    while (token.find()) {
      int end = token.end();
      boolean glued = end < text.length() && !space.region(end, text.length()).lookingAt();
      pieces.add(new Piece(token.group(), glued));
    }
    return List.copyOf(pieces);
  }
}
