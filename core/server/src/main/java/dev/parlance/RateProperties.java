package dev.parlance;

import static dev.parlance.ServerProperty.of;
import static dev.parlance.internal.configuration.ValueTypes.BOOLEAN;
import static dev.parlance.internal.configuration.ValueTypes.CAP;
import static dev.parlance.internal.configuration.ValueTypes.RATE;

import dev.parlance.event.Enforcement;
import dev.parlance.event.Rate;
import dev.parlance.internal.configuration.Enforced;
import dev.parlance.internal.configuration.ValueTypes;
import dev.parlance.socket.Cap;
import dev.parlance.socket.RateLimits;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The properties of {@link RateLimits}. Those of all limits come before those of one, which so can differ from them. */
final class RateProperties {
    static final List<ServerProperty> ALL = List.of(
            of(
                    "rate-limits.enforcement",
                    ValueTypes.oneOf(Enforcement.class),
                    options -> options.rateLimits().enforcement(),
                    (builder, how) -> builder.rateLimits = builder.rateLimits.with(how),
                    "What becomes of what exceeds any of these: it is refused, or let through and only reported. Each rate and"
                            + " cap can say otherwise, as in `10/1s REPORT`."),
            of(
                    "rate-limits.private-addresses",
                    BOOLEAN,
                    options -> options.rateLimits().countsPrivateAddresses(),
                    (builder, count) -> builder.rateLimits = builder.rateLimits.countingPrivateAddresses(count),
                    "Whether loopback and private addresses count in limits per address."),
            rate(
                    "handshakes-per-address",
                    RateLimits::handshakesPerAddress,
                    RateLimits::withHandshakesPerAddress,
                    "How many handshakes of connections one address may begin."),
            rate(
                    "refused-sign-ins-per-address",
                    RateLimits::refusedSignInsPerAddress,
                    RateLimits::withRefusedSignInsPerAddress,
                    "How many CONNECTs of one address may be refused before further ones are refused unasked."),
            rate(
                    "connects",
                    RateLimits::connects,
                    RateLimits::withConnects,
                    "How many CONNECT packets one connection may send."),
            rate("events", RateLimits::events, RateLimits::withEvents, "How many events one connection may send."),
            rate(
                    "bytes",
                    RateLimits::bytes,
                    RateLimits::withBytes,
                    "How many bytes one connection may send; half of `send-budget` in 10 s if not set, at least"
                            + " `max-payload`."),
            rate(
                    "acks",
                    RateLimits::acks,
                    RateLimits::withAcks,
                    "How many acks one connection may send that nobody has asked for."),
            rate(
                    "joins",
                    RateLimits::joins,
                    RateLimits::withJoins,
                    "How many rooms one socket may join in the handlers of its own events."),
            rate(
                    "pongs",
                    RateLimits::pongs,
                    RateLimits::withPongs,
                    "How many pongs one connection may send that answer no ping."),
            cap(
                    "connections-per-address",
                    RateLimits::connectionsPerAddress,
                    RateLimits::withConnectionsPerAddress,
                    "How many connections one address may have."),
            cap(
                    "connections",
                    RateLimits::connections,
                    RateLimits::withConnections,
                    "How many connections there may be in all."),
            cap(
                    "connections-per-user",
                    RateLimits::connectionsPerUser,
                    RateLimits::withConnectionsPerUser,
                    "How many sockets one user may have in a namespace."));

    private RateProperties() {}

    private static ServerProperty rate(
            String name,
            Function<RateLimits, @Nullable Rate> getter,
            BiFunction<RateLimits, Rate, RateLimits> setter,
            String description) {
        return of(
                "rate-limits." + name,
                RATE,
                options -> {
                    Rate rate = getter.apply(options.rateLimits());
                    return rate == null ? null : Enforced.of(rate);
                },
                (builder, rate) -> builder.rateLimits =
                        setter.apply(builder.rateLimits, rate.limit().with(how(builder, rate))),
                description);
    }

    private static ServerProperty cap(
            String name,
            Function<RateLimits, Cap> getter,
            BiFunction<RateLimits, Cap, RateLimits> setter,
            String description) {
        return of(
                "rate-limits." + name,
                CAP,
                options -> Enforced.of(getter.apply(options.rateLimits())),
                (builder, cap) -> builder.rateLimits =
                        setter.apply(builder.rateLimits, cap.limit().with(how(builder, cap))),
                description);
    }

    private static Enforcement how(ServerBuilder builder, Enforced<?> limit) {
        Enforcement how = limit.how();
        return how == null ? builder.rateLimits.enforcement() : how;
    }
}
