package dev.parlance;

import dev.parlance.event.Incubating;
import java.time.Duration;
import java.util.Objects;

/**
 * Connection state recovery: for how long, and for how many, a server keeps what clients miss whose connections are lost. In each
 * namespace for itself.
 *
 * <pre>{@code
 * ParlanceServer.builder()
 *         .recovery(RecoveryOptions.DEFAULT.withWindow(Duration.ofMinutes(5)))
 *         .build();
 * }</pre>
 *
 * <p>Immutable; equal to others with the same values.
 */
@Incubating
public final class RecoveryOptions {
    // First: what follows is checked against it.
    private static final Duration MAX_WINDOW = Duration.ofDays(1);

    /** Nothing is recovered: the default of a server. */
    public static final RecoveryOptions OFF = new RecoveryOptions(Duration.ZERO, 20_000, 20, 20_000, 16L << 20, 2_000);

    /** For two minutes; each other default stands in the description of its method. */
    public static final RecoveryOptions DEFAULT = OFF.withWindow(Duration.ofMinutes(2));

    private final Duration window;
    private final int sessions;
    private final int sessionsPerUser;
    private final int events;
    private final long bytes;
    private final int replay;

    private RecoveryOptions(Duration window, int sessions, int sessionsPerUser, int events, long bytes, int replay) {
        this.window = window;
        this.sessions = sessions;
        this.sessionsPerUser = sessionsPerUser;
        this.events = events;
        this.bytes = bytes;
        this.replay = replay;
    }

    /** How long a client may be away, counted from when the server has noticed it; zero if nothing is recovered. */
    public Duration window() {
        return window;
    }

    /** These, with another window; zero for off, at most a day. */
    public RecoveryOptions withWindow(Duration time) {
        Objects.requireNonNull(time, "window");
        if (time.isNegative() || time.compareTo(MAX_WINDOW) > 0) {
            throw new IllegalArgumentException("window must be 0 to a day: " + time);
        }
        return new RecoveryOptions(time, sessions, sessionsPerUser, events, bytes, replay);
    }

    /** How many sessions of a namespace are kept whose clients are away: 20,000 by default. Beyond, those that left first end. */
    public int sessions() {
        return sessions;
    }

    /** These, with another number of sessions; at least 1. */
    public RecoveryOptions withSessions(int count) {
        return new RecoveryOptions(window, positive("sessions", count), sessionsPerUser, events, bytes, replay);
    }

    /** How many of them may be one user's: 20 by default. Beyond, those of the user that left first end. */
    public int sessionsPerUser() {
        return sessionsPerUser;
    }

    /** These, with another number of sessions of one user; at least 1. */
    public RecoveryOptions withSessionsPerUser(int count) {
        return new RecoveryOptions(window, sessions, positive("sessionsPerUser", count), events, bytes, replay);
    }

    /** How many events of a namespace are kept, whoever received them: 20,000 by default. Who lacks an older one is not recovered. */
    public int events() {
        return events;
    }

    /** These, with another number of events; at least 1. */
    public RecoveryOptions withEvents(int count) {
        return new RecoveryOptions(window, sessions, sessionsPerUser, positive("events", count), bytes, replay);
    }

    /**
     * How many bytes they may take, their attachments included; an estimate: 16 MiB by default. They count in the server's
     * {@linkplain MemoryLimits#budget budget} besides, and give way when three quarters of it are spent.
     */
    public long bytes() {
        return bytes;
    }

    /** These, with another number of bytes; at least 1,000. */
    public RecoveryOptions withBytes(long count) {
        if (count < 1_000) {
            throw new IllegalArgumentException("bytes must be 1000 or more: " + count);
        }
        return new RecoveryOptions(window, sessions, sessionsPerUser, events, count, replay);
    }

    /**
     * How many events one client may have missed: 2,000 by default. They may also take no more than half of the
     * {@linkplain ServerOptions#sendBudget send budget}. Who has missed more is not recovered.
     */
    public int replay() {
        return replay;
    }

    /** These, with another number of missed events; at least 1. */
    public RecoveryOptions withReplay(int count) {
        return new RecoveryOptions(window, sessions, sessionsPerUser, events, bytes, positive("replay", count));
    }

    /** Whether anything is recovered. */
    public boolean isOn() {
        return !window.isZero();
    }

    private static int positive(String name, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more: " + count);
        }
        return count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecoveryOptions that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return "RecoveryOptions[window=" + window + ", sessions=" + sessions + ", sessionsPerUser=" + sessionsPerUser
                + ", events=" + events + ", bytes=" + bytes + ", replay=" + replay + "]";
    }
}
