package dev.parlance.internal.engine.netty.session;

import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.engine.Frame;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One frame on its way to many sessions: encoded once for each kind of session, queued in the caller's thread, and each
 * event loop woken once.
 */
public final class FrameDelivery {
    private final Frame frame;
    private final List<Batch> batches = new ArrayList<>();
    private @Nullable EncodedFrame engineIo;
    private @Nullable EncodedFrame plain;

    public FrameDelivery(Frame frame) {
        this.frame = frame;
    }

    public void to(Collection<? extends EngineSession> sessions) {
        try {
            for (EngineSession session : sessions) {
                if (session instanceof NettySession ours) {
                    EncodedFrame encoded = encoded(ours);
                    encoded.retain();
                    if (ours.offer(encoded)) {
                        batch(ours.loop()).sessions.add(ours);
                    }
                } else {
                    session.send(frame);
                }
            }
        } finally {
            if (engineIo != null) {
                engineIo.release();
            }
            if (plain != null) {
                plain.release();
            }
            batches.forEach(Batch::schedule);
        }
    }

    private EncodedFrame encoded(NettySession session) {
        if (session instanceof PlainSession) {
            return plain != null ? plain : (plain = session.encode(frame));
        }
        return engineIo != null ? engineIo : (engineIo = session.encode(frame));
    }

    // There are few event loops: looking through them is cheaper than a map.
    private Batch batch(EventLoop loop) {
        for (Batch batch : batches) {
            if (batch.loop == loop) {
                return batch;
            }
        }
        Batch added = new Batch(loop);
        batches.add(added);
        return added;
    }

    /** The sessions of one event loop that have something to hand on. */
    private static final class Batch implements Runnable {
        private final EventLoop loop;
        private final List<NettySession> sessions = new ArrayList<>();

        Batch(EventLoop loop) {
            this.loop = loop;
        }

        void schedule() {
            try {
                loop.execute(this);
            } catch (RejectedExecutionException stopped) {
                sessions.forEach(NettySession::discardQueued);
            }
        }

        @Override
        public void run() {
            sessions.forEach(NettySession::run);
        }
    }
}
