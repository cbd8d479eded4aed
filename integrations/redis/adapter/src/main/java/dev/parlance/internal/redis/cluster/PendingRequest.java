package dev.parlance.internal.redis.cluster;

import dev.parlance.internal.redis.wire.cluster.ClusterBody;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request to the other servers, and what they have answered. */
final class PendingRequest {
    private final CompletableFuture<Answers> answers = new CompletableFuture<>();
    private final Class<? extends ClusterBody> kind;
    private final List<ClusterBody> received = new ArrayList<>();
    private final Consumer<List<@Nullable Object>> acks;
    private volatile Consumer<ClusterBody> listener = answer -> {};
    private int expected = Integer.MAX_VALUE;

    /**
     * What has come until it ended.
     *
     * @param missing how many servers have not answered
     */
    record Answers(List<ClusterBody> received, int missing) {
        /** All of them; fails if there are not all. */
        List<ClusterBody> complete() {
            if (missing > 0) {
                throw new CompletionException(new TimeoutException(missing + " of the other servers did not answer"));
            }
            return received;
        }
    }

    /** One that expects no acks of clients. */
    PendingRequest(Class<? extends ClusterBody> kind) {
        this(kind, ack -> {});
    }

    /** One that passes the acks of clients on. */
    PendingRequest(Class<? extends ClusterBody> kind, Consumer<List<@Nullable Object>> acks) {
        this.kind = kind;
        this.acks = acks;
    }

    /** Ends when all that are expected have answered, or time is over. */
    CompletableFuture<Answers> answers() {
        return answers;
    }

    /** Has each answer passed on as well, before it counts. */
    void onAnswer(Consumer<ClusterBody> answers) {
        listener = answers;
    }

    /** So many servers will answer. */
    void expect(int servers) {
        boolean all;
        synchronized (received) {
            expected = Math.max(0, servers);
            all = received.size() >= expected;
        }
        if (all) {
            expire();
        }
    }

    /** A server has answered. Another kind of answer is ignored. */
    void answer(ClusterBody answer) {
        if (!kind.isInstance(answer)) {
            return;
        }
        listener.accept(answer);
        boolean all;
        synchronized (received) {
            received.add(answer);
            all = received.size() >= expected;
        }
        if (all) {
            expire();
        }
    }

    /** A client has acked. */
    void ack(List<@Nullable Object> values) {
        acks.accept(values);
    }

    /** Ends it with what there is; with a failure if it is not known how many servers there are. */
    void expire() {
        List<ClusterBody> all;
        int missing;
        synchronized (received) {
            if (expected == Integer.MAX_VALUE) {
                fail(new TimeoutException("Redis has not answered in time"));
                return;
            }
            all = new ArrayList<>(received);
            missing = Math.max(0, expected - received.size());
        }
        answers.complete(new Answers(all, missing));
    }

    /** Ends it with a failure. */
    void fail(Throwable failure) {
        answers.completeExceptionally(failure);
    }
}
