package dev.parlance.example.ledger;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An account.
 *
 * @param id tells accounts apart
 * @param projectId the project where it can be used
 * @param ownerId the user whose it is; null for the project's mint
 * @param balance what is in it
 */
public record LedgerAccount(
        String id, String projectId, @Nullable String ownerId, BigDecimal balance) {}
