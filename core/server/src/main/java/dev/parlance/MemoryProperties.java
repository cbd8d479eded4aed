package dev.parlance;

import static dev.parlance.ServerProperty.of;
import static dev.parlance.internal.configuration.ValueTypes.DURATION;
import static dev.parlance.internal.configuration.ValueTypes.INT_SIZE;
import static dev.parlance.internal.configuration.ValueTypes.SIZE;
import static dev.parlance.internal.configuration.ValueTypes.WHOLE_NUMBER;

import dev.parlance.event.Limits;
import dev.parlance.internal.configuration.ValueType;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The properties of {@link MemoryLimits} and {@link Limits}, which check their bounds themselves. */
final class MemoryProperties {
    static final List<ServerProperty> ALL = List.of(
            memory(
                    "budget",
                    SIZE,
                    MemoryLimits::budget,
                    MemoryLimits::withBudget,
                    "How many bytes all connections may hold together: 0 for a quarter of the smaller of the maximum heap and"
                            + " the maximum direct memory, else at least 1MB."),
            memory(
                    "message-before-sign-in",
                    INT_SIZE,
                    MemoryLimits::messageBeforeSignIn,
                    MemoryLimits::withMessageBeforeSignIn,
                    "The maximum size of a message before anybody has signed in on a connection; at least 1KB."),
            memory(
                    "credentials",
                    INT_SIZE,
                    MemoryLimits::credentials,
                    MemoryLimits::withCredentials,
                    "How many bytes of auth payloads one connection may hold; at least 1KB."),
            memory(
                    "namespaces",
                    WHOLE_NUMBER,
                    MemoryLimits::namespaces,
                    MemoryLimits::withNamespaces,
                    "In how many namespaces one connection may be at the same time; positive."),
            memory(
                    "pending-sign-ins-per-connection",
                    WHOLE_NUMBER,
                    MemoryLimits::pendingSignInsPerConnection,
                    MemoryLimits::withPendingSignInsPerConnection,
                    "How many CONNECTs of one connection may be undecided at the same time; positive."),
            memory(
                    "pending-sign-ins",
                    WHOLE_NUMBER,
                    MemoryLimits::pendingSignIns,
                    MemoryLimits::withPendingSignIns,
                    "How many CONNECTs of all connections may be undecided at the same time; positive."),
            memory(
                    "body-timeout",
                    DURATION,
                    MemoryLimits::bodyTimeout,
                    MemoryLimits::withBodyTimeout,
                    "How long the body of a request may take; a millisecond to a day."),
            limit(
                    "name",
                    WHOLE_NUMBER,
                    Limits::name,
                    Limits::withName,
                    "The maximum length of an id or a name, in characters; positive."),
            limit("token", INT_SIZE, Limits::token, Limits::withToken, "The maximum length of a token; positive."),
            limit("url", INT_SIZE, Limits::url, Limits::withUrl, "The maximum length of a URL; positive."),
            limit("text", INT_SIZE, Limits::text, Limits::withText, "The maximum length of any other text; positive."),
            limit(
                    "entries",
                    WHOLE_NUMBER,
                    Limits::entries,
                    Limits::withEntries,
                    "The maximum number of entries of a list, an array or a map; positive."),
            limit(
                    "json",
                    INT_SIZE,
                    Limits::json,
                    Limits::withJson,
                    "The maximum size of any JSON in a component; positive. By default `max-payload` alone limits it."),
            limit(
                    "json-depth",
                    WHOLE_NUMBER,
                    Limits::jsonDepth,
                    Limits::withJsonDepth,
                    "The maximum nesting of arrays and objects; 1 to " + Limits.MAX_JSON_DEPTH + "."),
            limit(
                    "event-name",
                    WHOLE_NUMBER,
                    Limits::eventName,
                    Limits::withEventName,
                    "The maximum length of an event's name, in characters; 1 to 10000."),
            limit(
                    "request-head",
                    INT_SIZE,
                    Limits::requestHead,
                    Limits::withRequestHead,
                    "The maximum length of an HTTP request's first line, and of its header fields together; 1KB to 1MB."));

    private MemoryProperties() {}

    private static <T> ServerProperty memory(
            String name,
            ValueType<T> type,
            Function<MemoryLimits, T> part,
            BiFunction<MemoryLimits, T, MemoryLimits> change,
            String description) {
        return of(
                "memory." + name,
                type,
                options -> part.apply(options.memoryLimits()),
                (builder, value) -> builder.memoryLimits = change.apply(builder.memoryLimits, value),
                description);
    }

    private static <T> ServerProperty limit(
            String name,
            ValueType<T> type,
            Function<Limits, T> part,
            BiFunction<Limits, T, Limits> change,
            String description) {
        return of(
                "limits." + name,
                type,
                options -> part.apply(options.limits()),
                (builder, value) -> builder.limits = change.apply(builder.limits, value),
                description);
    }
}
