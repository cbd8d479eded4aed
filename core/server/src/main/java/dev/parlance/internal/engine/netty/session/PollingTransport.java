package dev.parlance.internal.engine.netty.session;

import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.CloseStatus;
import dev.parlance.internal.engine.netty.http.HttpExchange;
import dev.parlance.internal.engine.netty.websocket.CloseCodes;
import dev.parlance.internal.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A session over HTTP long-polling: at most one GET waits for packets, at most one POST brings some. Requests come over
 * whatever connections the client has.
 */
final class PollingTransport implements SessionTransport {
    private static final String[] TEXT = {"Content-Type", "text/plain; charset=UTF-8", "Cache-Control", "no-store"};
    private static final byte[] NOOP = {'6'};
    private static final byte[] CLOSE = {'1'};
    private static final byte[] OK = "ok".getBytes(StandardCharsets.US_ASCII);
    private static final long LINGER_SECONDS_WITHOUT_FRAMES = 1;

    private final EngineIoSession session;
    private final PollingQueue queue;
    private @Nullable HttpExchange poll;

    /** The last poll that was answered with frames. */
    private @Nullable HttpExchange carrier;

    private @Nullable HttpExchange post;
    private @Nullable PollingBody body;

    /** How many POSTs are being answered, for which another event loop may be needed. */
    private int confirming;

    private boolean paused;
    private boolean upgrading;
    private boolean lingering;
    private volatile boolean writable;

    PollingTransport(EngineIoSession session) {
        this.session = session;
        this.queue =
                new PollingQueue(session.sendQueue, session.engine.options().maxPayload());
    }

    @Override
    public String name() {
        return "polling";
    }

    // Out

    /** The client asks for packets. */
    void poll(HttpExchange asking) {
        if (session.ended() && !lingering) {
            EngineError.SESSION_UNKNOWN.answer(asking);
            return;
        }
        if (poll != null) {
            session.violated(CloseCodes.PROTOCOL_ERROR);
            EngineError.BAD_REQUEST.answer(asking);
            return;
        }
        poll = asking;
        asking.onGone(() -> session.execute(() -> pollGone(asking)));
        answerPoll();
    }

    /** The connection has gone before the answer, or with it: what was in that is lost, and the session with it. */
    private void pollGone(HttpExchange asked) {
        if (poll == asked) {
            poll = null;
            session.gone(false);
        } else if (carrier == asked) {
            session.sendQueue.removed(QueuedFrame.discard(queue.takeAll()));
            session.gone(true);
        }
    }

    @Override
    public void write(@Nullable QueuedFrame first) {
        queue.add(first);
        answerPoll();
    }

    private void answerPoll() {
        HttpExchange asking = poll;
        // What a POST has brought about does not overtake its answer.
        if (asking != null && confirming == 0) {
            answer(asking);
        }
        writable = poll != null;
    }

    private void answer(HttpExchange asking) {
        if (!queue.isEmpty()) {
            poll = null;
            carrier = asking;
            asking.answer(200, TEXT, queue.takeBody());
        } else if (upgrading) {
            poll = null;
            asking.answer(200, TEXT, NOOP);
        } else if (lingering) {
            forget();
        }
    }

    @Override
    public void writeWaiting() {}

    @Override
    public boolean isWritable() {
        return writable;
    }

    @Override
    public long pendingBytes() {
        return 0;
    }

    // In

    /** A body is on its way, or, if there is hardly any, has come. */
    void postBegins(HttpExchange posting) {
        if (post == posting) {
            return;
        }
        if (session.ended()) {
            EngineError.SESSION_UNKNOWN.answer(posting);
            return;
        }
        if (post != null) {
            session.violated(CloseCodes.PROTOCOL_ERROR);
            EngineError.BAD_REQUEST.answer(posting);
            return;
        }
        post = posting;
        posting.onGone(() -> session.execute(() -> postGone(posting)));
        posting.continueIfExpected();
    }

    /** A request that brings packets is answered by somebody else. */
    void release(HttpExchange posting) {
        if (post == posting) {
            post = null;
        }
    }

    private void postGone(HttpExchange posting) {
        if (post == posting) {
            post = null;
            session.gone(true);
        }
    }

    /** The body is there. */
    void post(HttpExchange posting) {
        if (post == posting) {
            byte[] bytes = posting.takeBody();
            body = new PollingBody(bytes);
            if (Utf8.isValid(bytes)) {
                readOn();
            } else {
                session.malformed();
            }
        }
    }

    private void readOn() {
        PollingBody reading = body;
        while (reading != null && !paused && !session.ended()) {
            if (!reading.next()) {
                answerPost(reading);
                return;
            }
            if (reading.isBinary()) {
                byte[] bytes = reading.decodeBinary();
                if (bytes == null) {
                    session.malformed();
                } else {
                    session.binary(bytes);
                }
            } else {
                session.text(reading.type(), reading.text());
            }
        }
    }

    private void answerPost(@Nullable PollingBody read) {
        HttpExchange posting = post;
        if (body == read && posting != null) {
            body = null;
            post = null;
            confirm(posting);
        }
    }

    private void confirm(HttpExchange posting) {
        confirming++;
        posting.answer(200, "text/html", OK);
        posting.afterwards(() -> session.execute(() -> {
            confirming--;
            answerPoll();
        }));
    }

    /** Whether a body has been read in part: reading is paused. */
    boolean isReading() {
        return body != null;
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        if (paused) {
            paused = false;
            readOn();
        }
    }

    // The end

    /** A WebSocket is being tried: no poll is kept waiting, so that the client can let go of this transport. */
    void upgrading(boolean underWay) {
        upgrading = underWay;
        answerPoll();
    }

    /** The WebSocket has taken over. What is unsent is its to send. */
    @Nullable
    QueuedFrame handOver() {
        QueuedFrame unsent = queue.takeAll();
        upgrading = true;
        HttpExchange asking = poll;
        HttpExchange posting = post;
        poll = null;
        post = null;
        if (asking != null) {
            asking.answer(200, TEXT, NOOP);
        }
        if (posting != null) {
            EngineError.BAD_REQUEST.answer(posting);
        }
        return unsent;
    }

    @Override
    public void close(CloseReason reason, CloseStatus status) {
        boolean readAll = body != null && body.isFinished();
        HttpExchange posting = post;
        post = null;
        body = null;
        if (posting != null) {
            if (reason == CloseReason.TRANSPORT_CLOSE || readAll && reason != CloseReason.PARSE_ERROR) {
                posting.answer(200, "text/html", OK);
            } else {
                EngineError.BAD_REQUEST.answer(posting);
            }
        }
        boolean ours = reason == CloseReason.FORCED_CLOSE || reason == CloseReason.SERVER_SHUTTING_DOWN;
        if (ours || !queue.isEmpty() && deliversAfter(reason)) {
            linger();
            return;
        }
        HttpExchange asking = poll;
        poll = null;
        if (asking != null) {
            asking.answer(200, TEXT, reason == CloseReason.TRANSPORT_CLOSE ? NOOP : CLOSE);
        }
        forget();
    }

    /** Unless the client has left or gone, it may still ask for what was sent to it. */
    @Override
    public boolean deliversAfter(CloseReason reason) {
        return switch (reason) {
            case FORCED_CLOSE, SERVER_SHUTTING_DOWN, PARSE_ERROR, TRANSPORT_ERROR -> true;
            case TRANSPORT_CLOSE, PING_TIMEOUT, SLOW_CLIENT -> false;
        };
    }

    @Override
    public void cut() {
        close(CloseReason.SLOW_CLIENT, new CloseStatus(CloseCodes.NORMAL));
    }

    @Override
    public void discard() {
        session.sendQueue.removed(QueuedFrame.discard(queue.takeAll()));
    }

    /**
     * What was sent before the end, and the news of it, wait for the client's next polls, but not for ever. The news has
     * a body of its own: JavaScript clients handle messages a moment after they have read the body, and drop those that
     * stand before a close in the same one.
     */
    private void linger() {
        boolean unsent = !queue.isEmpty();
        lingering = true;
        answerPoll();
        if (lingering) {
            long millis = unsent
                    ? session.engine.options().upgradeTimeout().toMillis()
                    : TimeUnit.SECONDS.toMillis(LINGER_SECONDS_WITHOUT_FRAMES);
            session.loop().schedule(this::forget, millis, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void cutOff() {
        forget();
    }

    private void forget() {
        lingering = false;
        discard();
        HttpExchange asking = poll;
        poll = null;
        if (asking != null) {
            asking.answer(200, TEXT, CLOSE);
        }
        session.engine.sessions().remove(session);
    }
}
