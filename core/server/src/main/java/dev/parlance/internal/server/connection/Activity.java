package dev.parlance.internal.server.connection;

/** Whether clients still send something: watched only while the server closes, so that it costs nothing before. */
public final class Activity {
    private volatile boolean watched;
    private volatile boolean seen;

    /** A client has sent something that is handled. */
    void note() {
        if (watched) {
            seen = true;
        }
    }

    /** From now on it is watched. */
    public void watch() {
        watched = true;
    }

    /** Whether anything has come since the last call. Called by one thread at a time. */
    public boolean hasBeen() {
        boolean been = seen;
        seen = false;
        return been;
    }
}
