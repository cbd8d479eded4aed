package dev.parlance.jwt;

import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;

/** Refusals of tokens: one sentence each, without anything that a token or the configuration holds. */
final class RefusedTokens {
    private RefusedTokens() {}

    static RefusedException because(String sentence) {
        return new RefusedException(RefusalCode.UNAUTHORIZED, sentence);
    }
}
