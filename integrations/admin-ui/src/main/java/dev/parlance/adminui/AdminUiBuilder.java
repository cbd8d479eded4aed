package dev.parlance.adminui;

import dev.parlance.event.Incubating;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Configures an {@link AdminUi}. For one thread.
 *
 * <pre>{@code
 * AdminUi adminUi = AdminUi.builder()
 *         .signIn((user, password) -> accounts.isAdministrator(user, password))
 *         .namespace("/admin")
 *         .serverId("chat-1")
 *         .sessionLifetime(Duration.ofHours(8))
 *         .maxSockets(1_000)
 *         .production()
 *         .build();
 * }</pre>
 */
@Incubating
public final class AdminUiBuilder {
    private static final Duration MAX_SESSION = Duration.ofDays(365);

    private final Map<String, PasswordHash> users = new LinkedHashMap<>();
    private @Nullable BiPredicate<String, String> verifier;
    private boolean withoutSignIn;
    private boolean readOnly;
    private boolean production;
    private String namespace = "/admin";
    private @Nullable String serverId;
    private Duration sessionLifetime = Duration.ofDays(1);
    private int maxSockets = 5_000;

    AdminUiBuilder() {}

    /**
     * Lets a user sign in with a password; may be called for several users.
     *
     * @throws IllegalArgumentException if the name is empty, or was given before
     */
    public AdminUiBuilder user(String name, PasswordHash password) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a user of the Admin UI needs a name");
        }
        if (users.putIfAbsent(name, Objects.requireNonNull(password, "password")) != null) {
            throw new IllegalArgumentException("the Admin UI has two users named \"" + name + "\"");
        }
        return this;
    }

    /**
     * Asks the application who may sign in, in place of {@link #user}: is given a user's name and password. It runs on a
     * sign-in thread and may block; what it throws refuses, and is logged. At most two sign-ins are asked about at the same time.
     */
    public AdminUiBuilder signIn(BiPredicate<String, String> verifier) {
        this.verifier = Objects.requireNonNull(verifier, "verifier");
        return this;
    }

    /** Lets everybody in who reaches the port: for a server that only its developer reaches. */
    public AdminUiBuilder withoutSignIn() {
        this.withoutSignIn = true;
        return this;
    }

    /** The page shows, and cannot make sockets join, leave or disconnect, nor emit; it can by default. */
    public AdminUiBuilder readOnly() {
        this.readOnly = true;
        return this;
    }

    /**
     * The page shows figures only: no socket, room, client or event. By default it shows them all, with what the events carry: what
     * users write to each other.
     */
    public AdminUiBuilder production() {
        this.production = true;
        return this;
    }

    /** The name of its namespace; {@code /admin} by default, which is also the page's. */
    public AdminUiBuilder namespace(String name) {
        this.namespace = Objects.requireNonNull(name, "namespace");
        return this;
    }

    /** What the page calls this server; the host's name by default. Two servers on one host need two. */
    public AdminUiBuilder serverId(String id) {
        this.serverId = Objects.requireNonNull(id, "serverId");
        return this;
    }

    /**
     * For how long after its sign-in a page may connect again without a password; one day by default. Sessions are kept in memory.
     *
     * @param lifetime positive, at most 365 days
     */
    public AdminUiBuilder sessionLifetime(Duration lifetime) {
        this.sessionLifetime = Objects.requireNonNull(lifetime, "sessionLifetime");
        return this;
    }

    /**
     * How many sockets the page shows; 5,000 by default, each with at most 200 of its rooms. The figures count all of them. With more,
     * the page itself becomes slow.
     *
     * @param count positive, at most 100,000
     */
    public AdminUiBuilder maxSockets(int count) {
        this.maxSockets = count;
        return this;
    }

    /**
     * Makes it.
     *
     * <pre>{@code
     * AdminUi adminUi = AdminUi.builder().user("ana", PasswordHash.of("a long pass phrase")).build();
     * }</pre>
     *
     * @throws IllegalStateException unless exactly one of {@link #user}, {@link #signIn} and {@link #withoutSignIn} says who may sign in
     * @throws IllegalArgumentException if a value is out of its bounds, in a sentence that names it
     */
    public AdminUi build() {
        if (sessionLifetime.isNegative() || sessionLifetime.isZero() || sessionLifetime.compareTo(MAX_SESSION) > 0) {
            throw new IllegalArgumentException(
                    "sessionLifetime is positive and at most 365 days, not " + sessionLifetime);
        }
        if (maxSockets < 1 || maxSockets > 100_000) {
            throw new IllegalArgumentException("maxSockets is 1 to 100,000, not " + maxSockets);
        }
        String host = hostName();
        return new AdminUi(new AdminOptions(
                namespace,
                serverId == null ? host : serverId,
                host,
                readOnly,
                production,
                signInRule(),
                sessionLifetime,
                maxSockets));
    }

    private @Nullable BiPredicate<String, String> signInRule() {
        int rules = (users.isEmpty() ? 0 : 1) + (verifier == null ? 0 : 1) + (withoutSignIn ? 1 : 0);
        if (rules == 0) {
            throw new IllegalStateException("nobody may sign in to the Admin UI: name a user, give a signIn,"
                    + " or let everybody in by withoutSignIn()");
        }
        if (rules > 1) {
            throw new IllegalStateException(
                    "only one of user, signIn and withoutSignIn can say who may sign in to the Admin UI");
        }
        return users.isEmpty() ? verifier : new PasswordVerifier(users);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }
}
