package dev.parlance.internal.engine.netty.session;

import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.SessionListener;
import org.jspecify.annotations.Nullable;

/**
 * What comes in on a session: passes it to the listener, as long as the session does not close, and pauses it. What the listener
 * throws costs the session. On the session's event loop, except {@link #paused(boolean)}.
 */
final class SessionInput {
    private final NettySession session;
    private final Heartbeat heartbeat;
    private @Nullable SessionListener listener;
    private volatile boolean paused;

    SessionInput(NettySession session, Heartbeat heartbeat) {
        this.session = session;
        this.heartbeat = heartbeat;
    }

    /** From now on the listener is called. */
    void open(SessionListener receiving) {
        listener = receiving;
        heartbeat.start();
    }

    private @Nullable SessionListener receiving() {
        return session.isClosing() ? null : listener;
    }

    void text(byte[] utf8) {
        heartbeat.packet();
        SessionListener receiving = receiving();
        if (receiving != null) {
            // No lambda: this is each message's way.
            try {
                receiving.text(utf8);
            } catch (Throwable e) {
                session.failed(e);
            }
        }
    }

    void binary(byte[] data) {
        heartbeat.packet();
        SessionListener receiving = receiving();
        if (receiving != null) {
            try {
                receiving.binary(data);
            } catch (Throwable e) {
                session.failed(e);
            }
        }
    }

    void surplusPong() {
        SessionListener receiving = receiving();
        if (receiving != null) {
            receiving.surplusPong();
        }
    }

    /** The session has ended. */
    void closed(CloseReason reason) {
        SessionListener receiving = listener;
        if (receiving != null) {
            try {
                receiving.closed(reason);
            } catch (Throwable e) {
                session.failed(e);
            }
        }
    }

    /** Whether reading is to be paused; {@link #applyPause} does it. Any thread. */
    void paused(boolean pause) {
        paused = pause;
    }

    // The last call counts, in whatever order the tasks run.
    void applyPause(SessionTransport transport) {
        if (paused) {
            heartbeat.pause();
            transport.pause();
        } else {
            heartbeat.resume();
            transport.resume();
        }
    }
}
