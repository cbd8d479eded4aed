package dev.parlance.internal.engine.netty;

import dev.parlance.http.HttpRequest;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.SessionListener;
import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Engine.IO sessions and plain WebSockets have in common: sending, pausing, the heartbeat, the end.
 *
 * <p>Its state belongs to its event loop, which changes once at most: when an upgrade brings a connection of another
 * loop. As a task it hands on what is in its outbox.
 */
abstract class NettySession implements EngineSession, WebSocketReceiver, Runnable {
    private static final Logger log = LoggerFactory.getLogger(NettySession.class);
    private static final AtomicReferenceFieldUpdater<NettySession, @Nullable CloseReason> REASON =
            AtomicReferenceFieldUpdater.newUpdater(NettySession.class, CloseReason.class, "reason");

    final EngineState engine;
    final Outbox outbox = new Outbox();
    final Heartbeat heartbeat;

    private final String id;
    private final HttpRequest handshake;
    private volatile EventLoop loop;

    /** Set before anybody else sees the session. */
    private volatile Transport transport;

    private volatile boolean readingPaused;

    /** Why it ends or has ended; nothing is sent from then on. */
    private volatile @Nullable CloseReason reason;

    private @Nullable SessionListener listener;
    private @Nullable Outgoing backlog;
    private boolean ended;

    NettySession(EngineState engine, String id, HttpRequest handshake, EventLoop loop) {
        this.engine = engine;
        this.id = id;
        this.handshake = handshake;
        this.loop = loop;
        this.heartbeat = new Heartbeat(
                this, engine.options().pingInterval(), engine.options().pingTimeout());
    }

    abstract EncodedFrame encode(Frame frame);

    /** Sends a ping of its kind. */
    abstract void ping();

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final HttpRequest handshake() {
        return handshake;
    }

    @Override
    public final String transport() {
        return transport.name();
    }

    final void transport(Transport first) {
        transport = first;
    }

    final EventLoop loop() {
        return loop;
    }

    final boolean ended() {
        return ended;
    }

    /** Runs a task on the session's event loop: at once if this is it. */
    final void execute(Runnable task) {
        EventLoop current = loop;
        if (current.inEventLoop()) {
            guarded(task);
            return;
        }
        try {
            // Asked again when it runs: the session may have moved meanwhile.
            current.execute(() -> execute(task));
        } catch (RejectedExecutionException stopped) {
            log.debug("a task came after the engine's end");
        }
    }

    /** Lets what is above hear of it from now on. Before anything is read. */
    final void open(Supplier<SessionListener> opened) {
        guarded(() -> {
            listener = opened.get();
            heartbeat.start();
        });
    }

    // Sending

    @Override
    public final void send(Frame frame) {
        if (reason == null && offer(encode(frame))) {
            schedule();
        }
    }

    final void send(EncodedFrame frame) {
        if (offer(frame)) {
            schedule();
        }
    }

    /** Queues a frame, whose hold passes to the session; true if the caller must have {@link #run} called. */
    final boolean offer(EncodedFrame frame) {
        if (reason != null) {
            frame.release();
            return false;
        }
        if (bufferedBytes() + frame.size() > engine.options().sendBudget()) {
            frame.release();
            REASON.compareAndSet(this, null, CloseReason.SLOW_CLIENT);
            execute(() -> end(CloseReason.SLOW_CLIENT, CloseCodes.of(CloseReason.SLOW_CLIENT)));
            return false;
        }
        return outbox.push(new Outgoing(frame));
    }

    private void schedule() {
        try {
            loop.execute(this);
        } catch (RejectedExecutionException stopped) {
            discardQueued();
        }
    }

    /** Hands what is queued to the transport. */
    @Override
    public final void run() {
        if (loop.inEventLoop()) {
            guarded(this::handOn);
        } else {
            schedule();
        }
    }

    private void handOn() {
        if (ended) {
            discardQueued();
            return;
        }
        Outgoing first = backlog;
        backlog = null;
        if (first != null) {
            transport.write(first);
        }
        first = outbox.takeAll();
        Outgoing before = null;
        for (Outgoing o = first; o != null; before = o, o = o.next) {
            if (o.frame == null) {
                finish(before == null ? null : first, before, o);
                return;
            }
        }
        if (first != null) {
            transport.write(first);
        }
    }

    /** The mark of its end has come up: what stands before it is still sent, nothing behind it. */
    private void finish(@Nullable Outgoing first, @Nullable Outgoing lastSent, Outgoing mark) {
        outbox.left(Outgoing.discard(mark.next));
        if (lastSent != null) {
            lastSent.next = null;
            transport.write(first);
        }
        CloseReason given = reason;
        if (given != null) {
            conclude(given);
        }
    }

    /** Ends it as was asked for: what was sent before has been handed to the transport. */
    void conclude(CloseReason given) {
        end(given, CloseCodes.of(given));
    }

    final void discardQueued() {
        outbox.left(Outgoing.discard(backlog));
        backlog = null;
        outbox.left(Outgoing.discard(outbox.takeAll()));
    }

    @Override
    public boolean isWritable() {
        return reason == null && outbox.isEmpty() && transport.isWritable();
    }

    @Override
    public final long bufferedBytes() {
        return outbox.bytes() + transport.pendingBytes();
    }

    // Reading

    @Override
    public final void pauseReading() {
        readingPaused = true;
        execute(this::applyPause);
    }

    @Override
    public final void resumeReading() {
        readingPaused = false;
        execute(this::applyPause);
    }

    // What was asked for last holds, in whatever order these tasks come to run.
    final void applyPause() {
        if (ended) {
            return;
        }
        if (readingPaused) {
            heartbeat.pause();
            transport.pause();
        } else {
            heartbeat.resume();
            transport.resume();
        }
    }

    final void reportText(byte[] utf8) {
        SessionListener hearing = listener;
        if (hearing != null && reason == null) {
            guarded(() -> hearing.text(utf8));
        }
    }

    final void reportBinary(byte[] data) {
        SessionListener hearing = listener;
        if (hearing != null && reason == null) {
            guarded(() -> hearing.binary(data));
        }
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (Throwable e) {
            failed(e);
        }
    }

    /** Something of it has failed, on its event loop: that costs the session, and nothing else. */
    final void failed(Throwable failure) {
        // First: to log it may fail as well, and what the session holds may be what memory lacks.
        end(CloseReason.FORCED_CLOSE, CloseCodes.of(CloseReason.FORCED_CLOSE));
        log.error("a session failed; it is closed", failure);
    }

    @Override
    public final void pong() {
        heartbeat.pong();
    }

    final void pongMissed() {
        end(CloseReason.PING_TIMEOUT, CloseCodes.of(CloseReason.PING_TIMEOUT));
    }

    // The end

    @Override
    public final void close(CloseReason given) {
        if (REASON.compareAndSet(this, null, given) && outbox.push(new Outgoing(null))) {
            schedule();
        }
    }

    @Override
    public final void closeReceived(int code) {
        end(CloseReason.TRANSPORT_CLOSE, code);
    }

    @Override
    public final void violated(int code) {
        end(CloseReason.TRANSPORT_ERROR, code);
    }

    @Override
    public final void gone(boolean failed) {
        end(failed ? CloseReason.TRANSPORT_ERROR : CloseReason.TRANSPORT_CLOSE, CloseCodes.NORMAL);
    }

    /** Ends it now; what is queued and not yet with the transport is dropped. */
    final void end(CloseReason given, int webSocketCode) {
        if (ended) {
            return;
        }
        ended = true;
        REASON.compareAndSet(this, null, given);
        CloseReason reported = reason == null ? given : reason;
        try {
            heartbeat.stop();
            discardQueued();
            ending();
            transport.close(reported, webSocketCode);
        } finally {
            SessionListener hearing = listener;
            if (hearing != null) {
                guarded(() -> hearing.closed(reported));
            }
        }
    }

    /** What else there is to do when it ends. */
    void ending() {}

    /** Goes on over another transport on another event loop; called on the present one. */
    final void moveTo(Transport next, EventLoop nextLoop, @Nullable Outgoing unsent) {
        // Written before the loop is, and so seen there: what this transport has not sent goes first.
        backlog = unsent;
        transport = next;
        loop = nextLoop;
    }
}
