package org.syntagma.tasks.target;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Prompt;

class LayoutTest {
  private static final int BEGIN = 1;
  private static final int END = 2;
  private static final int SEP = 90;
  private static final int CONTROL = 91;
  private static final int BOUNDLESS = Integer.MAX_VALUE;
  private static final int[] SOURCE = {10, 11, 12};
  private static final int[] TARGET = {20, 21};

  private static SequenceLayout layout(
      boolean encoder, boolean control, boolean reconstructs, int context, boolean truncate) {
    Symbols symbols =
        new Symbols(
            new Tokenizer.Special(0, BEGIN, END, 3),
            SEP,
            control ? OptionalInt.of(CONTROL) : OptionalInt.empty());
    Trunk trunk = new Trunk(encoder, true, context, context);
    return new SequenceLayout(new Prefix(symbols, trunk, truncate), reconstructs ? 1 : 0);
  }

  @Test
  void aDecoderAloneReadsSourceSeparatorAndTargetInOneRow() {
    SequenceRow row = layout(false, false, false, BOUNDLESS, false).row(SOURCE, TARGET);
    assertArrayEquals(new int[0], row.source());
    assertArrayEquals(new int[] {BEGIN, 10, 11, 12, SEP, 20, 21}, row.tokens());
    assertArrayEquals(new int[] {10, 11, 12, SEP, 20, 21, END}, row.targets());
    assertEquals(4, row.given());
    assertEquals(3, row.required());
    assertEquals(20, row.targets()[row.given()], "the first that is required");
    assertEquals(SEP, row.tokens()[row.given()], "is predicted at the separator");
  }

  @Test
  void theControlSymbolFollowsTheSeparator() {
    SequenceLayout layout = layout(false, true, false, BOUNDLESS, false);
    SequenceRow row = layout.row(SOURCE, TARGET);
    assertArrayEquals(new int[] {BEGIN, 10, 11, 12, SEP, CONTROL, 20, 21}, row.tokens());
    assertEquals(5, row.given());
    assertEquals(new Prompt(List.of(BEGIN, 10, 11, 12, SEP, CONTROL)), layout.prompt(SOURCE));
  }

  @Test
  void anEncoderReadsTheSourceAndTheDecoderOnlyTheTarget() {
    SequenceLayout layout = layout(true, true, false, BOUNDLESS, false);
    SequenceRow row = layout.row(SOURCE, TARGET);
    assertArrayEquals(new int[] {BEGIN, CONTROL, 10, 11, 12, END}, row.source());
    assertArrayEquals(new int[] {BEGIN, 20, 21}, row.tokens());
    assertArrayEquals(new int[] {20, 21, END}, row.targets());
    assertEquals(0, row.given());
    assertEquals(new Prompt(Arrays.stream(row.source()).boxed().toList()), layout.prompt(SOURCE));
  }

  @Test
  void aDecoderWithAnEncoderCanWriteTheSourceAgain() {
    SequenceLayout layout = layout(true, true, true, BOUNDLESS, false);
    SequenceRow row = layout.row(SOURCE, TARGET);
    assertArrayEquals(new int[] {BEGIN, CONTROL, 10, 11, 12, END}, row.source());
    assertArrayEquals(new int[] {BEGIN, 10, 11, 12, SEP, CONTROL, 20, 21}, row.tokens());
    assertArrayEquals(new int[] {10, 11, 12, SEP, CONTROL, 20, 21, END}, row.targets());
    assertEquals(5, row.given());
    assertEquals(
        new Prompt(List.of(BEGIN, CONTROL, 10, 11, 12, END))
            .written(List.of(BEGIN, 10, 11, 12, SEP, CONTROL)),
        layout.prompt(SOURCE));
  }

  @Test
  void anEmptyTargetIsTheEndSymbolAlone() {
    SequenceRow row = layout(false, false, false, BOUNDLESS, false).row(SOURCE, new int[0]);
    assertArrayEquals(new int[] {10, 11, 12, SEP, END}, row.targets());
    assertEquals(1, row.required());
  }

  @Test
  void whatFitsExactlyIsTakenAndOneMoreIsRefused() {
    assertEquals(7, layout(false, false, false, 7, false).row(SOURCE, TARGET).tokens().length);
    assertEquals(3, layout(true, false, false, 5, false).row(SOURCE, TARGET).tokens().length);
    for (Runnable refused :
        List.<Runnable>of(
            () -> layout(false, false, false, 6, false).row(SOURCE, TARGET),
            () -> layout(true, false, false, 4, false).row(SOURCE, TARGET),
            () -> layout(true, false, false, 3, false).row(new int[] {10}, new int[] {1, 2, 3}),
            () -> layout(false, false, false, 4, true).row(SOURCE, TARGET).tokens())) {
      String message = assertThrows(DataException.class, refused::run).getMessage();
      assertTrue(message.contains("the model's context is"), message);
    }
  }

  @Test
  void aSourceThatDoesNotFitLosesItsEndIfThatIsAllowed() {
    SequenceRow row = layout(false, false, false, 6, true).row(SOURCE, TARGET);
    assertArrayEquals(new int[] {BEGIN, 10, 11, SEP, 20, 21}, row.tokens());
    SequenceRow encoded = layout(true, false, false, 4, true).row(SOURCE, TARGET);
    assertArrayEquals(new int[] {BEGIN, 10, 11, END}, encoded.source());
  }

  @Test
  void answersHaveWhatRoomThePromptLeaves() {
    SequenceLayout alone = layout(false, false, false, 8, false);
    assertEquals(3, alone.maximum(alone.prompt(SOURCE), 100));
    assertEquals(2, alone.maximum(alone.prompt(SOURCE), 2));
    SequenceLayout encoder = layout(true, false, false, 8, false);
    assertEquals(7, encoder.maximum(encoder.prompt(SOURCE), 100));
    SequenceLayout again = layout(true, false, true, 12, false);
    assertEquals(7, again.maximum(again.prompt(SOURCE), 100), "the source is there already");
    assertEquals(2, again.maximum(again.prompt(SOURCE), 2));
  }
}
