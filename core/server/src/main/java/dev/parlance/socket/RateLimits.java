package dev.parlance.socket;

import dev.parlance.event.Enforcement;
import dev.parlance.event.Event;
import dev.parlance.event.Incubating;
import dev.parlance.event.Rate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How often, and how many at the same time: what a server accepts of one client, of one address and in all. What exceeds a rate is
 * refused with {@code rate-limited} and the time after which to retry; a connection that sends more than ten times what is allowed
 * for ten seconds is closed. Each rate and cap is {@link Enforcement#ENFORCE enforced}, or only {@link Enforcement#REPORT reported}
 * to {@link ServerListener#limitHit} and the log.
 *
 * <pre>{@code
 * RateLimits limits = RateLimits.DEFAULT
 *         .withEvents(Rate.of(100, Duration.ofSeconds(1)))
 *         .withConnectionsPerUser(Cap.of(10).with(Enforcement.REPORT));
 * RateLimits watching = RateLimits.DEFAULT.with(Enforcement.REPORT);
 * }</pre>
 *
 * <p>Limits per address do not count loopback and private addresses unless {@link #countingPrivateAddresses} asks for it: behind a
 * proxy that the server does not know, all clients have one address. An IPv6 address stands for its network of 64 bits. Immutable.
 */
@Incubating
public final class RateLimits {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    /** No limits, of events with a rate of their own neither. */
    public static final RateLimits NONE =
            new RateLimits(Map.of("bytes", Rate.unlimited()), Map.of(), Map.of(), null, false, false, null);

    /** What is right for nearly every application. */
    public static final RateLimits DEFAULT = new RateLimits(Map.of(), Map.of(), Map.of(), null, false, true, null)
            .withHandshakesPerAddress(Rate.of(1_000, TEN_SECONDS))
            .withRefusedSignInsPerAddress(Rate.of(100, Duration.ofMinutes(1)))
            .withConnects(Rate.of(500, TEN_SECONDS))
            .withEvents(Rate.of(5_000, TEN_SECONDS))
            .withAcks(Rate.of(1_000, TEN_SECONDS))
            .withJoins(Rate.of(1_000, TEN_SECONDS))
            .withPongs(Rate.of(100, TEN_SECONDS))
            .withConnectionsPerAddress(Cap.of(2_000))
            .withConnections(Cap.of(100_000))
            .withConnectionsPerUser(Cap.of(100));

    private final Map<String, Rate> rates;
    private final Map<String, Cap> caps;
    private final Map<String, Rate> byEvent;
    private final @Nullable Enforcement enforcement;
    private final boolean privateAddresses;
    private final boolean ratesOfTokens;
    private final @Nullable SharedRates shared;

    private RateLimits(
            Map<String, Rate> rates,
            Map<String, Cap> caps,
            Map<String, Rate> byEvent,
            @Nullable Enforcement enforcement,
            boolean privateAddresses,
            boolean ratesOfTokens,
            @Nullable SharedRates shared) {
        this.rates = Map.copyOf(rates);
        this.caps = Map.copyOf(caps);
        this.byEvent = Map.copyOf(byEvent);
        this.enforcement = enforcement;
        this.privateAddresses = privateAddresses;
        this.ratesOfTokens = ratesOfTokens;
        this.shared = shared;
    }

    private RateLimits with(String name, Rate rate) {
        return new RateLimits(
                added(rates, name, rate), caps, byEvent, enforcement, privateAddresses, ratesOfTokens, shared);
    }

    private RateLimits with(String name, Cap cap) {
        return new RateLimits(
                rates, added(caps, name, cap), byEvent, enforcement, privateAddresses, ratesOfTokens, shared);
    }

    private static <T> Map<String, T> added(Map<String, T> before, String name, T value) {
        Map<String, T> after = new HashMap<>(before);
        after.put(name, value);
        return after;
    }

    private Rate rate(String name) {
        return rates.getOrDefault(name, Rate.unlimited());
    }

    private Cap cap(String name) {
        return caps.getOrDefault(name, Cap.unlimited());
    }

    /** All of them, those of events with a rate of their own too, enforced or only reported. */
    public RateLimits with(Enforcement how) {
        return new RateLimits(
                mapped(rates, rate -> rate.with(how)),
                mapped(caps, cap -> cap.with(how)),
                mapped(byEvent, rate -> rate.with(how)),
                how,
                privateAddresses,
                ratesOfTokens,
                shared);
    }

    private static <T> Map<String, T> mapped(Map<String, T> before, UnaryOperator<T> change) {
        Map<String, T> after = new HashMap<>(before);
        after.replaceAll((name, value) -> change.apply(value));
        return after;
    }

    /** What {@link #with(Enforcement)} has said of all of them; enforced if it was not called. */
    public Enforcement enforcement() {
        return enforcement == null ? Enforcement.ENFORCE : enforcement;
    }

    /** Counts loopback and private addresses too: where clients come from such, or a trusted proxy says where they come from. */
    public RateLimits countingPrivateAddresses() {
        return countingPrivateAddresses(true);
    }

    /** Counts loopback and private addresses, or not. */
    public RateLimits countingPrivateAddresses(boolean count) {
        return new RateLimits(rates, caps, byEvent, enforcement, count, ratesOfTokens, shared);
    }

    /** Whether loopback and private addresses count. */
    public boolean countsPrivateAddresses() {
        return privateAddresses;
    }

    /**
     * Counts {@link #handshakesPerAddress} and {@link #refusedSignInsPerAddress} on all servers that share them there. What else
     * limits an address or a connection is counted by each server.
     */
    public RateLimits sharedBy(SharedRates servers) {
        return new RateLimits(
                rates,
                caps,
                byEvent,
                enforcement,
                privateAddresses,
                ratesOfTokens,
                Objects.requireNonNull(servers, "servers"));
    }

    /** Where rates of addresses are shared; null if each server counts its own. */
    public @Nullable SharedRates shared() {
        return shared;
    }

    /** How often one socket may send an event, whatever its token says. */
    public RateLimits withEvent(Event<?> event, Rate rate) {
        return new RateLimits(
                rates, caps, added(byEvent, event.name(), rate), enforcement, privateAddresses, ratesOfTokens, shared);
    }

    /**
     * How often one socket may send an event.
     *
     * @param name the event's name
     * @param declared the rate of its token; null if it has none
     * @return null if it has no rate of its own
     */
    public @Nullable Rate event(String name, @Nullable Rate declared) {
        Rate rate = byEvent.get(name);
        if (rate != null || declared == null || !ratesOfTokens) {
            return rate;
        }
        return enforcement == null ? declared : declared.with(enforcement);
    }

    /** How many handshakes of connections one address may begin; 1,000 in 10 s by default. Answered 429 with {@code Retry-After}. */
    public RateLimits withHandshakesPerAddress(Rate rate) {
        return with("handshakesPerAddress", rate);
    }

    /** How many handshakes of connections one address may begin. */
    public Rate handshakesPerAddress() {
        return rate("handshakesPerAddress");
    }

    /** How many CONNECTs of one address authenticators and middlewares may refuse before its further ones are refused unasked; 100 in a minute by default. */
    public RateLimits withRefusedSignInsPerAddress(Rate rate) {
        return with("refusedSignInsPerAddress", rate);
    }

    /** How many CONNECTs of one address authenticators and middlewares may refuse before its further ones are refused unasked. */
    public Rate refusedSignInsPerAddress() {
        return rate("refusedSignInsPerAddress");
    }

    /** How many CONNECT packets one connection may send; 500 in 10 s by default. */
    public RateLimits withConnects(Rate rate) {
        return with("connects", rate);
    }

    /** How many CONNECT packets one connection may send. */
    public Rate connects() {
        return rate("connects");
    }

    /** How many events one connection may send, in all its namespaces; 5,000 in 10 s by default. */
    public RateLimits withEvents(Rate rate) {
        return with("events", rate);
    }

    /** How many events one connection may send, in all its namespaces. */
    public Rate events() {
        return rate("events");
    }

    /** How many acks one connection may send that nobody has asked for, or that come twice; 1,000 in 10 s by default; more are not read. */
    public RateLimits withAcks(Rate rate) {
        return with("acks", rate);
    }

    /** How many acks one connection may send that nobody has asked for, or that come twice. */
    public Rate acks() {
        return rate("acks");
    }

    /** How many rooms one socket may join in the handlers of its own events; 1,000 in 10 s by default; further ones are refused with an exception that answers the event. What other code has it join does not count. */
    public RateLimits withJoins(Rate rate) {
        return with("joins", rate);
    }

    /** How many rooms one socket may join in the handlers of its own events. */
    public Rate joins() {
        return rate("joins");
    }

    /** How many pongs one connection may send that answer no ping; 100 in 10 s by default. There is nothing to refuse: ten times as many close it. */
    public RateLimits withPongs(Rate rate) {
        return with("pongs", rate);
    }

    /** How many pongs one connection may send that answer no ping. */
    public Rate pongs() {
        return rate("pongs");
    }

    /** How many connections one address may have, plain WebSockets among them; 2,000 by default. Above it handshakes are answered 429. */
    public RateLimits withConnectionsPerAddress(Cap cap) {
        return with("connectionsPerAddress", cap);
    }

    /** How many connections one address may have. */
    public Cap connectionsPerAddress() {
        return cap("connectionsPerAddress");
    }

    /** How many connections there may be in all, plain WebSockets among them; 100,000 by default. Above it handshakes are answered 429. */
    public RateLimits withConnections(Cap cap) {
        return with("connections", cap);
    }

    /** How many connections there may be in all. */
    public Cap connections() {
        return cap("connections");
    }

    /** How many sockets one user may have in a namespace on this server; guests have one each; 100 by default. */
    public RateLimits withConnectionsPerUser(Cap cap) {
        return with("connectionsPerUser", cap);
    }

    /** How many sockets one user may have in a namespace on this server; guests have one each. */
    public Cap connectionsPerUser() {
        return cap("connectionsPerUser");
    }

    /**
     * How many bytes one connection may send in its packets: by default half of the server's {@code sendBudget} in 10 s, at least
     * {@code maxPayload}, so that nobody fills the send budgets of those who share a room. The packet that exceeds it is still
     * taken; of the next ones events are refused.
     */
    public RateLimits withBytes(Rate rate) {
        return with("bytes", rate);
    }

    /** How many bytes one connection may send in its packets; null for what follows from {@code sendBudget}. */
    public @Nullable Rate bytes() {
        return rates.get("bytes");
    }

    /** The same, with that rate of bytes if it has none; enforced or only reported as {@link #with(Enforcement)} has said. */
    public RateLimits orBytes(Rate rate) {
        if (rates.containsKey("bytes")) {
            return this;
        }
        return withBytes(enforcement == null ? rate : rate.with(enforcement));
    }
}
