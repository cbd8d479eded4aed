package dev.parlance;

import com.fasterxml.jackson.databind.Module;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Incubating;
import dev.parlance.event.LargeNumbers;
import dev.parlance.event.Limits;
import dev.parlance.event.PayloadValidator;
import dev.parlance.http.HandshakeHook;
import dev.parlance.socket.ExceptionMapper;
import dev.parlance.socket.HandlerInterceptor;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.ServerListener;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * Configures a {@link ParlanceServer}. All defaults are safe; times and sizes are those of Socket.IO's server for
 * Node.js. What an application may want to change, with other values than the defaults:
 *
 * <pre>{@code
 * ParlanceServer server = ParlanceServer.builder()
 *         .host("127.0.0.1").port(0).path("/live/")
 *         .catalogues(CHATS)
 *         .adapter(adapters).cookie(SessionCookie.named("io")).interceptor(tracing)
 *         .pingInterval(Duration.ofSeconds(10)).pingTimeout(Duration.ofSeconds(5))
 *         .connectTimeout(Duration.ofSeconds(10)).upgradeTimeout(Duration.ofSeconds(5))
 *         .keepAlive(Duration.ofSeconds(120)).trustedProxies(TrustedProxies.at("10.0.0.0/8"))
 *         .handlerDeadline(Duration.ofSeconds(5)).closeDeadline(Duration.ofSeconds(30))
 *         .maxPayload(100_000).maxAttachments(4).maxWaitingEvents(100).sendBudget(4_000_000)
 *         .eventLoopThreads(2).handlerThreads(200).executor(workers).blockingExecutor(workers)
 *         .largeNumbers(LargeNumbers.REFUSE).checkOutgoing(true)
 *         .build();
 * }</pre>
 */
public final class ServerBuilder extends NetworkOptions {
    ServerBuilder() {}

    /**
     * Sets the options that a configuration has, and no others. Of two calls, here or of an option's own method, the later one
     * counts.
     *
     * <pre>{@code
     * ParlanceServer server = ParlanceServer.builder().configure(ServerConfiguration.ofEnvironment()).build();
     * }</pre>
     *
     * @throws IllegalArgumentException if a name is unknown, or a value malformed or out of its bounds: one sentence for each
     */
    @Incubating
    public ServerBuilder configure(ServerConfiguration configuration) {
        configuration.applyTo(this);
        return this;
    }

    /** How often a client is pinged; 25 seconds by default. */
    public ServerBuilder pingInterval(Duration interval) {
        this.pingInterval = Objects.requireNonNull(interval, "pingInterval");
        return this;
    }

    /** How long a client may take to answer a ping; 20 seconds by default. */
    public ServerBuilder pingTimeout(Duration timeout) {
        this.pingTimeout = Objects.requireNonNull(timeout, "pingTimeout");
        return this;
    }

    /** How long a connection may be without any namespace; 45 seconds by default. */
    public ServerBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = Objects.requireNonNull(timeout, "connectTimeout");
        return this;
    }

    /** How long an upgrade to WebSocket may take; 10 seconds by default. */
    public ServerBuilder upgradeTimeout(Duration timeout) {
        this.upgradeTimeout = Objects.requireNonNull(timeout, "upgradeTimeout");
        return this;
    }

    /**
     * How long a handler, an authenticator or a listener may take; 30 seconds by default. Then its client is answered
     * {@code timeout} and its thread interrupted; if it takes as long again, its socket is closed.
     */
    public ServerBuilder handlerDeadline(Duration deadline) {
        this.handlerDeadline = Objects.requireNonNull(deadline, "handlerDeadline");
        return this;
    }

    /** How long {@link ParlanceServer#close} may take; 10 seconds by default. */
    public ServerBuilder closeDeadline(Duration deadline) {
        this.closeDeadline = Objects.requireNonNull(deadline, "closeDeadline");
        return this;
    }

    /**
     * The maximum size of one message with its attachments in bytes, at least 1,000; a million by default. A client
     * that sends more is disconnected. As many bytes of one connection's events may wait to be handled before it is not
     * read.
     */
    public ServerBuilder maxPayload(int bytes) {
        this.maxPayload = bytes;
        return this;
    }

    /** How many binary attachments one message may have; 64 by default. */
    public ServerBuilder maxAttachments(int count) {
        this.maxAttachments = count;
        return this;
    }

    /** How many events of one connection may wait to be handled before it is not read; 1,000 by default. */
    public ServerBuilder maxWaitingEvents(int count) {
        this.maxWaitingEvents = count;
        return this;
    }

    /**
     * How many bytes may wait for a client that does not read; sixteen times {@link #maxPayload} by default, and not
     * below it. Each message counts 128 bytes more than it has, for what is kept beside it. A client that exceeds it is
     * disconnected with {@code slow client}.
     */
    public ServerBuilder sendBudget(long bytes) {
        this.sendBudget = bytes;
        return this;
    }

    /**
     * How much memory clients can take with what is unfinished or waits; {@link MemoryLimits#DEFAULT} by default.
     *
     * <pre>{@code
     * builder.memoryLimits(MemoryLimits.DEFAULT.withBudget(256_000_000));
     * }</pre>
     */
    public ServerBuilder memoryLimits(MemoryLimits limits) {
        this.memoryLimits = Objects.requireNonNull(limits, "memoryLimits");
        return this;
    }

    /**
     * How many threads run handlers on Java before 21: at most that many block at the same time, 64 by default. From 21
     * on handlers that come while others block run on virtual threads, without a bound, and this has no effect.
     */
    public ServerBuilder handlerThreads(int count) {
        this.handlerThreads = count;
        return this;
    }

    /**
     * Runs handlers, and what follows acks. It must not run them on the caller's thread, must have room for handlers
     * that wait for acks, and is the application's to shut down.
     */
    public ServerBuilder executor(Executor handlers) {
        this.executor = Objects.requireNonNull(handlers, "executor");
        return this;
    }

    /**
     * Runs what features wait for: their stores, and what an application is asked, such as who is a member of what. By
     * default 16 threads, for which up to 1,000 tasks wait. Of an executor given here at most 1,000 tasks are unfinished
     * at the same time. What is more is refused with {@code unavailable}. It must not interrupt its threads, and is the
     * application's to shut down, after the server.
     */
    public ServerBuilder blockingExecutor(Executor executor) {
        this.blockingExecutor = Objects.requireNonNull(executor, "blockingExecutor");
        return this;
    }

    /**
     * How long texts and lists, and how deep JSON, may be in what clients send, and how long the heads of their requests;
     * {@link Limits#DEFAULT} by default. A field that exceeds them is refused, {@code validation-failed}: no handler runs.
     *
     * <pre>{@code
     * builder.limits(Limits.DEFAULT.withText(64 * 1024));
     * }</pre>
     */
    public ServerBuilder limits(Limits limits) {
        this.limits = Objects.requireNonNull(limits, "limits");
        return this;
    }

    /**
     * Jackson's modules for types that records may have besides those of Java: Guava's, the optionals of the JDK, an
     * application's own; none by default. They are used in the order in which they are given.
     *
     * <pre>{@code
     * ParlanceServer.builder().jsonModules(new Jdk8Module(), new GuavaModule()).build();
     * }</pre>
     *
     * <p>What is valid stays Parlance's to say: what is required, limits, what is ignored, and that no value is converted to
     * another type. So modules do not change how texts, numbers, times ({@code Instant}), binary and any JSON are read and
     * written, and must not rename properties. An {@code Optional} may be missing. Limits count the entries of what is a
     * {@code Collection} or a {@code Map}; other containers are limited by the size of a message alone.
     */
    @SuppressWarnings("exports")
    public ServerBuilder jsonModules(Module... modules) {
        this.jsonModules = List.of(modules);
        return this;
    }

    /** What becomes of integers that JavaScript cannot hold; {@link LargeNumbers#WARN} by default. */
    public ServerBuilder largeNumbers(LargeNumbers treatment) {
        this.largeNumbers = Objects.requireNonNull(treatment, "largeNumbers");
        return this;
    }

    /**
     * Whether what the server sends is checked against its records: nothing that is required may be null, at any depth. Off
     * by default, and then it costs nothing; the test kit always checks. An event that is not complete is not sent: emitting
     * it throws {@code IllegalArgumentException} with the path of the field. Such an answer of a handler is a
     * {@code server-error}, and logged.
     */
    public ServerBuilder checkOutgoing(boolean check) {
        this.checkOutgoing = check;
        return this;
    }

    /**
     * The catalogues of namespaces that are given none of their own; none by default. A namespace answers in the dialect of
     * its catalogues, so all of these have the same; with {@link dev.parlance.socket.Server#namespaceBuilder} a namespace has
     * others.
     */
    public ServerBuilder catalogues(Catalogue... catalogues) {
        this.catalogues = List.of(catalogues);
        return this;
    }

    /** Connects it with other servers; standalone by default. */
    public ServerBuilder adapter(AdapterFactory factory) {
        this.adapters = Objects.requireNonNull(factory, "adapters");
        return this;
    }

    /**
     * Lets clients whose connections are lost find their state again when they come back; {@link RecoveryOptions#OFF} by default.
     *
     * <pre>{@code
     * builder.recovery(RecoveryOptions.DEFAULT);
     * }</pre>
     */
    @Incubating
    public ServerBuilder recovery(RecoveryOptions options) {
        this.recovery = Objects.requireNonNull(options, "recovery");
        return this;
    }

    /**
     * Is asked before a client's connection is opened, with a status and headers of its own if it refuses; nothing by
     * default.
     *
     * <pre>{@code
     * builder.handshakeHook(request -> {
     *     if (maintenance.get()) {
     *         throw new RequestRefusedException(HttpResponse.text(503, "Back in a minute"));
     *     }
     *     return Headers.NONE;
     * });
     * }</pre>
     */
    public ServerBuilder handshakeHook(HandshakeHook hook) {
        this.handshakeHook = Objects.requireNonNull(hook, "handshakeHook");
        return this;
    }

    /**
     * Adds a listener that sees what happens on the server, for metrics and alarms; none by default.
     *
     * <pre>{@code
     * builder.listener(new ServerListener() {
     *     public void slowClient(ClientIncident client) { log.info("{} does not read", client.address()); }
     * });
     * }</pre>
     */
    public ServerBuilder listener(ServerListener listener) {
        this.listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /** Adds an interceptor, which runs around the application's code, the first outermost; none by default. */
    public ServerBuilder interceptor(HandlerInterceptor interceptor) {
        this.interceptors.add(Objects.requireNonNull(interceptor, "interceptor"));
        return this;
    }

    /**
     * Adds a mapper that says with what exceptions of the application are refused where a namespace does not; none by default. Of
     * several the first that knows an exception counts.
     *
     * <pre>{@code
     * builder.exceptionMapper(thrown ->
     *         thrown instanceof ChatClosedException ? RefusedException.conflict("the chat is closed") : null);
     * }</pre>
     */
    @Incubating
    public ServerBuilder exceptionMapper(ExceptionMapper mapper) {
        this.exceptionMappers.add(Objects.requireNonNull(mapper, "exceptionMapper"));
        return this;
    }

    /**
     * Adds a check of what clients send, after types, required components and limits; none by default. All are called, until one
     * refuses.
     *
     * <pre>{@code
     * builder.payloadValidator(payload -> log.info("a {} came", payload.getClass().getSimpleName()));
     * }</pre>
     */
    @Incubating
    public ServerBuilder payloadValidator(PayloadValidator validator) {
        this.payloadValidators.add(Objects.requireNonNull(validator, "payloadValidator"));
        return this;
    }

    /**
     * What the server accepts of a client, of an address and in all; {@link RateLimits#DEFAULT} by default.
     *
     * <pre>{@code
     * builder.rateLimits(RateLimits.DEFAULT.withConnectionsPerUser(Cap.of(10)));
     * }</pre>
     */
    public ServerBuilder rateLimits(RateLimits limits) {
        this.rateLimits = Objects.requireNonNull(limits, "rateLimits");
        return this;
    }

    /**
     * The options as they are now; what is changed here afterwards does not change them.
     *
     * <pre>{@code
     * ServerOptions options = builder.port(0).options();
     * }</pre>
     *
     * @throws IllegalArgumentException if one is out of its bounds, in a sentence that names it
     */
    public ServerOptions options() {
        return new ServerOptions(this);
    }

    /**
     * Makes the server; it is not started.
     *
     * <pre>{@code
     * ParlanceServer server = ParlanceServer.builder().port(9092).catalogues(CHATS).build();
     * }</pre>
     *
     * @throws IllegalArgumentException if an option is out of its bounds, in a sentence that names it
     * @throws IllegalStateException if the versions of Netty or Jackson on the class path do not fit, in a sentence that
     *     names those that were found and those that are needed
     */
    public ParlanceServer build() {
        ClassPathCheck.check(ServerBuilder.class.getClassLoader());
        return new ParlanceServer(options());
    }
}
