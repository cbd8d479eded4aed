package dev.parlance.internal.server.socket;

import dev.parlance.event.AuthEvents;
import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.server.credential.CredentialDeadline;
import dev.parlance.internal.server.credential.Lifetimes;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.User;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The time until the credentials of one socket expire: notifies its client before, and ends it then. A clock that is set forward
 * counts within five minutes. Any thread.
 */
final class CredentialExpiry<U extends User> {
    private static final long RECHECK_NANOS = Duration.ofMinutes(5).toNanos();

    private final LocalSocket<U> socket;
    private final Timers timers;
    private final Executor callbacks;
    private final long notice;
    private @Nullable CredentialDeadline deadline;
    private boolean notified;
    private boolean over;
    private Timers.@Nullable Timer timer;

    /** For a socket; nothing expires yet. */
    CredentialExpiry(LocalSocket<U> socket) {
        this.socket = socket;
        this.timers = socket.context().execution().timers();
        this.callbacks = socket.context().execution().callbacks();
        this.notice = Lifetimes.toNanos(socket.context().credentials().expiryNotice());
    }

    /** The credentials that the socket has connected with count from now on. */
    synchronized void begin() {
        start(socket.authentication());
    }

    /** New credentials count from now on; false if those before have expired, or the socket has ended. */
    synchronized boolean replace(Authentication<U> authentication) {
        boolean late = over || deadline != null && deadline.nanosLeft() <= 0;
        if (late || !socket.lifecycle().renew(authentication)) {
            return false;
        }
        start(authentication);
        return true;
    }

    /** The socket has ended. */
    synchronized void stop() {
        over = true;
        cancel();
    }

    private void start(Authentication<U> authentication) {
        Instant end = authentication.expiresAt();
        deadline = end == null ? null : CredentialDeadline.of(end, timers);
        notified = notice == 0;
        step();
    }

    private synchronized void step() {
        cancel();
        CredentialDeadline end = deadline;
        if (over || end == null || !socket.isConnected()) {
            return;
        }
        long left = end.nanosLeft();
        if (left <= 0) {
            over = true;
            // Not on the timers' thread, nor under the lock: it is work, and listeners may be called.
            callbacks.execute(() -> socket.connection().end(socket, EndedCredentials.EXPIRED));
            return;
        }
        if (!notified && left <= notice) {
            notified = true;
            callbacks.execute(() -> socket.emit(AuthEvents.EXPIRING, new AuthEvents.Expiring(end.expiresAt())));
        }
        long next = notified ? left : left - notice;
        timer = timers.schedule(Duration.ofNanos(Math.min(next, RECHECK_NANOS)), this::step);
    }

    private void cancel() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
