package dev.parlance.internal.server;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LocalNode;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.ServerAnswers;
import dev.parlance.adapter.SocketDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An adapter for servers in one JVM: calls the others directly. */
public final class Cluster implements AdapterFactory {
    /** The rooms that the adapters were notified of, in order. */
    final List<String> notifications = Collections.synchronizedList(new ArrayList<>());

    /** The arguments of the last broadcast. */
    volatile List<@Nullable Object> published = List.of();

    private final List<Member> members = new CopyOnWriteArrayList<>();
    private final Set<Runnable> unanswered = ConcurrentHashMap.newKeySet();

    @Override
    public Adapter open(String namespace, LocalNode node) {
        return open(namespace, node, () -> {});
    }

    Adapter open(String namespace, LocalNode node, Runnable closed) {
        Member member = new Member(namespace, node, closed);
        members.add(member);
        return member;
    }

    /** The deadline of requests between servers has come. */
    void expire() {
        List.copyOf(unanswered).forEach(Runnable::run);
        unanswered.clear();
    }

    private final class Member implements Adapter {
        private final String namespace;
        private final LocalNode node;
        private final Runnable closed;

        Member(String namespace, LocalNode node, Runnable closed) {
            this.namespace = namespace;
            this.node = node;
            this.closed = closed;
        }

        private List<LocalNode> others() {
            return members.stream()
                    .filter(other -> other != this && other.namespace.equals(namespace))
                    .map(other -> other.node)
                    .toList();
        }

        @Override
        public void broadcast(Broadcast broadcast) {
            published = broadcast.arguments();
            others().forEach(other -> other.broadcast(broadcast));
        }

        @Override
        public CompletionStage<Integer> request(
                Broadcast broadcast, Duration deadline, Consumer<List<@Nullable Object>> answer) {
            int asked = 0;
            for (LocalNode other : others()) {
                asked += other.request(broadcast, deadline, answer);
            }
            return CompletableFuture.completedStage(asked);
        }

        @Override
        public CompletionStage<List<SocketDescription>> fetchSockets(Selection selection) {
            return CompletableFuture.completedStage(others().stream()
                    .flatMap(other -> other.fetchSockets(selection).stream())
                    .toList());
        }

        @Override
        public CompletionStage<Set<String>> fetchRooms() {
            return CompletableFuture.completedStage(others().stream()
                    .flatMap(other -> other.fetchRooms().stream())
                    .collect(Collectors.toSet()));
        }

        @Override
        public CompletionStage<Integer> serverCount() {
            return CompletableFuture.completedStage(1 + others().size());
        }

        @Override
        public void socketsJoin(Selection selection, List<String> rooms) {
            others().forEach(other -> other.socketsJoin(selection, rooms));
        }

        @Override
        public void socketsLeave(Selection selection, List<String> rooms) {
            others().forEach(other -> other.socketsLeave(selection, rooms));
        }

        @Override
        public void disconnectSockets(Selection selection, boolean close) {
            others().forEach(other -> other.disconnectSockets(selection, close));
        }

        @Override
        public void serverSideEmit(String name, List<@Nullable Object> arguments) {
            others().forEach(other -> other.serverSideEmit(name, arguments));
        }

        @Override
        public CompletionStage<ServerAnswers> serverSideRequest(
                String name, List<@Nullable Object> arguments, Duration deadline) {
            CompletableFuture<ServerAnswers> result = new CompletableFuture<>();
            List<@Nullable Object> answers = Collections.synchronizedList(new ArrayList<>());
            List<LocalNode> asked = others();
            Runnable end =
                    () -> result.complete(new ServerAnswers(new ArrayList<>(answers), asked.size() - answers.size()));
            unanswered.add(end);
            result.whenComplete((ended, failure) -> unanswered.remove(end));
            AtomicInteger missing = new AtomicInteger(asked.size());
            for (LocalNode other : asked) {
                other.serverSideRequest(name, arguments).thenAccept(answer -> {
                    answers.add(answer);
                    if (missing.decrementAndGet() == 0) {
                        end.run();
                    }
                });
            }
            if (asked.isEmpty()) {
                end.run();
            }
            return result;
        }

        @Override
        public void roomCreated(String room) {
            notifications.add("created " + room);
        }

        @Override
        public void roomDeleted(String room) {
            notifications.add("deleted " + room);
        }

        @Override
        public void close() {
            members.remove(this);
            closed.run();
        }
    }
}
