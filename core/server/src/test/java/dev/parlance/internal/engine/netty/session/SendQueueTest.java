package dev.parlance.internal.engine.netty.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.MemoryBudget;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SendQueueTest {
    private final MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
    private final SendQueue queue = new SendQueue();
    private final QueuedFrame first = frame(1_000);
    private final QueuedFrame second = frame(2_000);
    private final QueuedFrame third = frame(3_000);
    private final QueuedFrame mark = new QueuedFrame(null);

    @Test
    void framesAreTakenInTheirOrderAndWhoAddsTheFirstLearnsIt() {
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.takeAll()).isNull();
        assertThat(queue.push(first)).isTrue();
        assertThat(queue.push(second)).isFalse();
        assertThat(queue.push(third)).isFalse();
        assertThat(queue.isEmpty()).isFalse();
        assertThat(linked(queue.takeAll())).containsExactly(first, second, third);
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.push(frame(1))).isTrue();
    }

    @Test
    void framesCountUntilTheyAreWritten() {
        queue.push(first);
        queue.push(second);
        queue.push(mark);
        queue.takeAll();
        assertThat(queue.bytes()).isEqualTo(cost(first) + cost(second));
        queue.removed(cost(first));
        assertThat(queue.bytes()).isEqualTo(cost(second));
        queue.removed(cost(second));
        assertThat(queue.bytes()).isZero();
    }

    @Test
    void aBudgetMayBeSpentExactlyAndNotExceeded() {
        queue.push(first);
        long both = cost(first) + cost(second);
        assertThat(queue.exceeds(both, second.frame, null)).isFalse();
        assertThat(queue.exceeds(both - 1, second.frame, null)).isTrue();
        queue.removed(cost(first));
        assertThat(queue.exceeds(both - 1, second.frame, null)).isFalse();
    }

    @Test
    void whatIsBehindTheClosingMarkIsDiscarded() {
        queue.push(first);
        queue.push(mark);
        queue.push(second);
        queue.push(third);
        QueuedFrame all = queue.takeAll();
        assertThat(queue.cutAtMark(all)).isSameAs(mark);
        assertThat(linked(all)).containsExactly(first);
        assertThat(queue.bytes()).isEqualTo(cost(first));
        assertThat(budget.held()).isEqualTo(cost(first));
    }

    @Test
    void aMarkThatComesFirstLeavesNothingToBeWritten() {
        queue.push(mark);
        assertThat(queue.cutAtMark(queue.takeAll())).isSameAs(mark);
        queue.push(first);
        assertThat(queue.cutAtMark(queue.takeAll())).isNull();
        assertThat(queue.bytes()).isEqualTo(cost(first));
    }

    private QueuedFrame frame(int length) {
        return new QueuedFrame(EncodedFrame.engineIo(budget, new Frame(new byte[length], List.of())));
    }

    private static long cost(QueuedFrame queued) {
        return queued.frame == null ? 0 : queued.frame.cost();
    }

    private static List<QueuedFrame> linked(@Nullable QueuedFrame first) {
        List<QueuedFrame> all = new ArrayList<>();
        for (QueuedFrame each = first; each != null; each = each.next) {
            all.add(each);
        }
        return all;
    }
}
