package dev.parlance.benchmarks.process;

import java.time.Duration;
import java.util.List;

/**
 * What every server under test is told when it starts.
 *
 * @param pingInterval between two heartbeats of a client
 * @param compression whether the server agrees to permessage-deflate, where it can be told
 */
public record ServerSettings(Duration pingInterval, boolean compression) {
    /** Long enough never to expire in a run. */
    public static final Duration PING_TIMEOUT = Duration.ofSeconds(60);

    /** As arguments of a program; {@link #parse} reads them. */
    public List<String> toArguments() {
        return List.of(String.valueOf(pingInterval.toMillis()), String.valueOf(compression));
    }

    public static ServerSettings parse(String... arguments) {
        return new ServerSettings(Duration.ofMillis(Long.parseLong(arguments[0])), Boolean.parseBoolean(arguments[1]));
    }
}
