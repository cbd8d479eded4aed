package dev.parlance.example.ledger;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A transfer that was made.
 *
 * @param id tells transfers apart
 * @param transfer what has moved
 * @param at when
 * @param fromBalance what was left where it was taken from
 * @param toBalance what was then where it was put into
 * @param repeated whether it had been made before
 */
public record Receipt(
        String id, Transfer transfer, Instant at, BigDecimal fromBalance, BigDecimal toBalance, boolean repeated) {
    Receipt again() {
        return new Receipt(id, transfer, at, fromBalance, toBalance, true);
    }
}
