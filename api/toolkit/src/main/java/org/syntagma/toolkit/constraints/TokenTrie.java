package org.syntagma.toolkit.constraints;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tokens by the bytes that they add. */
final class TokenTrie {
  private final Node root = new Node();
  private final Map<Integer, String> bytes = new HashMap<>();

  /** What several tokens begin with. */
  static final class Node {
    private Map<Character, Node> next = Map.of();
    private List<Integer> tokens = List.of();

    private Node grow(char unit) {
      if (next.isEmpty()) {
        next = new TreeMap<>();
      }
      return next.computeIfAbsent(unit, absent -> new Node());
    }

    private void add(int token) {
      // Most nodes have none, or one.
      List<Integer> more = new ArrayList<>(tokens);
      more.add(token);
      tokens = List.copyOf(more);
    }

    Map<Character, Node> next() {
      return next;
    }

    Optional<Node> next(char unit) {
      return Optional.ofNullable(next.get(unit));
    }

    /** The tokens that add what leads here, and nothing more. */
    List<Integer> tokens() {
      return tokens;
    }
  }

  /** Adds a token; one that adds nothing is left out. */
  void put(String text, int token) {
    if (!text.isEmpty()) {
      Node node = root;
      for (int i = 0; i < text.length(); i++) {
        node = node.grow(text.charAt(i));
      }
      node.add(token);
      bytes.put(token, text);
    }
  }

  Node root() {
    return root;
  }

  /** What a token adds; empty if it is not here. */
  String bytes(int token) {
    return bytes.getOrDefault(token, "");
  }
}
