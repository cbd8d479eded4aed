package dev.parlance.catalogue.platform.wallet;

import dev.parlance.event.ServerEvent;

/** What has become of a transaction, with the event that tells it. */
public enum TransactionState {
    /** It was seen, and is not confirmed yet. */
    DETECTED(WalletEvents.TRANSACTION_DETECTED),
    /** It is one of our own and was handed to its chain. */
    BROADCAST(WalletEvents.TRANSACTION_BROADCAST),
    /** It stands. */
    CONFIRMED(WalletEvents.TRANSACTION_CONFIRMED),
    /** It will never stand. */
    FAILED(WalletEvents.TRANSACTION_FAILED);

    private final ServerEvent<WalletEvents.Transaction> event;

    TransactionState(ServerEvent<WalletEvents.Transaction> event) {
        this.event = event;
    }

    /** The event that tells it. */
    public ServerEvent<WalletEvents.Transaction> event() {
        return event;
    }
}
