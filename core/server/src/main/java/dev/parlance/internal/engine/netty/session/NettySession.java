package dev.parlance.internal.engine.netty.session;

import dev.parlance.http.HttpRequest;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.CloseStatus;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.Incident;
import dev.parlance.internal.engine.MemoryAccount;
import dev.parlance.internal.engine.SessionListener;
import dev.parlance.internal.engine.netty.websocket.CloseCodes;
import dev.parlance.internal.engine.netty.websocket.WebSocketReceiver;
import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The common part of Engine.IO sessions and plain WebSockets: sending, pausing, heartbeat, closing.
 *
 * <p>Its state belongs to its event loop, which changes at most once: when a session is upgraded to a connection of another
 * loop. Run as a task, it writes its send queue to its transport.
 */
public abstract class NettySession implements EngineSession, WebSocketReceiver, Heartbeat.Peer, Runnable {
    private static final Logger log = LoggerFactory.getLogger(NettySession.class);
    private static final AtomicReferenceFieldUpdater<NettySession, @Nullable CloseReason> REASON =
            AtomicReferenceFieldUpdater.newUpdater(NettySession.class, CloseReason.class, "reason");

    final EngineContext engine;
    public final SendQueue sendQueue = new SendQueue();
    final Heartbeat heartbeat;
    final SessionInput input;
    private final SessionMemory memory;
    private final String id;
    private final HttpRequest handshake;
    private volatile EventLoop loop;

    /** Set before the session is published. */
    private volatile SessionTransport transport;

    /** Why it closes or has closed; null while open. Nothing is sent from then on. */
    private volatile @Nullable CloseReason reason;

    private @Nullable QueuedFrame backlog;
    private boolean ended;

    NettySession(EngineContext engine, String id, HttpRequest handshake, EventLoop loop) {
        this.engine = engine;
        this.id = id;
        this.handshake = handshake;
        this.loop = loop;
        this.memory = new SessionMemory(this, engine);
        this.heartbeat = new Heartbeat(
                this,
                engine.timers().of(loop),
                engine.options().pingInterval(),
                engine.options().pingTimeout());
        this.input = new SessionInput(this, heartbeat);
    }

    abstract EncodedFrame encode(Frame frame);

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

    @Override
    public final MemoryAccount memory() {
        return memory.account();
    }

    /** Nobody finds it any more. */
    final void forgotten() {
        memory.end();
    }

    /** The maximum size of a message: smaller as long as nobody has signed in. Any thread. */
    public final int maxMessage() {
        return memory.maxMessage();
    }

    public final void transport(SessionTransport first) {
        transport = first;
    }

    final EventLoop loop() {
        return loop;
    }

    final boolean ended() {
        return ended;
    }

    /** Whether nothing that comes counts any more. */
    final boolean isClosing() {
        return reason != null;
    }

    /** Runs a task on the session's event loop: at once if this is it. */
    final void execute(Runnable task) {
        if (loop.inEventLoop()) {
            guarded(task);
        } else {
            later(task);
        }
    }

    private void later(Runnable task) {
        try {
            // Checked again when it runs: the session may have moved meanwhile.
            loop.execute(() -> execute(task));
        } catch (RejectedExecutionException stopped) {
            log.debug("a task was rejected: the engine has been closed");
        }
    }

    /** Creates the listener, and starts the heartbeat. Called before anything is read. */
    public final void open(Supplier<SessionListener> opened) {
        guarded(() -> {
            memory.countHandshake(handshake);
            input.open(opened.get());
        });
    }

    @Override
    public final void send(Frame frame) {
        if (reason == null && memory.mayEncode() && offer(encode(frame))) {
            schedule();
        }
    }

    final void send(EncodedFrame frame) {
        if (offer(frame)) {
            schedule();
        }
    }

    /** Queues a frame, of which one reference passes to the session; true if the caller must have {@link #run} called. */
    final boolean offer(EncodedFrame frame) {
        if (reason == null && sendQueue.exceeds(engine.options().sendBudget(), frame, transport)) {
            cutSlowClient(Incident.Kind.SLOW_CLIENT, "it does not read what it is sent, and sendBudget is spent");
        }
        if (reason != null) {
            frame.release();
            return false;
        }
        return sendQueue.push(new QueuedFrame(frame));
    }

    /** Reports to the operator what this client has done. */
    final void report(Incident.Kind kind, String detail) {
        engine.report(kind, handshake, detail);
    }

    /** Sends a ping at once. On the event loop. */
    final void sendPing(EncodedFrame frame) {
        if (offer(frame)) {
            run();
        }
    }

    private void schedule() {
        try {
            loop.execute(this);
        } catch (RejectedExecutionException stopped) {
            discardQueued();
        }
    }

    /** Writes the queued frames to the transport. */
    @Override
    public final void run() {
        if (loop.inEventLoop()) {
            try {
                writeQueued();
            } catch (Throwable e) {
                failed(e);
            }
        } else {
            schedule();
        }
    }

    @Override
    public final void writable() {
        if (!ended) {
            transport.writeWaiting();
        }
    }

    private void writeQueued() {
        CloseReason given = !ended && writeUpToMark() ? reason : null;
        if (ended) {
            discardQueued();
        } else if (given != null) {
            conclude(given);
        }
    }

    /** Writes the frames up to the closing mark and discards those behind it; whether the mark has come up. */
    private boolean writeUpToMark() {
        if (backlog != null) {
            transport.write(backlog);
            backlog = null;
        }
        QueuedFrame first = sendQueue.takeAll();
        QueuedFrame mark = first == null ? null : sendQueue.cutAtMark(first);
        if (first != mark) {
            transport.write(first);
        }
        return mark != null;
    }

    /** Closes with that reason; everything sent before has been written to the transport. */
    void conclude(CloseReason given) {
        end(given, CloseStatus.of(given));
    }

    final void discardQueued() {
        sendQueue.removed(QueuedFrame.discard(backlog));
        backlog = null;
        sendQueue.removed(QueuedFrame.discard(sendQueue.takeAll()));
    }

    @Override
    public boolean isWritable() {
        return reason == null && sendQueue.isEmpty() && transport.isWritable();
    }

    @Override
    public final long bufferedBytes() {
        // Without a transport so far: its account is looked at as soon as it is made.
        return sendQueue.bytesUpTo(transport);
    }

    @Override
    public final void pauseReading() {
        input.paused(true);
        execute(this::applyPause);
    }

    @Override
    public final void resumeReading() {
        input.paused(false);
        execute(this::applyPause);
    }

    final void applyPause() {
        if (!ended) {
            input.applyPause(transport);
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
    @Override
    public final void failed(Throwable failure) {
        // First: to log it may fail as well, and what the session holds may be what memory lacks.
        end(CloseReason.FORCED_CLOSE, CloseStatus.of(CloseReason.FORCED_CLOSE));
        log.error("a session failed; it is closed", failure);
    }

    @Override
    public final void pong() {
        heartbeat.pong();
    }

    @Override
    public final void pongMissed() {
        end(CloseReason.PING_TIMEOUT, CloseStatus.of(CloseReason.PING_TIMEOUT));
    }

    @Override
    public void close(CloseReason given) {
        if (REASON.compareAndSet(this, null, given) && sendQueue.push(new QueuedFrame(null))) {
            schedule();
        }
    }

    @Override
    public final void closeReceived(int code) {
        end(CloseReason.TRANSPORT_CLOSE, new CloseStatus(code));
    }

    @Override
    public final void violated(int code) {
        if (!ended) {
            report(Incident.Kind.PROTOCOL_VIOLATION, CloseCodes.reason(code));
        }
        end(CloseReason.TRANSPORT_ERROR, new CloseStatus(code));
    }

    @Override
    public final void gone(boolean failed) {
        CloseReason how = failed ? CloseReason.TRANSPORT_ERROR : CloseReason.TRANSPORT_CLOSE;
        end(how, CloseStatus.of(how));
    }

    /** Closes now; frames that are still queued are discarded, unless the transport can still deliver them. */
    final void end(CloseReason given, CloseStatus status) {
        end(given, reported -> transport.close(reported, status));
    }

    /** Closes now and releases all that it holds; the client is told nothing. Any thread. */
    final void cut(CloseReason given, Incident.Kind kind, String detail) {
        REASON.compareAndSet(this, null, given);
        execute(() -> cutNow(given, kind, detail));
    }

    // Not at once on its event loop either: whoever sends may hold locks, and its listener is notified.
    final void cutSlowClient(Incident.Kind kind, String detail) {
        REASON.compareAndSet(this, null, CloseReason.SLOW_CLIENT);
        later(() -> cutNow(CloseReason.SLOW_CLIENT, kind, detail));
    }

    private void cutNow(CloseReason given, Incident.Kind kind, String detail) {
        if (ended) {
            transport.cut(); // What its closing still waits for is not waited for any more.
        } else {
            report(kind, detail);
            end(given, reported -> transport.cut());
        }
    }

    private void end(CloseReason given, Consumer<CloseReason> closing) {
        if (ended) {
            return;
        }
        ended = true;
        REASON.compareAndSet(this, null, given);
        CloseReason reported = reason == null ? given : reason;
        try {
            heartbeat.stop();
            if (transport.deliversAfter(reported)) {
                writeUpToMark();
            }
            discardQueued();
            ending();
            closing.accept(reported);
        } finally {
            input.closed(reported);
        }
    }

    /** The engine ends now: drops what the client has not fetched. Any thread. */
    public final void cutOff() {
        execute(() -> {
            end(CloseReason.SERVER_SHUTTING_DOWN, CloseStatus.of(CloseReason.SERVER_SHUTTING_DOWN));
            transport.cutOff();
        });
    }

    /** Its event loop has ended by an error, if it was that one: nothing can be sent any more. Any other thread. */
    public final void eventLoopLost(EventLoop lost) {
        if (loop != lost || ended) {
            return;
        }
        ended = true;
        REASON.compareAndSet(this, null, CloseReason.TRANSPORT_ERROR);
        discardQueued();
        transport.discard();
        engine.sessions().remove(this);
        input.closed(CloseReason.TRANSPORT_ERROR);
    }

    /** What a subclass does when the session closes. */
    void ending() {}

    /** Moves to another transport and event loop; called on the present loop. */
    final void moveTo(SessionTransport next, EventLoop nextLoop, @Nullable QueuedFrame unsent) {
        // Written before the volatile loop, and so visible there. Frames that this transport has not sent go first.
        backlog = unsent;
        transport = next;
        heartbeat.moveTo(engine.timers().of(nextLoop));
        loop = nextLoop;
    }
}
