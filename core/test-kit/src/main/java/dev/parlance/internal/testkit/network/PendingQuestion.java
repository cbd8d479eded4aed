package dev.parlance.internal.testkit.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A question to other members: who has not answered it, and what the others have. Safe for use by several threads. */
final class PendingQuestion {
    private final CompletableFuture<Replies> replies = new CompletableFuture<>();
    private final Consumer<List<@Nullable Object>> ack;
    private final List<@Nullable Object> received = new ArrayList<>();
    private final Set<Address> unanswered;
    private int left;

    PendingQuestion(Collection<Address> asked, Consumer<List<@Nullable Object>> ack) {
        this.unanswered = new HashSet<>(asked);
        this.ack = ack;
    }

    CompletableFuture<Replies> replies() {
        return replies;
    }

    Consumer<List<@Nullable Object>> ack() {
        return ack;
    }

    /** A member has answered; a second answer does not count, nor that of one who was not asked. */
    void answered(Address member, @Nullable Object value) {
        synchronized (this) {
            if (unanswered.remove(member)) {
                received.add(value);
            }
        }
        completeIfAnswered();
    }

    void left(Address member) {
        synchronized (this) {
            left += unanswered.remove(member) ? 1 : 0;
        }
        completeIfAnswered();
    }

    void completeIfAnswered() {
        boolean answered;
        synchronized (this) {
            answered = unanswered.isEmpty();
        }
        if (answered) {
            expire();
        }
    }

    /** Ends it with what there is. */
    void expire() {
        Replies now;
        synchronized (this) {
            now = new Replies(new ArrayList<>(received), unanswered.size() + left);
        }
        replies.complete(now);
    }
}
