package dev.parlance.example.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One side of a transfer.
 *
 * @param transferId the transfer
 * @param amount above zero if it came in, below if it went out
 * @param balance what was in the account then
 * @param memo what for
 * @param otherOwnerId whose the other side is; null for the mint
 * @param at when
 */
record Posting(
        String transferId,
        BigDecimal amount,
        BigDecimal balance,
        String memo,
        @Nullable String otherOwnerId,
        Instant at) {}
