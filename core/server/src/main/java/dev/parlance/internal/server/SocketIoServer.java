package dev.parlance.internal.server;

import dev.parlance.event.Limits;
import dev.parlance.http.HttpHandler;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.http.WebSocketEndpoint;
import dev.parlance.internal.engine.EngineHandler;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.engine.Incident;
import dev.parlance.internal.engine.Origin;
import dev.parlance.internal.engine.SessionListener;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.server.connection.Activity;
import dev.parlance.internal.server.connection.Connection;
import dev.parlance.internal.server.connection.ConnectionEnvironment;
import dev.parlance.internal.server.connection.OpenConnection;
import dev.parlance.internal.server.connection.PlainConnection;
import dev.parlance.internal.server.connection.WebSocketUpgrades;
import dev.parlance.internal.server.credential.CredentialChecks;
import dev.parlance.internal.server.credential.LocalRevocations;
import dev.parlance.internal.server.event.RefusalMappings;
import dev.parlance.internal.server.http.ConnectionCaps;
import dev.parlance.internal.server.http.Handshakes;
import dev.parlance.internal.server.http.HttpRoutes;
import dev.parlance.internal.server.http.OriginChecks;
import dev.parlance.internal.server.listener.Vocabulary;
import dev.parlance.internal.server.namespace.NamespaceEnvironment;
import dev.parlance.internal.server.namespace.Namespaces;
import dev.parlance.internal.server.namespace.RequestedNamespace;
import dev.parlance.internal.server.namespace.WebSocketPaths;
import dev.parlance.internal.server.rate.ServerRates;
import dev.parlance.internal.server.report.ServerReports;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Json;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.NamespaceBuilder;
import dev.parlance.socket.ParentNamespaceBuilder;
import dev.parlance.socket.PlainFormat;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Revocations;
import dev.parlance.socket.Scheduler;
import dev.parlance.socket.Server;
import dev.parlance.socket.ServerState;
import dev.parlance.socket.ServerStatistics;
import dev.parlance.socket.User;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Socket.IO on an engine: what the front door and the test kit wire. */
public final class SocketIoServer implements Server, EngineHandler {
    private final Environment environment;
    private final Server front;
    private final ServerReports reports;
    private final ConnectionCaps limits;
    private final ConnectionEnvironment connectionEnvironment;
    private final Namespaces namespaces;
    private final HttpRoutes routes;
    private final Handshakes handshakes;
    private final OriginChecks originChecks;
    private final LocalRevocations revocations;
    private final Scheduler scheduler;
    private final Json json;
    private final Set<OpenConnection> connections = ConcurrentHashMap.newKeySet();
    private final Activity activity = new Activity();
    private @Nullable ServerShutdown shutdown;
    private final AtomicReference<ServerState> state = new AtomicReference<>(ServerState.STARTING);

    /** Makes a server without namespaces, which the application sees itself. */
    public SocketIoServer(Environment environment) {
        this(environment, null);
    }

    /**
     * Makes a server without namespaces.
     *
     * @param front the server as the application sees it; null for this one
     */
    public SocketIoServer(Environment environment, @Nullable Server front) {
        this.environment = environment;
        this.front = front == null ? this : front;
        SocketIoSettings settings = environment.settings();
        settings.catalogues().forEach(environment.json()::check);
        Execution execution = environment.execution();
        this.reports = new ServerReports(settings.listeners(), execution.timers());
        ServerRates rates = new ServerRates(settings.rateLimits(), execution.timers(), reports);
        this.revocations = new LocalRevocations(execution.timers(), this::revoke);
        CredentialChecks credentials = new CredentialChecks(execution.timers(), revocations);
        this.namespaces = new Namespaces(new NamespaceEnvironment(
                this.front,
                environment.engine(),
                environment.json(),
                execution,
                environment.blocking(),
                settings.adapters(),
                Vocabulary.of(settings.catalogues()),
                reports,
                settings.interceptors(),
                credentials,
                new RefusalMappings("the server", settings.exceptionMappers()),
                settings.recovery(),
                new Paths()));
        this.connectionEnvironment = new ConnectionEnvironment(
                namespaces,
                environment.json(),
                execution,
                environment.ids(),
                settings.connectTimeout(),
                settings.backlogBounds(),
                settings.bounds(),
                settings.maxAttachments(),
                settings.maxPayload(),
                activity,
                reports,
                rates,
                credentials);
        this.limits = new ConnectionCaps(rates, reports);
        this.routes = new HttpRoutes(execution, settings.backlogBounds(), reports, limits);
        this.handshakes = new Handshakes(execution, settings.handshakeHook(), reports, limits);
        this.originChecks = new OriginChecks(execution, settings.originCheck(), reports);
        this.scheduler = new HandlerScheduler(execution.timers(), execution.handlers());
        this.json = new ApplicationJson(environment.json());
    }

    /**
     * Starts its engine.
     *
     * @throws IOException if it cannot bind
     */
    public void start() throws IOException {
        try {
            environment.engine().start(this);
            if (moveTo(ServerState.READY)) {
                reports.serverStarted(front);
            }
        } catch (IOException | RuntimeException e) {
            moveTo(ServerState.CLOSED);
            throw e;
        }
    }

    @Override
    public Namespace<Guest> namespace(String name) {
        return namespaces.ofGuests(name);
    }

    @Override
    public <U extends User> Namespace<U> namespace(String name, Authenticator<U> authenticator) {
        return namespaces.of(name, authenticator);
    }

    @Override
    public NamespaceBuilder<Guest> namespaceBuilder(String name) {
        return namespaces.builder(name);
    }

    @Override
    public ParentNamespaceBuilder<Guest> parentNamespace(Pattern names) {
        return namespaces.parent(names);
    }

    @Override
    public ParentNamespaceBuilder<Guest> parentNamespace(Predicate<String> names) {
        return namespaces.parent(names);
    }

    @Override
    public Collection<Namespace<?>> namespaces() {
        return List.copyOf(namespaces.all());
    }

    @Override
    public Registration onNamespace(Consumer<? super Namespace<?>> listener) {
        return namespaces.onNamespace(listener);
    }

    @Override
    public void http(String path, HttpHandler handler) {
        routes.http(path, handler);
    }

    @Override
    public void webSocket(String path, WebSocketEndpoint endpoint) {
        routes.webSocket(path, endpoint);
    }

    @Override
    public Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public Json json() {
        return json;
    }

    @Override
    public Revocations revocations() {
        return revocations;
    }

    private void revoke(Predicate<Authentication<?>> revoked) {
        namespaces.all().forEach(namespace -> namespace.revoke(revoked));
    }

    @Override
    public ServerState state() {
        return state.get();
    }

    @Override
    public ServerStatistics statistics() {
        return Statistics.of(connections.size(), namespaces.all(), environment);
    }

    // Only on: a server that is closed while it starts stays closed.
    private boolean moveTo(ServerState next) {
        ServerState before = state.getAndAccumulate(next, (now, then) -> now.compareTo(then) < 0 ? then : now);
        return before.compareTo(next) < 0;
    }

    @Override
    public void incident(Incident incident) {
        reports.incident(incident);
    }

    @Override
    public CompletionStage<Boolean> allowsOrigin(Origin origin) {
        return originChecks.check(origin);
    }

    @Override
    public CompletionStage<Opening> opening(HttpRequest request) {
        return handshakes.decide(request);
    }

    @Override
    public Limits limits() {
        return environment.json().limits();
    }

    @Override
    public SessionListener opened(EngineSession session) {
        Runnable counted = limits.opened(session);
        Connection connection = new Connection(connectionEnvironment, session, ended -> {
            connections.remove(ended);
            counted.run();
        });
        connections.add(connection);
        connection.opened();
        return connection;
    }

    /** Where the plain WebSockets of namespaces are served. */
    private final class Paths implements WebSocketPaths {
        @Override
        public void check(String path) {
            routes.checkWebSocket(path);
        }

        @Override
        public <U extends User> void add(
                String path, PlainFormat format, String name, RequestedNamespace<U> namespace) {
            routes.upgrades(
                    path,
                    new WebSocketUpgrades<>(
                            connectionEnvironment, name, namespace, format, SocketIoServer.this::upgraded)::upgrade);
        }
    }

    private SessionListener upgraded(EngineSession session, PlainConnection<?> connection) {
        Runnable counted = limits.opened(session);
        connections.add(connection);
        connection.opened(session, () -> {
            connections.remove(connection);
            counted.run();
        });
        return connection;
    }

    /** Nothing of the application can be served at that path. */
    public void reserve(String path) {
        routes.reserve(path);
    }

    @Override
    public Routes routes(String path) {
        return routes.at(path);
    }

    @Override
    public CompletionStage<HttpResponse> request(HttpRequest request) {
        return routes.request(request);
    }

    @Override
    public CompletionStage<Upgrade> upgrade(HttpRequest request) {
        return routes.upgrade(request);
    }

    /**
     * Closes: takes no more connections, lets those that are open go on until handlers have ended, ends them so that clients
     * reconnect elsewhere, lets disconnect listeners finish, and closes the engine.
     *
     * @param deadline for all of that; called again, the earlier moment counts
     * @return ends when everything is released; never exceptionally
     */
    public CompletionStage<Void> close(Duration deadline) {
        if (moveTo(ServerState.DRAINING)) {
            reports.drainBegun();
        }
        ServerShutdown begun;
        ServerShutdown closing;
        synchronized (this) {
            begun = shutdown;
            closing = begun != null
                    ? begun
                    : new ServerShutdown(environment, activity, connections, routes, handshakes, namespaces, deadline);
            shutdown = closing;
        }
        return begun == null ? closing.begin().whenComplete((done, failure) -> closed()) : closing.endWithin(deadline);
    }

    private void closed() {
        if (moveTo(ServerState.CLOSED)) {
            reports.serverClosed(front);
        }
    }
}
