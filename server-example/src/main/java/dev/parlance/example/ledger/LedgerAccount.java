package dev.parlance.example.ledger;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An account.
 *
 * @param id the account's id
 * @param projectId the project where it can be used
 * @param ownerId its owner; null for the project's mint
 * @param balance the balance
 */
public record LedgerAccount(
        String id, String projectId, @Nullable String ownerId, BigDecimal balance) {}
