package dev.parlance.internal.testkit.network;

import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LoggedBroadcast;
import dev.parlance.adapter.Offset;
import dev.parlance.adapter.RecoveryNode;
import dev.parlance.adapter.RecoveryStore;
import dev.parlance.adapter.SavedSession;
import dev.parlance.internal.execution.Timers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The recovery store as one node sees it. */
final class RecoveryClient implements RecoveryStore, Endpoint {
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final NetworkNode owner;
    private final Network network;
    private final Timers clock;
    private final Address address;
    private final String namespace;
    private final Sequences sequences = new Sequences();
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, CompletableFuture<@Nullable Object>> open = new ConcurrentHashMap<>();
    private long heard;
    private boolean missed;
    private @Nullable RecoveryNode node;
    private volatile boolean subscribed;

    RecoveryClient(NetworkNode owner, String namespace) {
        this.owner = owner;
        this.network = owner.network();
        this.clock = owner.clock();
        this.address = owner.nextAddress();
        this.namespace = namespace;
    }

    // --- messages

    @Override
    public Address address() {
        return address;
    }

    @Override
    public String namespace() {
        return namespace;
    }

    @Override
    public long nextSequence(int to) {
        return sequences.next(to);
    }

    @Override
    public boolean isNew(Envelope envelope) {
        boolean isNew = envelope.sequence() > heard;
        missed |= envelope.sequence() > heard + 1;
        heard = Math.max(heard, envelope.sequence());
        return isNew;
    }

    private void send(StoreRequest request) {
        network.send(this, network.store(), request);
    }

    private <T> CompletionStage<T> ask(LongFunction<StoreRequest> request) {
        long id = lastId.incrementAndGet();
        CompletableFuture<@Nullable Object> answer = new CompletableFuture<>();
        open.put(id, answer);
        Timers.Timer timer = clock.schedule(DEADLINE, () -> {
            open.remove(id);
            answer.completeExceptionally(new TimeoutException("the store has not answered"));
        });
        send(request.apply(id));
        return answer.whenComplete((value, failure) -> timer.cancel()).thenApply(RecoveryClient::cast);
    }

    @SuppressWarnings("unchecked") // the store answers each question with what it is for
    private static <T> T cast(@Nullable Object answer) {
        return (T) answer;
    }

    // --- what the store tells

    void subscribed(Offset after) {
        subscribed = true;
        missed = false;
        node().begin(after);
    }

    /**
     * A broadcast has its place.
     *
     * @param before the place before it
     * @param appender who has appended it, as the question of that id: if it has given that up, it has delivered it already
     */
    void appended(Offset before, Offset offset, Broadcast broadcast, Address appender, long id) {
        if (!subscribed) {
            return;
        }
        if (missed) {
            missed = false;
            node().begin(before);
        }
        if (appender.equals(address) && !open.containsKey(id)) {
            node().begin(offset);
            return;
        }
        node().deliver(offset, broadcast);
        if (appender.equals(address)) {
            answered(id, offset);
        }
    }

    void answered(long id, @Nullable Object answer) {
        CompletableFuture<@Nullable Object> question = open.remove(id);
        if (question != null) {
            question.complete(answer);
        }
    }

    private RecoveryNode node() {
        if (node == null) {
            throw new IllegalStateException("not started");
        }
        return node;
    }

    // --- what the server wants

    @Override
    public void start(RecoveryNode server, Duration window) {
        node = server;
        network.openStore(namespace);
        owner.join(this);
        send(new StoreRequest(() -> "subscribe", (store, from) -> store.subscribe(from, window)));
    }

    @Override
    public CompletionStage<Offset> append(Broadcast broadcast) {
        return ask(id -> new StoreRequest(
                () -> "append " + Texts.of(broadcast), (store, from) -> store.append(from, id, broadcast)));
    }

    @Override
    public CompletionStage<Void> save(SavedSession session) {
        return ask(id -> new StoreRequest(
                () -> "save " + session + " (question " + id + ")", (store, from) -> store.save(from, id, session)));
    }

    @Override
    public CompletionStage<@Nullable SavedSession> take(String pid) {
        return ask(id -> new StoreRequest(
                () -> "take a session (question " + id + ")", (store, from) -> store.take(from, id, pid)));
    }

    @Override
    public CompletionStage<@Nullable List<LoggedBroadcast>> read(Offset after, int max) {
        return ask(id -> new StoreRequest(
                () -> "read after " + after + " (question " + id + ")",
                (store, from) -> store.read(from, id, after, max)));
    }

    void close() {
        network.leave(this);
    }
}
