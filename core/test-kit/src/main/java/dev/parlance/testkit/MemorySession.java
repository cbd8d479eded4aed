package dev.parlance.testkit;

import dev.parlance.http.HttpRequest;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.CloseStatus;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.MemoryAccount;
import dev.parlance.internal.engine.SessionListener;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A connection in memory: both of its ends. */
final class MemorySession implements EngineSession {
    private final String id;
    private final HttpRequest handshake;
    private final MemoryEngine engine;
    private final MemoryAccount memory;
    private final Queue<Frame> sent = new ArrayDeque<>();
    private final Queue<Runnable> held = new ArrayDeque<>();
    private @Nullable SessionListener listener;
    private long bufferedBytes;
    private boolean paused;
    private boolean writable = true;
    private @Nullable CloseReason closed;
    private @Nullable CloseStatus closeStatus;

    MemorySession(String id, HttpRequest handshake, MemoryEngine engine) {
        this.id = id;
        this.handshake = handshake;
        this.engine = engine;
        this.memory = engine.budget().open(new Holder());
    }

    void reportTo(SessionListener newListener) {
        listener = newListener;
    }

    // --- the client's end

    void receive(byte[] utf8) {
        arrive(utf8.length, () -> listener().text(utf8));
    }

    void receiveBinary(byte[] data) {
        arrive(data.length, () -> listener().binary(data));
    }

    private void arrive(int size, Runnable message) {
        synchronized (this) {
            if (size > engine.options().maxPayload()) {
                close(CloseReason.TRANSPORT_ERROR);
            }
            if (closed != null) {
                return;
            }
            if (paused || !held.isEmpty()) {
                held.add(message);
                return;
            }
        }
        message.run();
    }

    /** The oldest frame that was sent and not taken, or null. */
    synchronized @Nullable Frame take() {
        Frame frame = sent.poll();
        bufferedBytes -= frame == null ? 0 : frame.size();
        return frame;
    }

    synchronized void setWritable(boolean canWrite) {
        writable = canWrite;
    }

    synchronized boolean isPaused() {
        return paused;
    }

    synchronized @Nullable CloseReason closeReason() {
        return closed;
    }

    /** What its close frame says, if it is a plain WebSocket; null while it is open. */
    synchronized @Nullable CloseStatus closeStatus() {
        return closeStatus;
    }

    // --- the server's end

    @Override
    public String id() {
        return id;
    }

    @Override
    public HttpRequest handshake() {
        return handshake;
    }

    @Override
    public String transport() {
        return engine.options().transport();
    }

    @Override
    public synchronized void send(Frame frame) {
        if (closed == null && bufferedBytes() + frame.size() > engine.options().sendBudget()) {
            close(CloseReason.SLOW_CLIENT);
        }
        if (closed == null) {
            sent.add(frame);
            bufferedBytes += frame.size();
        }
    }

    @Override
    public MemoryAccount memory() {
        return memory;
    }

    private final class Holder implements MemoryAccount.Holder {
        @Override
        public long waiting() {
            return bufferedBytes();
        }

        @Override
        public void cut() {
            close(CloseReason.FORCED_CLOSE);
        }
    }

    @Override
    public synchronized boolean isWritable() {
        return writable;
    }

    @Override
    public synchronized long bufferedBytes() {
        return bufferedBytes;
    }

    @Override
    public synchronized void pauseReading() {
        paused = true;
    }

    @Override
    public synchronized void resumeReading() {
        paused = false;
        engine.onLoop(this::releaseHeld);
    }

    private void releaseHeld() {
        for (Runnable message = nextHeld(); message != null; message = nextHeld()) {
            message.run();
        }
    }

    private synchronized @Nullable Runnable nextHeld() {
        return paused || closed != null ? null : held.poll();
    }

    @Override
    public void close(CloseReason reason) {
        close(reason, CloseStatus.of(reason));
    }

    @Override
    public synchronized void close(CloseReason reason, CloseStatus status) {
        if (closed == null) {
            closed = reason;
            closeStatus = status;
            memory.end();
            engine.onLoop(() -> {
                engine.ended(this);
                listener().closed(reason);
            });
        }
    }

    /** Its server is gone: the client's end sees that the connection is. */
    synchronized void crash() {
        if (closed == null) {
            closed = CloseReason.TRANSPORT_CLOSE;
        }
    }

    private SessionListener listener() {
        if (listener == null) {
            throw new IllegalStateException("the session is not open yet");
        }
        return listener;
    }
}
