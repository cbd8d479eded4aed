package dev.parlance.internal.server.connection;

import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.event.ReceivedEvent;
import dev.parlance.internal.server.rate.ConnectionRates;
import dev.parlance.internal.server.report.ClientAddress;
import dev.parlance.internal.server.socket.EventSignIn;
import dev.parlance.internal.server.socket.EventTask;
import dev.parlance.internal.server.socket.KnownEvent;
import dev.parlance.internal.server.socket.LocalSocket;
import dev.parlance.socket.ClientIncident;
import dev.parlance.socket.ClientIncident.Reason;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.User;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the events that one client sends, as far as its rates allow; ends a client that goes far beyond them. */
final class EventIntake {
    private final ConnectionEnvironment environment;
    private final InetSocketAddress remote;
    private final ConnectionRates rates;
    private final Consumer<DisconnectReason> close;

    /**
     * For one connection.
     *
     * @param close ends it
     */
    EventIntake(ConnectionEnvironment environment, InetSocketAddress remote, Consumer<DisconnectReason> close) {
        this.environment = environment;
        this.remote = remote;
        this.rates = environment.rates().connection(remote);
        this.close = close;
    }

    ConnectionRates rates() {
        return rates;
    }

    /** Has an event handled, or refused. */
    <U extends User> void take(LocalSocket<U> socket, ReceivedEvent event) {
        environment.activity().note();
        KnownEvent known = KnownEvent.of(socket, event.name());
        String name = known.handled() ? event.name() : null;
        Refusal limited = rates.event(socket.namespace().name(), name, known.rate(), event.size());
        if (limited == null && socket.lifecycle().isSigningIn()) {
            limited = beforeSignIn(socket, event.name());
        } else if (limited == null && socket.context().credentials().areRefreshedBy(event.name())) {
            limited = signIn();
        }
        if (limited == null) {
            socket.mailbox().submit(new EventTask<>(socket, event));
        } else if (!closeIfFarExceeded()) {
            refuse(socket, event, new RefusedException(limited), rates.mayNotify(name));
        }
    }

    /** Why an event of a client that has not signed in is not handled; null if it is. */
    private @Nullable Refusal beforeSignIn(LocalSocket<?> socket, String name) {
        EventSignIn<?> signIn = socket.signIn();
        if (signIn == null || !signIn.includes(name)) {
            return Refusal.of(RefusalCode.UNAUTHORIZED, "not signed in");
        }
        return signIn();
    }

    /** Why nobody is asked about a client's credentials; null if somebody is. */
    private @Nullable Refusal signIn() {
        if (environment.hasTooManySignIns()) {
            return Refusal.of(RefusalCode.UNAVAILABLE, "too many pending sign-ins");
        }
        return environment.rates().signIn(remote);
    }

    // An ack is owed in any case; an event that nobody waits for is not to answer each of a flood.
    private static <U extends User> void refuse(
            LocalSocket<U> socket, ReceivedEvent event, RefusedException limited, boolean notify) {
        if (notify) {
            socket.mailbox().submit(new EventTask<>(socket, event, limited));
        } else if (event.expectsAck()) {
            socket.mailbox().submit(new EventTask<>(socket, event, limited.ackOnly()));
        }
    }

    /** A pong has come that answers no ping. */
    void surplusPong() {
        rates.surplusPong();
        closeIfFarExceeded();
    }

    /** A client that goes on and on though it is refused. */
    boolean closeIfFarExceeded() {
        if (rates.isFarExceeded()) {
            report(Reason.LIMIT, "more than ten times what is allowed for ten seconds");
            close.accept(DisconnectReason.FORCED_CLOSE);
        }
        return rates.isFarExceeded();
    }

    /** The connection is closed on account of its client. */
    void report(Reason reason, String detail) {
        environment.reports().closed(ClientIncident.of(reason, ClientAddress.of(remote), detail));
    }
}
