package dev.parlance.internal.server.report;

import dev.parlance.socket.ClientIncident.Reason;
import java.util.Locale;
import org.slf4j.event.Level;

/**
 * How incidents of one reason are logged. What an operator has to change something for is a warning; what single clients do is
 * less, as it is every server's everyday life.
 *
 * @param text what they have in common, as a line says it
 */
record IncidentKind(Level level, String text) {
    static IncidentKind of(Reason reason) {
        return new IncidentKind(
                level(reason), reason.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static Level level(Reason reason) {
        return switch (reason) {
            case ORIGIN, LIMIT, BUDGET_SPENT, SIGN_IN_TIMEOUT -> Level.WARN;
            case UPGRADE, SLOW_CLIENT -> Level.INFO;
            case REQUEST,
                    TLS,
                    HANDSHAKE_HOOK,
                    UNKNOWN_NAMESPACE,
                    SIGN_IN,
                    SIGN_IN_FAILED,
                    PROTOCOL_VIOLATION,
                    CONNECT_TIMEOUT -> Level.DEBUG;
        };
    }
}
