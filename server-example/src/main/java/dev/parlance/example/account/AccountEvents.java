package dev.parlance.example.account;

import static dev.parlance.event.ClientEvent.clientEvent;

import dev.parlance.event.ClientEvent;

/** {@code account:*} — events of the example: actions of users on their accounts. */
public final class AccountEvents {
    /** Ends all sessions of the caller: all tabs receive {@code session:expired}, and all tokens are revoked. */
    public static final ClientEvent<Void> EXPIRE = clientEvent("account:expire");

    private AccountEvents() {}
}
