package dev.parlance.internal.engine.netty.session;

import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.CloseStatus;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A channel that keeps all that it is given. */
final class PendingChannel implements SessionTransport {
    private final AtomicLong pending = new AtomicLong();

    void add(long bytes) {
        pending.addAndGet(bytes);
    }

    @Override
    public long pendingBytes() {
        return pending.get();
    }

    @Override
    public String name() {
        return "websocket";
    }

    @Override
    public void write(@Nullable QueuedFrame first) {}

    @Override
    public boolean isWritable() {
        return false;
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public boolean deliversAfter(CloseReason reason) {
        return false;
    }

    @Override
    public void writeWaiting() {}

    @Override
    public void cut() {}

    @Override
    public void discard() {}

    @Override
    public void close(CloseReason reason, CloseStatus status) {}

    @Override
    public void cutOff() {}
}
