package dev.parlance.example.account;

import dev.parlance.catalogue.platform.session.SessionFeature;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;

/** The behaviour of {@link AccountEvents}. */
public final class AccountFeature implements Feature<Account> {
    private final Accounts accounts;
    private final SessionFeature sessions;

    /** Creates the feature, which revokes tokens and ends sessions. */
    public AccountFeature(Accounts accounts, SessionFeature sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @Override
    public Registration installOn(Namespace<? extends Account> namespace) {
        return namespace.on(AccountEvents.EXPIRE, (socket, nothing) -> {
            // Tokens first, so that no tab reconnects with one.
            accounts.forgetTokens(socket.user().id());
            sessions.expire(socket.user().id(), "Your sessions have expired. Sign in again.");
        });
    }
}
