package dev.parlance.adminui;

import dev.parlance.event.Limit;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Handshake;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Signs in to the page: by a user's name and password, then by the session that these have opened. */
final class AdminAuthenticator implements Authenticator<AdminUser> {
    /** What the page knows as wrong credentials: it asks again. */
    private static final String INVALID = "invalid credentials";

    // Passwords are slow to verify, on purpose: those who guess them shall not take all cores, nor guess quickly.
    private static final int AT_ONCE = 2;
    private static final int WAIT_SECONDS = 5;

    private final @Nullable BiPredicate<String, String> verifier;
    private final AdminSessions sessions;
    private final Semaphore verifying = new Semaphore(AT_ONCE, true);

    AdminAuthenticator(AdminOptions options, Clock clock) {
        this.verifier = options.verifier();
        this.sessions = new AdminSessions(clock, options.sessionLifetime());
    }

    /** What the page connects with. */
    private record Credentials(
            @Nullable @Limit(max = 1_000) String username,
            @Nullable @Limit(max = 1_000) String password,
            @Nullable @Limit(max = 1_000) String sessionId) {}

    @Override
    public AdminUser authenticate(Handshake handshake) throws InterruptedException {
        if (verifier == null) {
            return new AdminUser("anonymous", null);
        }
        Credentials given = handshake.auth(Credentials.class);
        String known = given.sessionId() == null ? null : sessions.user(given.sessionId());
        if (known != null) {
            return new AdminUser(known, null);
        }
        String name = given.username();
        String password = given.password();
        if (name == null || name.isEmpty() || password == null || !verify(verifier, name, password)) {
            throw new ConnectRefusedException(INVALID);
        }
        return new AdminUser(name, sessions.open(name));
    }

    private boolean verify(BiPredicate<String, String> by, String name, String password) throws InterruptedException {
        if (!verifying.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new ConnectRefusedException("too many sign-ins at the same time, try again");
        }
        try {
            return by.test(name, password);
        } finally {
            verifying.release();
        }
    }
}
