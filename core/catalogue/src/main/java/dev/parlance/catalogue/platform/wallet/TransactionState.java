package dev.parlance.catalogue.platform.wallet;

import dev.parlance.event.ServerEvent;

/** The state of a transaction, with its event. */
public enum TransactionState {
    /** It was seen, and is not confirmed yet. */
    DETECTED(WalletEvents.TRANSACTION_DETECTED),
    /** It is one of this system and was submitted to its chain. */
    BROADCAST(WalletEvents.TRANSACTION_BROADCAST),
    /** It is confirmed. */
    CONFIRMED(WalletEvents.TRANSACTION_CONFIRMED),
    /** It has failed for good. */
    FAILED(WalletEvents.TRANSACTION_FAILED);

    private final ServerEvent<WalletEvents.Transaction> event;

    TransactionState(ServerEvent<WalletEvents.Transaction> event) {
        this.event = event;
    }

    /** The event of that state. */
    public ServerEvent<WalletEvents.Transaction> event() {
        return event;
    }
}
