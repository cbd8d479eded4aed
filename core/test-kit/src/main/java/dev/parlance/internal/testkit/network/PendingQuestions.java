package dev.parlance.internal.testkit.network;

import dev.parlance.internal.execution.Timers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** What a member has asked the others and still waits for. Safe for use by several threads. */
final class PendingQuestions {
    private static final Consumer<List<@Nullable Object>> NO_ACKS = arguments -> {};

    private final Timers clock;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, PendingQuestion> open = new ConcurrentHashMap<>();

    PendingQuestions(Timers clock) {
        this.clock = clock;
    }

    /**
     * Asks some members.
     *
     * @param make makes the message of the question's id
     * @param send sends it
     * @return ends when all have answered or left, at the deadline at the latest
     */
    CompletableFuture<Replies> ask(
            Collection<Address> members,
            Duration deadline,
            LongFunction<MemberMessage> make,
            Consumer<MemberMessage> send) {
        return ask(members, deadline, NO_ACKS, make, send);
    }

    /**
     * The same, with acks until the deadline.
     *
     * @param ack gets the arguments of each
     */
    CompletableFuture<Replies> ask(
            Collection<Address> members,
            Duration deadline,
            Consumer<List<@Nullable Object>> ack,
            LongFunction<MemberMessage> make,
            Consumer<MemberMessage> send) {
        long id = lastId.incrementAndGet();
        PendingQuestion question = new PendingQuestion(members, ack);
        open.put(id, question);
        Timers.Timer timer = clock.schedule(deadline, () -> {
            open.remove(id);
            question.expire();
        });
        if (ack == NO_ACKS) {
            question.replies().thenRun(() -> {
                open.remove(id);
                timer.cancel();
            });
        }
        send.accept(make.apply(id));
        question.completeIfAnswered();
        return question.replies();
    }

    void answered(long id, Address member, @Nullable Object value) {
        PendingQuestion question = open.get(id);
        if (question != null) {
            question.answered(member, value);
        }
    }

    void acknowledged(long id, List<@Nullable Object> arguments) {
        PendingQuestion question = open.get(id);
        if (question != null) {
            question.ack().accept(arguments);
        }
    }

    /** A member is gone: it will not answer. */
    void left(Address member) {
        open.values().forEach(question -> question.left(member));
    }

    /** This member leaves: nobody answers any more. */
    void close() {
        open.values().forEach(PendingQuestion::expire);
        open.clear();
    }
}
