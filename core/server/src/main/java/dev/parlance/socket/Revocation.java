package dev.parlance.socket;

import dev.parlance.event.Incubating;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which credentials count no more; see {@link Revocations}. Immutable.
 *
 * <pre>{@code
 * Revocation loggedOut = Revocation.ofSession("s-17").keptFor(Duration.ofDays(30));
 * }</pre>
 */
@Incubating
public final class Revocation {
    /** How many characters an id may have. */
    public static final int MAX_ID = 1024;

    private static final Duration DAY = Duration.ofDays(1);

    private final Kind kind;
    private final String id;
    private final @Nullable Instant issuedBefore;
    private final Duration keptFor;

    /** What is revoked. */
    public enum Kind {
        /** All credentials of a user that were issued before. */
        USER,
        /** All credentials of a session. */
        SESSION,
        /** One token. */
        TOKEN
    }

    private Revocation(Kind kind, String id, @Nullable Instant issuedBefore, Duration keptFor) {
        this.kind = kind;
        this.id = id;
        this.issuedBefore = issuedBefore;
        this.keptFor = keptFor;
    }

    private static Revocation of(Kind kind, String id) {
        if (id.isEmpty() || id.length() > MAX_ID) {
            throw new IllegalArgumentException(
                    "the id of what is revoked has 1 to " + MAX_ID + " characters, not " + id.length());
        }
        return new Revocation(kind, id, null, DAY);
    }

    /**
     * All credentials of a user that were issued before it is revoked; the user may sign in anew.
     *
     * @throws IllegalArgumentException if the id is empty or has more than {@value #MAX_ID} characters
     */
    public static Revocation ofUser(String id) {
        return of(Kind.USER, id);
    }

    /**
     * All credentials of a {@linkplain Authentication#session session}, whenever they are issued.
     *
     * @throws IllegalArgumentException as {@link #ofUser}
     */
    public static Revocation ofSession(String id) {
        return of(Kind.SESSION, id);
    }

    /**
     * The {@linkplain Authentication#token token} of that id.
     *
     * @throws IllegalArgumentException as {@link #ofUser}
     */
    public static Revocation ofToken(String id) {
        return of(Kind.TOKEN, id);
    }

    /**
     * The same, of what was issued up to that time only. Times of issue may be those of another machine's clock, and whole
     * seconds: what was issued in the second in which a user is revoked counts as issued before.
     */
    public Revocation issuedBefore(Instant time) {
        return new Revocation(kind, id, Objects.requireNonNull(time, "time"), keptFor);
    }

    /**
     * The same, remembered for that long: as long as credentials are valid that the application issues; a day by default.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Revocation keptFor(Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("a revocation must be kept for a positive time, not " + time);
        }
        return new Revocation(kind, id, issuedBefore, time);
    }

    /** What is revoked. */
    public Kind kind() {
        return kind;
    }

    /** Whose or which. */
    public String id() {
        return id;
    }

    /** Up to what time of issue; null for the default of its kind. */
    public @Nullable Instant issuedBefore() {
        return issuedBefore;
    }

    /** How long it is remembered. */
    public Duration keptFor() {
        return keptFor;
    }

    /** Without the id. */
    @Override
    public String toString() {
        return "revocation of a " + kind.name().toLowerCase(Locale.ROOT);
    }
}
