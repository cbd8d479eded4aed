package dev.parlance.socket;

import dev.parlance.event.Direction;
import dev.parlance.event.Event;
import dev.parlance.event.Incubating;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How clients sign in that connect without credentials: a handler of theirs calls {@link Socket#authenticate}.
 *
 * <pre>{@code
 * Namespace<Account> chats = server.namespaceBuilder("/chats")
 *         .admission(Admission.<Account>by(SIGN_IN).within(Duration.ofSeconds(30)))
 *         .build();
 * chats.handle(SIGN_IN, (socket, login) -> {
 *     Account account = accounts.verify(login.token());
 *     socket.authenticate(account);
 *     return new Me(account.id());
 * });
 * }</pre>
 *
 * <p>Until it is authenticated, a socket has no user and is in no room. Nothing comes to it but the answers to its own events:
 * no broadcast reaches it, it is not among {@link Namespace#sockets()}, and what is emitted to it is dropped. Of what it sends,
 * only the events that are named here are handled; others are refused with {@code unauthorized}, and no application code is
 * called for them. Middlewares, event middlewares, catch-all listeners, and listeners of connecting and disconnecting are not
 * called for it either.
 *
 * <p>Its events run where authenticators do, under their bounds. One of them is handled at a time: what comes before it is answered is
 * refused with {@code conflict}, or {@code unauthorized} if it is not named here. A refusal of one counts among the refused sign-ins of the client's address, except one
 * with {@code conflict}, {@code rate-limited} or {@code unavailable}. A connection without any authenticated socket counts as one
 * that has not signed in. Immutable.
 *
 * @param <U> the application's type of a user
 */
@Incubating
public final class Admission<U extends User> {
    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(45);

    private final Set<String> events;
    private final Duration deadline;
    private final @Nullable CredentialAuthenticator<U> refreshedBy;

    private Admission(Set<String> events, Duration deadline, @Nullable CredentialAuthenticator<U> refreshedBy) {
        this.events = events;
        this.deadline = deadline;
        this.refreshedBy = refreshedBy;
    }

    /**
     * By those events, within 45 seconds.
     *
     * <pre>{@code
     * Admission<Account> bySignIn = Admission.by(SIGN_IN);
     * }</pre>
     *
     * @param events from clients; at least one
     * @throws IllegalArgumentException if there is none, or one is not from clients
     */
    public static <U extends User> Admission<U> by(Event<?>... events) {
        Set<String> names = new LinkedHashSet<>();
        for (Event<?> event : events) {
            if (event.direction() != Direction.CLIENT_TO_SERVER) {
                throw new IllegalArgumentException("clients do not send " + event);
            }
            names.add(event.name());
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("clients need at least one event to sign in by");
        }
        return new Admission<>(Collections.unmodifiableSet(names), DEFAULT_DEADLINE, null);
    }

    /**
     * The same within that time from CONNECT. A client that is not authenticated by then is disconnected; if nobody else is
     * signed in on its connection, the connection is closed as well. One that leaves and connects again within a connection gets
     * what is left of the time.
     *
     * <pre>{@code
     * Admission<Account> hurried = admission.within(Duration.ofSeconds(10));
     * }</pre>
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Admission<U> within(Duration time) {
        Objects.requireNonNull(time, "time");
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("the time for signing in must be positive: " + time);
        }
        return new Admission<>(events, time, refreshedBy);
    }

    /**
     * The same, where clients that are signed in refresh their credentials by {@link dev.parlance.event.AuthEvents#REFRESH}: as a
     * {@link CredentialAuthenticator} says, which is asked for nothing else.
     *
     * <pre>{@code
     * Admission<Account> refreshed = admission.refreshedBy(BearerAuthenticator.of(tokens));
     * }</pre>
     */
    public Admission<U> refreshedBy(CredentialAuthenticator<U> authenticator) {
        return new Admission<>(events, deadline, Objects.requireNonNull(authenticator, "authenticator"));
    }

    /** The names of the events that are handled before a socket is authenticated. */
    public Set<String> eventNames() {
        return events;
    }

    /** Who refreshes credentials; null if nobody does. */
    public @Nullable CredentialAuthenticator<U> refreshedBy() {
        return refreshedBy;
    }

    /** The time from CONNECT within which a client must be authenticated. */
    public Duration deadline() {
        return deadline;
    }
}
