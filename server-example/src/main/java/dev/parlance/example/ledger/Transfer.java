package dev.parlance.example.ledger;

import java.math.BigDecimal;

/**
 * A transfer to make.
 *
 * @param from the source account
 * @param to the target account; not the same
 * @param amount positive, with two decimals
 * @param memo the purpose; may be empty
 * @param key the idempotency key, unique for the source account: a transfer with the same key is not repeated
 */
public record Transfer(String from, String to, BigDecimal amount, String memo, String key) {
    public Transfer {
        if (amount.signum() <= 0 || amount.scale() != Ledger.SCALE || from.equals(to)) {
            throw new IllegalArgumentException("not a valid transfer");
        }
    }
}
