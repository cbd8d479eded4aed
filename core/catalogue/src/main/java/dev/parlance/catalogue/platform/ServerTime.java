package dev.parlance.catalogue.platform;

import dev.parlance.event.Incubating;
import dev.parlance.socket.Namespace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time of day as features write it: by the clock of the namespace's server, which the test kit's tests move. */
@Incubating
public final class ServerTime {
    private ServerTime() {}

    /** Now, in whole milliseconds. */
    public static Instant now(Namespace<?> namespace) {
        return namespace.server().scheduler().clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
