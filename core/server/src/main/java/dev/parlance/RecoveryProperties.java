package dev.parlance;

import static dev.parlance.ServerProperty.of;
import static dev.parlance.internal.configuration.ValueTypes.DURATION;
import static dev.parlance.internal.configuration.ValueTypes.SIZE;
import static dev.parlance.internal.configuration.ValueTypes.WHOLE_NUMBER;

import dev.parlance.internal.configuration.ValueType;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The properties of {@link RecoveryOptions}, which check their bounds themselves. */
final class RecoveryProperties {
    static final List<ServerProperty> ALL = List.of(
            recovery(
                    "window",
                    DURATION,
                    RecoveryOptions::window,
                    RecoveryOptions::withWindow,
                    "How long a client may be away whose state is recovered; 0 for no recovery, at most a day."),
            recovery(
                    "sessions",
                    WHOLE_NUMBER,
                    RecoveryOptions::sessions,
                    RecoveryOptions::withSessions,
                    "How many sessions of a namespace are kept whose clients are away; positive."),
            recovery(
                    "sessions-per-user",
                    WHOLE_NUMBER,
                    RecoveryOptions::sessionsPerUser,
                    RecoveryOptions::withSessionsPerUser,
                    "How many of them may be one user's; positive."),
            recovery(
                    "events",
                    WHOLE_NUMBER,
                    RecoveryOptions::events,
                    RecoveryOptions::withEvents,
                    "How many events of a namespace are kept; positive."),
            recovery(
                    "bytes",
                    SIZE,
                    RecoveryOptions::bytes,
                    RecoveryOptions::withBytes,
                    "How many bytes they may take; at least 1KB."),
            recovery(
                    "replay",
                    WHOLE_NUMBER,
                    RecoveryOptions::replay,
                    RecoveryOptions::withReplay,
                    "How many events one client may have missed; positive."));

    private RecoveryProperties() {}

    private static <T> ServerProperty recovery(
            String name,
            ValueType<T> type,
            Function<RecoveryOptions, T> part,
            BiFunction<RecoveryOptions, T, RecoveryOptions> change,
            String description) {
        return of(
                "recovery." + name,
                type,
                options -> part.apply(options.recovery()),
                (builder, value) -> builder.recovery = change.apply(builder.recovery, value),
                description);
    }
}
