package dev.parlance.example.ledger;

import static dev.parlance.event.ClientRequest.clientRequest;

import dev.parlance.event.ClientRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ledger:*} — the example's own events: a user's account, and paying another user. Who follows an account hears of it
 * by the platform's {@code wallet:balance:updated} and {@code wallet:tx:confirmed}. Everything here is refused with
 * {@code permission-denied} unless the caller is a member of the project. Amounts are decimal numbers as texts.
 */
public final class LedgerEvents {
    /** Asks for the caller's own account and its latest postings. */
    public static final ClientRequest<Which, Statement> STATEMENT =
            clientRequest("ledger:statement", Which.class, Statement.class);

    /** Pays another member of the project. Refused with {@code conflict} if there is not enough. */
    public static final ClientRequest<Pay, Paid> PAY = clientRequest("ledger:pay", Pay.class, Paid.class);

    /**
     * Which account: the caller's in that project.
     *
     * @param projectId the project
     */
    public record Which(String projectId) {}

    /**
     * An account.
     *
     * @param addressId the id of the account, as in {@code wallet:subscribe:address}
     * @param address for people to read
     * @param chain as in {@code wallet:subscribe:chain}
     * @param currency as in {@code wallet:subscribe:currency}
     * @param balance what is in it
     * @param postings the latest, the newest first
     */
    public record Statement(
            String addressId, String address, String chain, String currency, String balance, List<Entry> postings) {}

    /**
     * One side of a transfer.
     *
     * @param transferId the transfer
     * @param amount with a minus where it went out
     * @param balance what was in the account then
     * @param memo what for
     * @param otherUserId who paid, or was paid; null for the mint
     * @param timestamp when
     */
    public record Entry(
            String transferId,
            String amount,
            String balance,
            String memo,
            @Nullable String otherUserId,
            Instant timestamp) {}

    /**
     * Whom to pay how much.
     *
     * @param projectId the project
     * @param toUserId the user
     * @param amount above zero, with two decimals at most
     * @param memo what for
     * @param clientTransferId what the client calls it: said again, nothing moves again
     */
    public record Pay(
            String projectId,
            String toUserId,
            String amount,
            @Nullable String memo,
            String clientTransferId) {}

    /**
     * What was paid.
     *
     * @param transferId the transfer
     * @param balance what is left
     */
    public record Paid(String transferId, String balance) {}

    private LedgerEvents() {}
}
