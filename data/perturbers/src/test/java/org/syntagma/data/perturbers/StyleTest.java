package org.syntagma.data.perturbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Perturber;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.data.perturbers.StyleConfig.Marker;

class StyleTest {
  private static final Sentence FILM =
      new Sentence(List.of("A", "good", "film", "."), "A good film.", Optional.empty());

  private static Style style(Marker... markers) {
    return new Style(new StyleConfig(List.of(markers), List.of("well ,")));
  }

  private static Optional<String> text(Style style, Sentence sentence) {
    return style.perturb(sentence, Randomness.of(1)).map(Sentence::text);
  }

  @Test
  void eachMarkerChangesHowTheSentenceIsSaid() {
    assertEquals(Optional.of("a good film."), text(style(Marker.LOWER), FILM));
    assertEquals(Optional.of("A GOOD FILM."), text(style(Marker.UPPER), FILM));
    assertEquals(Optional.of("A good film"), text(style(Marker.BARE), FILM));
    assertEquals(Optional.of("A good film!!!"), text(style(Marker.LOUD), FILM));
    assertEquals(Optional.of("well , A good film."), text(style(Marker.FILLER), FILM));
    assertEquals(
        List.of("well", ",", "A", "good", "film", "."),
        style(Marker.FILLER).perturb(FILM, Randomness.of(1)).orElseThrow().words());
    assertEquals(Optional.of("so !!!"), text(style(Marker.LOUD), Sample.words("so")));
  }

  @Test
  void markersThatChangeNothingAreNotDrawn() {
    Sentence plain = Sample.words("film");
    assertEquals(Optional.empty(), text(style(Marker.LOWER, Marker.BARE), plain));
    assertEquals(Optional.empty(), text(style(Marker.LOUD), Sample.words("so !!!")));
    assertEquals(Optional.empty(), text(style(Marker.BARE), Sample.words("! ?")));
    assertEquals(
        Set.of("FILM"), new HashSet<>(Sample.drawn(style(Marker.LOWER, Marker.UPPER), plain, 20)));
  }

  @Test
  void allMarkersAreDrawn() {
    assertEquals(
        Marker.values().length, Set.copyOf(Sample.drawn(style(Marker.values()), FILM, 100)).size());
  }

  @Test
  void oneOfSeveralIsDrawnAndTheNextWhereItCannot() {
    Perturber lower = style(Marker.LOWER);
    Perturber drop = new Drop(new RateConfig(1));
    OneOf both = new OneOf(List.of(lower, drop));
    Set<String> drawn = Set.copyOf(Sample.drawn(both, FILM, 60));
    assertTrue(drawn.contains("a good film.") && drawn.size() > 2, drawn.toString());
    assertEquals(60, Sample.drawn(both, Sample.words("a b"), 60).size(), "lower changes nothing");
    assertEquals(List.of("b", "a"), Sample.variants(both, Sample.words("a b")));
    String told =
        assertThrows(IllegalArgumentException.class, () -> new OneOf(List.of())).getMessage();
    assertEquals("perturbers: is empty, but must have at least one", told);
  }
}
