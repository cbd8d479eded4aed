package dev.parlance.example.ledger;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A transfer that was made.
 *
 * @param id the transfer's id
 * @param transfer the transfer
 * @param at the time
 * @param fromBalance the balance of the source account after it
 * @param toBalance the balance of the target account after it
 * @param repeated whether the transfer had been made before, with the same key
 */
public record Receipt(
        String id, Transfer transfer, Instant at, BigDecimal fromBalance, BigDecimal toBalance, boolean repeated) {
    Receipt again() {
        return new Receipt(id, transfer, at, fromBalance, toBalance, true);
    }
}
