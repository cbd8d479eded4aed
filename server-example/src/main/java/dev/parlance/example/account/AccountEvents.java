package dev.parlance.example.account;

import static dev.parlance.event.ClientEvent.clientEvent;

import dev.parlance.event.ClientEvent;

/** {@code account:*} — the example's own events: what a user does with his account. */
public final class AccountEvents {
    /** Ends all sessions of the caller: all of his tabs hear {@code session:expired}, and his tokens open nothing more. */
    public static final ClientEvent<Void> EXPIRE = clientEvent("account:expire");

    private AccountEvents() {}
}
