package dev.parlance.bridge;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIONamespace;
import dev.parlance.event.Catalogue;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.execution.HandlerThreads;
import dev.parlance.internal.execution.ThreadTimers;
import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.internal.server.event.RefusalMappings;
import dev.parlance.internal.server.listener.Vocabulary;
import dev.parlance.internal.server.report.NamespaceReports;
import dev.parlance.internal.server.report.ServerReports;
import dev.parlance.internal.server.socket.IgnoredEvents;
import dev.parlance.socket.UnknownEvents;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Configures a {@link TypedNamespace}; see {@link TypedNamespace#on}. */
public final class TypedNamespaceBuilder {
    private static final int HANDLER_THREADS = 64;

    private final SocketIONamespace namespace;
    private final List<Catalogue> catalogues;
    private @Nullable ClientUsers users;
    private @Nullable Executor executor;
    private Duration handlerDeadline = Duration.ofSeconds(30);
    private UnknownEvents unknownEvents = UnknownEvents.ANSWER;
    private boolean acksOthers;
    private @Nullable Timers timers;

    TypedNamespaceBuilder(SocketIONamespace namespace, List<Catalogue> catalogues) {
        this.namespace = namespace;
        this.catalogues = catalogues;
    }

    /**
     * How to find a client's user, for the methods of {@link TypedNamespace#bind} that ask for it, and for what a Parlance
     * server beside this one sends to users. Default: clients have no user.
     *
     * @param user called for each event that needs it, on a handler thread: {@code client -> client.get("account")}. Null for
     *     a client that has not signed in: its event is then refused as {@code unauthorized}
     */
    public TypedNamespaceBuilder user(Function<? super SocketIOClient, ? extends @Nullable Object> user) {
        this.users = new ClientUsers(null, Objects.requireNonNull(user));
        return this;
    }

    /** As {@link #user(Function)}, with the user's type: methods that ask for another are then refused when they are bound. */
    public <U> TypedNamespaceBuilder user(Class<U> type, Function<? super SocketIOClient, ? extends @Nullable U> user) {
        this.users = new ClientUsers(Objects.requireNonNull(type), Objects.requireNonNull(user));
        return this;
    }

    /**
     * Runs handlers, and what follows acks. Default: daemon threads of its own, at most 64 for each of both; from Java 21 on
     * few, and virtual ones for what comes while those are blocked.
     *
     * @param executor not closed with the namespace; a task that it rejects is handed to it again a little later
     */
    public TypedNamespaceBuilder executor(Executor executor) {
        this.executor = Objects.requireNonNull(executor);
        return this;
    }

    /**
     * How long a handler may take: then its client is answered {@code timeout} and its thread interrupted; one that does not end
     * in the same time again costs its client the connection. Default 30 s.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public TypedNamespaceBuilder handlerDeadline(Duration deadline) {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("a deadline must be positive: " + deadline);
        }
        this.handlerDeadline = deadline;
        return this;
    }

    /**
     * What becomes of events that have no listener of either kind; {@link UnknownEvents#ANSWER} by default. netty-socketio ignores
     * them.
     */
    public TypedNamespaceBuilder unknownEvents(UnknownEvents unknownEvents) {
        this.unknownEvents = Objects.requireNonNull(unknownEvents);
        return this;
    }

    /**
     * Acks the events that netty-socketio's own listeners of this namespace have handled without an ack: what {@code
     * AckMode.AUTO_SUCCESS_ONLY}, netty-socketio's default, did before the mode had to become {@code MANUAL}. Default: not.
     */
    public TypedNamespaceBuilder ackOtherListeners() {
        this.acksOthers = true;
        return this;
    }

    /** Another clock. */
    TypedNamespaceBuilder timers(Timers timers) {
        this.timers = timers;
        return this;
    }

    /**
     * Takes over the namespace: from now on an event without a listener is refused with {@code not-found}, and malformed JSON
     * disconnects its client. Listeners that the application has added by netty-socketio's own methods stay.
     *
     * @throws IllegalStateException if the server does not read JSON by a {@link ParlanceJson}, or acks by itself
     * @throws IllegalArgumentException if the {@link ParlanceJson} lacks a catalogue, or two do not go together, or the
     *     namespace is a typed one already
     */
    public TypedNamespace build() {
        String name = BridgeContext.nameOf(namespace);
        Vocabulary vocabulary = Vocabulary.of(catalogues);
        ParlanceJson json = Installation.find(namespace);
        json.claim(namespace.getName(), name, catalogues);
        try {
            Installation.checkAckMode(namespace);
        } catch (IllegalStateException e) {
            json.release(namespace.getName());
            namespace.removeAllListeners(EventMappings.ANY_EVENT);
            throw e;
        }
        ThreadTimers real = new ThreadTimers();
        Timers time = timers == null ? real : timers;
        HandlerThreads threads = HandlerThreads.of(executor, HANDLER_THREADS, time);
        BridgeContext context = new BridgeContext(
                namespace,
                name,
                new EventWriter(json.codec(), name),
                vocabulary,
                new RefusalMappings("namespace " + name),
                unknownEvents == UnknownEvents.IGNORE ? new IgnoredEvents(name) : null,
                Execution.of(time, threads.handlers(), threads.callbacks(), handlerDeadline),
                new NamespaceReports(new ServerReports(List.of(), time), name, name));
        return new TypedNamespace(context, json, new ClientBinding(name, catalogues, users), acksOthers, () -> {
            threads.close();
            real.close();
        });
    }
}
