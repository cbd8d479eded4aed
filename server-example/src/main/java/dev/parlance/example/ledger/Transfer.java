package dev.parlance.example.ledger;

import java.math.BigDecimal;

/**
 * What is to move.
 *
 * @param from the account that it is taken from
 * @param to the account that it is put into; another
 * @param amount how much; above zero, with two decimals
 * @param memo what for; may be empty
 * @param key what its maker calls it, once for each account that it is taken from: said again, it is the same transfer
 */
public record Transfer(String from, String to, BigDecimal amount, String memo, String key) {
    public Transfer {
        if (amount.signum() <= 0 || amount.scale() != Ledger.SCALE || from.equals(to)) {
            throw new IllegalArgumentException("no transfer");
        }
    }
}
