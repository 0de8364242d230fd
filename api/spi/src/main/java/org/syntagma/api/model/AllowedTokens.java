package org.syntagma.api.model;

import java.util.BitSet;
import org.apiguardian.api.API;

/** The same tokens at every place. The text can end only if the end symbol is one of them. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AllowedTokens implements Constraint {
  private final BitSet ids;

  private AllowedTokens(BitSet ids) {
    this.ids = ids;
  }

  public static AllowedTokens of(BitSet ids) {
    return new AllowedTokens((BitSet) ids.clone());
  }

  public static AllowedTokens of(int... ids) {
    BitSet set = new BitSet();
    for (int id : ids) {
      set.set(id);
    }
    return new AllowedTokens(set);
  }

  @Override
  public BitSet allowed() {
    return ids;
  }

  @Override
  public Constraint after(int token) {
    return this;
  }
}
