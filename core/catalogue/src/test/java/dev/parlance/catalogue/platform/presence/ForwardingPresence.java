package dev.parlance.catalogue.platform.presence;

import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.socket.Registration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** A registry that passes everything to another, for tests that change some of it. */
public class ForwardingPresence implements PresenceRegistry {
    private final PresenceRegistry entries;

    /** Passes everything to one in memory. */
    public ForwardingPresence() {
        this(new InMemoryPresence());
    }

    /** Passes everything to that one. */
    public ForwardingPresence(PresenceRegistry entries) {
        this.entries = entries;
    }

    @Override
    public void enter(PresenceScope scope, UserPayload user, String connectionId, Instant at, Runnable arrived) {
        entries.enter(scope, user, connectionId, at, arrived);
    }

    @Override
    public OptionalLong leave(PresenceScope scope, String userId, String connectionId) {
        return entries.leave(scope, userId, connectionId);
    }

    @Override
    public void end(PresenceScope scope, String userId, long departure, Runnable gone) {
        entries.end(scope, userId, departure, gone);
    }

    @Override
    public void touch(PresenceScope scope, String userId, Instant at) {
        entries.touch(scope, userId, at);
    }

    @Override
    public List<PresentUser> users(PresenceScope scope) {
        return entries.users(scope);
    }

    @Override
    public Registration listen(Listener listener) {
        return entries.listen(listener);
    }
}
