package dev.parlance.catalogue.platform.wallet;

import static dev.parlance.catalogue.platform.ErrorEvents.ERROR;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.ClientRequest;
import dev.parlance.event.Limit;
import dev.parlance.event.ServerEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code wallet:*} — following balances and transactions of wallets: by address, project, chain or currency. A user who
 * follows a chain or a currency receives the events of those wallets that they may see. Refused with
 * {@code permission-denied} if there are none, and with {@code rate-limited} above 50 followed at once.
 */
public final class WalletEvents {
    /** The caller follows it from now on. Goes to the caller only. */
    public static final ServerEvent<WalletRoom> SUBSCRIBED = serverEvent("wallet:subscribed", WalletRoom.class);

    /** The caller no longer follows it. Goes to the caller only. */
    public static final ServerEvent<WalletRoom> UNSUBSCRIBED = serverEvent("wallet:unsubscribed", WalletRoom.class);

    /**
     * An address has a new balance. Goes once to everyone who follows the address, its project, its chain or its currency,
     * and to those whom the application lets into the room of the whole organisation.
     */
    public static final ServerEvent<BalanceUpdated> BALANCE_UPDATED =
            serverEvent("wallet:balance:updated", BalanceUpdated.class);

    /** A transaction was seen that is not confirmed yet. Goes to the receivers of {@link #BALANCE_UPDATED}. */
    public static final ServerEvent<Transaction> TRANSACTION_DETECTED =
            serverEvent("wallet:tx:detected", Transaction.class);

    /** A transaction of this system was submitted to its chain. Goes to the receivers of {@link #BALANCE_UPDATED}. */
    public static final ServerEvent<Transaction> TRANSACTION_BROADCAST =
            serverEvent("wallet:tx:broadcast", Transaction.class);

    /** A transaction is confirmed. Goes to the receivers of {@link #BALANCE_UPDATED}. */
    public static final ServerEvent<Transaction> TRANSACTION_CONFIRMED =
            serverEvent("wallet:tx:confirmed", Transaction.class);

    /** A transaction has failed for good. Goes to the receivers of {@link #BALANCE_UPDATED}. */
    public static final ServerEvent<Transaction> TRANSACTION_FAILED =
            serverEvent("wallet:tx:failed", Transaction.class);

    /** Follows one address. Answered by {@link #SUBSCRIBED}. */
    public static final ClientRequest<AddressRef, WalletRoom> SUBSCRIBE_ADDRESS = clientRequest(
                    "wallet:subscribe:address", AddressRef.class, WalletRoom.class)
            .answeredBy(SUBSCRIBED)
            .refusedBy(ERROR);

    /** Follows all addresses of a project. Answered by {@link #SUBSCRIBED}. */
    public static final ClientRequest<ProjectRef, WalletRoom> SUBSCRIBE_PROJECT = clientRequest(
                    "wallet:subscribe:project", ProjectRef.class, WalletRoom.class)
            .answeredBy(SUBSCRIBED)
            .refusedBy(ERROR);

    /** Follows all addresses on a chain that the caller may see. Answered by {@link #SUBSCRIBED}. */
    public static final ClientRequest<ChainRef, WalletRoom> SUBSCRIBE_CHAIN = clientRequest(
                    "wallet:subscribe:chain", ChainRef.class, WalletRoom.class)
            .answeredBy(SUBSCRIBED)
            .refusedBy(ERROR);

    /** Follows all events in a currency that the caller may see. Answered by {@link #SUBSCRIBED}. */
    public static final ClientRequest<CurrencyRef, WalletRoom> SUBSCRIBE_CURRENCY = clientRequest(
                    "wallet:subscribe:currency", CurrencyRef.class, WalletRoom.class)
            .answeredBy(SUBSCRIBED)
            .refusedBy(ERROR);

    /** Follows an address no longer. Answered by {@link #UNSUBSCRIBED}, also if the caller did not follow it. */
    public static final ClientRequest<AddressRef, WalletRoom> UNSUBSCRIBE_ADDRESS = clientRequest(
                    "wallet:unsubscribe:address", AddressRef.class, WalletRoom.class)
            .answeredBy(UNSUBSCRIBED)
            .refusedBy(ERROR);

    /** Follows a project no longer. Answered by {@link #UNSUBSCRIBED}, also if the caller did not follow it. */
    public static final ClientRequest<ProjectRef, WalletRoom> UNSUBSCRIBE_PROJECT = clientRequest(
                    "wallet:unsubscribe:project", ProjectRef.class, WalletRoom.class)
            .answeredBy(UNSUBSCRIBED)
            .refusedBy(ERROR);

    /** Follows a chain no longer. Answered by {@link #UNSUBSCRIBED}, also if the caller did not follow it. */
    public static final ClientRequest<ChainRef, WalletRoom> UNSUBSCRIBE_CHAIN = clientRequest(
                    "wallet:unsubscribe:chain", ChainRef.class, WalletRoom.class)
            .answeredBy(UNSUBSCRIBED)
            .refusedBy(ERROR);

    /** Follows a currency no longer. Answered by {@link #UNSUBSCRIBED}, also if the caller did not follow it. */
    public static final ClientRequest<CurrencyRef, WalletRoom> UNSUBSCRIBE_CURRENCY = clientRequest(
                    "wallet:unsubscribe:currency", CurrencyRef.class, WalletRoom.class)
            .answeredBy(UNSUBSCRIBED)
            .refusedBy(ERROR);

    /**
     * Which address.
     *
     * @param addressId the id of the address, not the address itself
     */
    public record AddressRef(@Limit(ID) String addressId) {}

    /**
     * Which project.
     *
     * @param projectId the project
     */
    public record ProjectRef(@Limit(ID) String projectId) {}

    /**
     * Which chain.
     *
     * @param chain the name of the chain in lower case
     */
    public record ChainRef(@Limit(ID) String chain) {}

    /**
     * Which currency.
     *
     * @param currency the name of the currency
     */
    public record CurrencyRef(@Limit(ID) String currency) {}

    /**
     * What is followed, or no longer: exactly one of the four, as requested.
     *
     * @param room the name of its room
     * @param projectId the project
     * @param addressId the id of the address
     * @param chain the chain
     * @param currency the currency
     */
    public record WalletRoom(
            String room,
            @Nullable String projectId,
            @Nullable String addressId,
            @Nullable String chain,
            @Nullable String currency) {
        /** The room of those who follow a project. */
        public static WalletRoom ofProject(String room, String projectId) {
            return new WalletRoom(room, projectId, null, null, null);
        }

        /** The room of those who follow an address. */
        public static WalletRoom ofAddress(String room, String addressId) {
            return new WalletRoom(room, null, addressId, null, null);
        }

        /** The room of those who follow a chain. */
        public static WalletRoom ofChain(String room, String chain) {
            return new WalletRoom(room, null, null, chain, null);
        }

        /** The room of those who follow a currency. */
        public static WalletRoom ofCurrency(String room, String currency) {
            return new WalletRoom(room, null, null, null, currency);
        }
    }

    /**
     * A balance. Amounts are decimal numbers as texts, because a JSON number would lose digits.
     *
     * @param addressId the id of the address
     * @param address the address
     * @param chain the chain that it is on
     * @param project the id of its project
     * @param org the id of the organisation that the project belongs to
     * @param previousBalance the amount before
     * @param newBalance the amount now
     * @param balance the amount now, for older clients
     * @param timestamp when it was seen
     */
    public record BalanceUpdated(
            String addressId,
            String address,
            String chain,
            String project,
            String org,
            String previousBalance,
            String newBalance,
            String balance,
            Instant timestamp) {}

    /**
     * A transaction.
     *
     * @param addressId the id of the address
     * @param address the address
     * @param chain the chain that it is on
     * @param txHash the hash of the transaction on its chain
     * @param amount a decimal number as a text
     * @param currency the currency
     * @param direction whether it comes to the address or goes from it, as a value that the application defines
     * @param project the id of its project
     * @param timestamp when it happened
     */
    public record Transaction(
            String addressId,
            String address,
            String chain,
            String txHash,
            String amount,
            String currency,
            String direction,
            String project,
            Instant timestamp) {}

    private WalletEvents() {}
}
