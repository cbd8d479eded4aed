package dev.parlance.internal.engine.netty.session;

import static dev.parlance.fuzzing.Property.equal;
import static dev.parlance.fuzzing.Property.holds;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.concurrency.ModelChecker;
import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.MemoryBudget;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** Senders push frames and look how much waits, while an event loop passes them to a channel. */
public class SendQueueConcurrencyTest {
    private static final EncodedFrame FRAME =
            EncodedFrame.engineIo(new MemoryBudget(Long.MAX_VALUE), Frame.text("2[\"e\"]"));

    final SendQueue queue = new SendQueue();
    final PendingChannel channel = new PendingChannel();
    final AtomicInteger sent = new AtomicInteger();

    @Test
    void framesComeOutAsTheyWerePushedAndNoneIsCountedTwice() {
        ModelChecker.check(SendQueueConcurrencyTest.class);
    }

    /** As it was before commit 49dd65de. */
    @Test
    void isFoundThatAFrameWasCountedTwiceWhenTheChannelCountedItFirst() {
        assertThatThrownBy(() -> ModelChecker.check(ChannelFirst.class))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("more waits than was ever sent");
    }

    @Operation
    public boolean push() {
        sent.incrementAndGet();
        return queue.push(new QueuedFrame(FRAME));
    }

    @Operation(nonParallelGroup = "event loop")
    public int write() {
        int frames = 0;
        for (QueuedFrame o = queue.takeAll(); o != null; o = o.next) {
            pass();
            frames++;
        }
        return frames;
    }

    void pass() {
        queue.removed(FRAME.cost());
        channel.add(FRAME.cost());
    }

    /** A client would be cut for what does not wait. */
    @Operation
    public void count() {
        long waiting = queue.bytesUpTo(channel);
        holds(waiting <= (long) sent.get() * FRAME.cost(), "more waits than was ever sent");
    }

    @Validate
    public void validate() {
        write();
        equal(queue.bytes(), 0L, "bytes of an empty queue");
        equal(queue.bytesUpTo(channel), (long) sent.get() * FRAME.cost(), "bytes in the channel");
    }

    /** The event loop of that time. */
    public static class ChannelFirst extends SendQueueConcurrencyTest {
        @Override
        void pass() {
            channel.add(FRAME.cost());
            queue.removed(FRAME.cost());
        }
    }
}
