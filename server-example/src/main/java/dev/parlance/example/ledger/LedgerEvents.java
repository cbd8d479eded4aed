package dev.parlance.example.ledger;

import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.Limit.Kind.NAME;

import dev.parlance.event.ClientRequest;
import dev.parlance.event.Limit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ledger:*} — events of the example: a user's account, and paying another user. Subscribers of an account receive the
 * platform's {@code wallet:balance:updated} and {@code wallet:tx:confirmed}. All requests are refused with
 * {@code permission-denied} unless the caller is a member of the project. Amounts are decimal numbers as strings.
 */
public final class LedgerEvents {
    /** Reads the caller's account and its latest postings. */
    public static final ClientRequest<Which, Statement> STATEMENT =
            clientRequest("ledger:statement", Which.class, Statement.class);

    /** Pays another member of the project. Refused with {@code conflict} if the balance is too low. */
    public static final ClientRequest<Pay, Paid> PAY = clientRequest("ledger:pay", Pay.class, Paid.class);

    /**
     * The caller's account in a project.
     *
     * @param projectId the project
     */
    public record Which(@Limit(ID) String projectId) {}

    /**
     * An account.
     *
     * @param addressId the id of the account, as in {@code wallet:subscribe:address}
     * @param address the displayed address
     * @param chain as in {@code wallet:subscribe:chain}
     * @param currency as in {@code wallet:subscribe:currency}
     * @param balance the balance
     * @param postings the latest, the newest first
     */
    public record Statement(
            String addressId, String address, String chain, String currency, String balance, List<Entry> postings) {}

    /**
     * One side of a transfer.
     *
     * @param transferId the transfer
     * @param amount negative for an outgoing transfer
     * @param balance the balance after it
     * @param memo the purpose
     * @param otherUserId the user at the other side; null for the mint
     * @param timestamp the time
     */
    public record Entry(
            String transferId,
            String amount,
            String balance,
            String memo,
            @Nullable String otherUserId,
            Instant timestamp) {}

    /**
     * A payment.
     *
     * @param projectId the project
     * @param toUserId the recipient
     * @param amount positive, with at most two decimals
     * @param memo the purpose, at most 120 characters
     * @param clientTransferId an id chosen by the client; a payment with the same id is not repeated
     */
    public record Pay(
            @Limit(ID) String projectId,
            @Limit(ID) String toUserId,
            @Limit(NAME) String amount,
            @Limit(value = NAME, max = 120) @Nullable String memo,
            @Limit(ID) String clientTransferId) {}

    /**
     * A payment that was made.
     *
     * @param transferId the transfer
     * @param balance the remaining balance
     */
    public record Paid(String transferId, String balance) {}

    private LedgerEvents() {}
}
