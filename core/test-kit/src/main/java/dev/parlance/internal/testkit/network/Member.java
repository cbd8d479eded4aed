package dev.parlance.internal.testkit.network;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterIncident;
import dev.parlance.adapter.AdapterIncident.Reason;
import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LocalNode;
import dev.parlance.adapter.RecoveryStore;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.ServerAnswers;
import dev.parlance.adapter.SocketDescription;
import dev.parlance.internal.execution.Timers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A namespace of a node, as a member of the cluster. Questions go to the members that were heard of lately; everything else to
 * whoever is there. What a network duplicates takes effect once.
 */
final class Member implements Adapter, Endpoint {
    /** How long sockets are looked for. */
    private static final Duration FETCH_DEADLINE = Duration.ofSeconds(2);

    private final String namespace;
    private final LocalNode here;
    private final Network network;
    private final Timers clock;
    private final Peers peers = new Peers();
    private final PendingQuestions pending;
    private final Sequences sequences = new Sequences();
    private final RecoveryClient recovery;
    private final Address address;
    private volatile Timers.Timer heartbeat = () -> {};

    Member(NetworkNode node, String namespace, LocalNode here) {
        this.namespace = namespace;
        this.here = here;
        this.network = node.network();
        this.clock = node.clock();
        this.pending = new PendingQuestions(clock);
        this.address = node.nextAddress();
        this.recovery = new RecoveryClient(node, namespace + " recovery");
    }

    /** Begins to send and receive. */
    Member join(NetworkNode node) {
        node.join(this);
        network.sendToOthers(this, Presence.HELLO);
        scheduleHeartbeat();
        return this;
    }

    private void scheduleHeartbeat() {
        heartbeat = clock.schedule(Peers.HEARTBEAT, () -> {
            network.sendToOthers(this, Presence.HERE);
            peers.removeSilent(clock.nanoTime()).forEach(pending::left);
            scheduleHeartbeat();
        });
    }

    // --- what the network needs of it

    @Override
    public Address address() {
        return address;
    }

    @Override
    public String namespace() {
        return namespace;
    }

    @Override
    public long nextSequence(int node) {
        return sequences.next(node);
    }

    /** Also reports messages that were sent before it and have not come. */
    @Override
    public boolean isNew(Envelope envelope) {
        long missed = peers.heard(envelope, clock.nanoTime());
        if (missed > 0) {
            String detail = "messages of node " + envelope.sender().node() + " are missing";
            here.report(AdapterIncident.of(Reason.SUBSCRIPTION_GAP, detail, missed));
        }
        return missed >= 0;
    }

    // --- what messages need of it

    LocalNode here() {
        return here;
    }

    PendingQuestions pending() {
        return pending;
    }

    void reply(Address to, NodeMessage message) {
        network.send(this, to.node(), message);
    }

    void left(Address member) {
        peers.left(member);
        pending.left(member);
    }

    // --- what this server wants of the others

    @Override
    public void broadcast(Broadcast broadcast) {
        order(() -> "broadcast " + Texts.of(broadcast), node -> node.broadcast(broadcast));
    }

    @Override
    public CompletionStage<Integer> request(
            Broadcast broadcast, Duration deadline, Consumer<List<@Nullable Object>> answer) {
        return pending.ask(
                        peers.all(),
                        deadline,
                        answer,
                        id -> new AckedBroadcast(id, broadcast, deadline),
                        message -> network.sendToOthers(this, message))
                .thenApply(replies -> replies.missing()
                        + replies.received().stream()
                                .mapToInt(count -> (int) count)
                                .sum());
    }

    @Override
    public CompletionStage<List<SocketDescription>> fetchSockets(Selection selection) {
        return fetch(() -> "fetch " + Texts.of(selection), node -> node.fetchSockets(selection))
                .thenApply(found -> found.map(SocketDescription.class::cast).toList());
    }

    @Override
    public CompletionStage<Set<String>> fetchRooms() {
        return fetch(() -> "fetch rooms", LocalNode::fetchRooms)
                .thenApply(found -> found.map(String.class::cast).collect(Collectors.toSet()));
    }

    /** What all others have; fails if one does not answer. */
    private CompletionStage<Stream<?>> fetch(Supplier<String> text, Function<LocalNode, Collection<?>> fetch) {
        return ask(text, FETCH_DEADLINE, node -> now(fetch.apply(node))).thenApply(replies -> {
            if (replies.missing() > 0) {
                throw new IllegalStateException(replies.missing() + " nodes have not answered");
            }
            return replies.received().stream().flatMap(answer -> ((Collection<?>) answer).stream());
        });
    }

    @Override
    public CompletionStage<Integer> serverCount() {
        return now(1 + peers.all().size());
    }

    @Override
    public void socketsJoin(Selection selection, List<String> rooms) {
        order(() -> "join " + rooms + " " + Texts.of(selection), node -> node.socketsJoin(selection, rooms));
    }

    @Override
    public void socketsLeave(Selection selection, List<String> rooms) {
        order(() -> "leave " + rooms + " " + Texts.of(selection), node -> node.socketsLeave(selection, rooms));
    }

    @Override
    public void disconnectSockets(Selection selection, boolean close) {
        order(() -> "disconnect " + Texts.of(selection), node -> node.disconnectSockets(selection, close));
    }

    @Override
    public void serverSideEmit(String name, List<@Nullable Object> arguments) {
        order(() -> "server-side \"" + name + "\"", node -> node.serverSideEmit(name, arguments));
    }

    @Override
    public CompletionStage<ServerAnswers> serverSideRequest(
            String name, List<@Nullable Object> arguments, Duration deadline) {
        return ask(
                        () -> "server-side request \"" + name + "\"",
                        deadline,
                        node -> node.serverSideRequest(name, arguments))
                .thenApply(replies -> new ServerAnswers(replies.received(), replies.missing()));
    }

    private void order(Supplier<String> text, Consumer<LocalNode> action) {
        network.sendToOthers(this, new Operation(text, action));
    }

    private CompletableFuture<Replies> ask(
            Supplier<String> text,
            Duration deadline,
            Function<LocalNode, CompletionStage<? extends @Nullable Object>> ask) {
        return pending.ask(
                peers.all(),
                deadline,
                id -> new Question(id, text, ask),
                message -> network.sendToOthers(this, message));
    }

    private static <T> CompletionStage<T> now(T value) {
        return CompletableFuture.completedStage(value);
    }

    @Override
    public RecoveryStore recoveryStore() {
        return recovery;
    }

    @Override
    public void roomCreated(String room) {}

    @Override
    public void roomDeleted(String room) {}

    @Override
    public void close() {
        heartbeat.cancel();
        network.sendToOthers(this, Presence.GOODBYE);
        network.leave(this);
        recovery.close();
        pending.close();
    }
}
