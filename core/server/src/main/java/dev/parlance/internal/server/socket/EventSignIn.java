package dev.parlance.internal.server.socket;

import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.credential.CredentialChecks;
import dev.parlance.internal.server.event.ReceivedEvent;
import dev.parlance.internal.server.event.Reply;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.User;
import org.jspecify.annotations.Nullable;

/**
 * How the client of a socket signs in after CONNECT: by events of which one at a time is handled. A user that such an event leads to
 * enters with its answer. Any thread.
 */
public final class EventSignIn<U extends User> implements Reply.Gate {
    private static final Runnable NOTHING = () -> {};

    private final LocalSocket<U> socket;
    private final Lifecycle<U> lifecycle;
    private final UserEntry<U> entry;

    /** The event that is being handled and is not answered. */
    private @Nullable ReceivedEvent current;

    /** The user who has passed and is to enter. */
    private @Nullable U admitted;

    EventSignIn(LocalSocket<U> socket, Lifecycle<U> lifecycle, UserEntry<U> entry) {
        this.socket = socket;
        this.lifecycle = lifecycle;
        this.entry = entry;
    }

    /** Whether an event of that name is handled before the socket is authenticated. */
    public boolean includes(String name) {
        return entry.eventNames().contains(name);
    }

    /**
     * An event is about to be handled.
     *
     * @throws RefusedException if another one is, or has led to a user
     */
    synchronized void begin(ReceivedEvent event) {
        if (current != null) {
            throw RefusedException.conflict("the event before it is not answered yet");
        }
        if (socket.isAuthenticated()) {
            throw RefusedException.conflict("the socket is authenticated already");
        }
        current = event;
    }

    /** The handler has returned, and if it has not answered, nothing more is awaited. */
    void ended(ReceivedEvent event) {
        answered(event, true, NOTHING, NOTHING);
    }

    /** An event was refused. */
    void refused(Refusal refusal) {
        if (CredentialChecks.isOfCredentials(refusal) && lifecycle.isSigningIn()) {
            socket.connection().signInRefused(socket.namespace(), "by the application");
        }
    }

    void authenticate(Authentication<U> authentication) {
        U user = authentication.user();
        lifecycle.authenticate(authentication);
        try {
            entry.check(socket, authentication);
        } catch (Throwable refused) {
            lifecycle.revoke();
            throw refused;
        }
        if (!lifecycle.isSigningIn()) {
            entry.cancel(user);
            throw RefusedException.conflict("the socket has disconnected");
        }
        boolean entersNow;
        synchronized (this) {
            entersNow = current == null;
            if (!entersNow) {
                admitted = user;
            }
        }
        if (entersNow) {
            entry.enter(socket, user, NOTHING, NOTHING);
        }
    }

    @Override
    public void answered(ReceivedEvent event, boolean succeeds, Runnable ack, Runnable rest) {
        U user = null;
        synchronized (this) {
            // By identity: clients may send the same event several times.
            if (current == event) {
                current = null;
                user = admitted;
                admitted = null;
            }
        }
        if (user != null && succeeds) {
            entry.enter(socket, user, ack, rest);
            return;
        }
        if (user != null) {
            lifecycle.revoke();
            entry.cancel(user);
        }
        ack.run();
        rest.run();
    }
}
