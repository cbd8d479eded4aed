package dev.parlance.example.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One side of a transfer.
 *
 * @param transferId the transfer
 * @param amount positive for an incoming transfer, negative for an outgoing one
 * @param balance the balance after it
 * @param memo the purpose
 * @param otherOwnerId the owner of the other account; null for the mint
 * @param at the time
 */
record Posting(
        String transferId,
        BigDecimal amount,
        BigDecimal balance,
        String memo,
        @Nullable String otherOwnerId,
        Instant at) {}
