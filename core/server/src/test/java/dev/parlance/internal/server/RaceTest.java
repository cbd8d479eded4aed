package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.RandomIds;
import dev.parlance.internal.execution.ThreadTimers;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * On real threads: clients connect, leave, go away and are kicked while others broadcast and namespaces come and go.
 * Whatever the order, each socket that connected ends once, and nothing of it is left.
 */
class RaceTest {
    private static final int CLIENTS = 3_000;
    private static final String[] NAMESPACES = {"/a", "/b", "/c"};

    private final ExecutorService handlers = Executors.newFixedThreadPool(4);
    private final ThreadTimers timers = new ThreadTimers();
    private final LoopEngine engine = new LoopEngine();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final Map<String, AtomicInteger> connected = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> disconnected = new ConcurrentHashMap<>();
    private final Queue<Namespace<Guest>> made = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AdapterFactory adapters = (name, node) -> {
        opened.incrementAndGet();
        return new Cluster().open(name, node, closed::incrementAndGet);
    };
    private final SocketIoServer server = new SocketIoServer(new Environment(
            new SocketIoSettings(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(1),
                    1_000,
                    1_000_000,
                    64,
                    ThreadedServer.UNBOUNDED,
                    List.of(),
                    adapters,
                    null,
                    List.of(),
                    RateLimits.NONE),
            engine,
            new JsonCodec(),
            timers,
            handlers,
            handlers,
            RandomIds::next));

    @AfterEach
    void end() {
        handlers.shutdownNow();
        timers.close();
        engine.stop();
    }

    @Test
    void eachSocketThatConnectedEndsOnceAndLeavesNothingBehind() throws Exception {
        server.parentNamespace(name -> true)
                .authenticator((handshake, match) -> new Guest("guest"))
                .onCreated((namespace, match) -> setUp(namespace))
                .build();
        server.start();
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> others = List.of(
                new Thread(() -> repeat(over, namespace -> namespace.untyped().emit("all"))),
                new Thread(
                        () -> repeat(over, namespace -> namespace.to(Talk.RED).disconnectSockets())),
                new Thread(() ->
                        repeat(over, namespace -> namespace.sockets().forEach(socket -> socket.join(Talk.BLUE)))));
        others.forEach(Thread::start);
        List<LoopEngine.LoopSession> sessions = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            LoopEngine.LoopSession session = engine.open();
            sessions.add(session);
            String name = NAMESPACES[i % NAMESPACES.length];
            session.receive("0" + name + ",");
            switch (i % 5) {
                case 0 -> session.receive("1" + name + ",");
                case 1 -> session.close(CloseReason.TRANSPORT_CLOSE);
                case 2 -> session.whenSent(() -> session.receive("1" + name + ","));
                case 3 -> session.whenSent(() -> session.close(CloseReason.TRANSPORT_ERROR));
                default -> session.receive("2" + name + ",[\"early\"]");
            }
        }
        over.set(true);
        for (Thread other : others) {
            other.join();
        }
        server.close(Duration.ofSeconds(30)).toCompletableFuture().get(60, TimeUnit.SECONDS);

        assertThat(wrong).isEmpty();
        sessions.forEach(session -> assertThat(session.sent())
                .satisfiesAnyOf(
                        sent -> assertThat(sent).isEmpty(),
                        sent -> assertThat(sent.get(0)).startsWith("0")));
        assertThat(connected).isNotEmpty();
        assertThat(disconnected.keySet()).isEqualTo(connected.keySet());
        assertThat(connected.values()).allMatch(count -> count.get() == 1);
        assertThat(disconnected.values()).allMatch(count -> count.get() == 1);
        assertThat(made).allSatisfy(namespace -> {
            assertThat(namespace.sockets()).isEmpty();
            assertThat(namespace.rooms()).isEmpty();
        });
        assertThat(closed).hasValue(opened.get());
    }

    private void setUp(Namespace<Guest> namespace) {
        made.add(namespace);
        namespace.use(socket -> socket.join(Talk.RED));
        namespace.onConnect(socket -> count(connected, socket.id()));
        namespace.onDisconnecting((socket, reason) -> {
            if (!socket.rooms().contains(Talk.RED)) {
                wrong.add("its rooms were gone before its end");
            }
        });
        namespace.onDisconnect((socket, reason) -> count(disconnected, socket.id()));
    }

    private static void count(Map<String, AtomicInteger> counts, String id) {
        counts.computeIfAbsent(id, first -> new AtomicInteger()).incrementAndGet();
    }

    private void repeat(AtomicBoolean over, Consumer<Namespace<Guest>> action) {
        while (!over.get()) {
            made.forEach(action);
            Thread.yield();
        }
    }
}
