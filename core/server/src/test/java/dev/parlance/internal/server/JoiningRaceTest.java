package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.ScenarioSize;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomListener;
import dev.parlance.socket.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Sockets join a room while numbered events are sent to it: each receives those that were not delivered when it joined, and no other. */
class JoiningRaceTest {
    private static final Catalogue TALK = Catalogue.of("race", Dialect.STANDARD, Talk.class);
    private static final Room NEWS = Room.named("news");
    private static final int CLIENTS = ScenarioSize.of(200, 2_000);

    private final Map<String, Long> firsts = new ConcurrentHashMap<>();
    private final Map<String, List<Long>> received = new ConcurrentHashMap<>();
    private volatile long sending;

    private void connect(ThreadedServer server) {
        List<Long> numbers = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> connected = new CompletableFuture<>();
        server.open(text -> {
                    if (text.startsWith("0{")) {
                        received.put(text.replaceAll(".*\"sid\":\"([^\"]*)\".*", "$1"), numbers);
                        connected.complete(null);
                    } else if (text.startsWith("2[")) {
                        numbers.add(Long.valueOf(text.replaceAll("2\\[\"news\",(\\d+).*", "$1")));
                    }
                })
                .receive("0");
        connected.orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** Notes what is the first event that a socket will receive. */
    private RoomListener noting(Namespace<Guest> here) {
        return new RoomListener() {
            private long first = 1;

            @Override
            public void joining(Room room, String socketId) {
                while (here.isDelivered("news", first)) {
                    first++;
                }
                firsts.put(socketId, first);
            }
        };
    }

    private void race(ThreadedServer here, ThreadedServer sender) throws Exception {
        Namespace<Guest> root = here.server().namespace("/");
        Namespace<Guest> elsewhere = sender.server().namespace("/");
        root.onRooms(noting(root));
        for (int i = 0; i < CLIENTS; i++) {
            connect(here);
        }
        await().until(() -> root.sockets().size() == CLIENTS);
        Thread joins = new Thread(() -> List.copyOf(root.sockets()).forEach(this::joinWhileSending));
        joins.start();
        long last = 0;
        while (joins.isAlive()) {
            sending = ++last;
            elsewhere.to(NEWS).inSequence("news", last).untyped().emit("news", last);
        }
        joins.join();
        long end = last + 1;
        elsewhere.to(NEWS).inSequence("news", end).untyped().emit("news", end);
        await().until(() -> received.values().stream().allMatch(numbers -> numbers.contains(end)));

        assertThat(firsts).hasSize(CLIENTS);
        firsts.forEach((socketId, first) -> assertThat(received.get(socketId))
                .as("first %d of %d", first, end)
                .containsExactlyElementsOf(numbers(first, end)));
    }

    private void joinWhileSending(Socket<Guest> socket) {
        long before = sending;
        while (sending == before) {
            Thread.onSpinWait();
        }
        socket.join(NEWS);
    }

    private static List<Long> numbers(long first, long last) {
        List<Long> numbers = new ArrayList<>();
        for (long number = first; number <= last; number++) {
            numbers.add(number);
        }
        return numbers;
    }

    @Test
    void ofThisServer() throws Exception {
        try (ThreadedServer server = ThreadedServer.standalone(TALK)) {
            race(server, server);
        }
    }

    @Test
    void ofAServerThatRecovers() throws Exception {
        try (ThreadedServer server = ThreadedServer.recovering(TALK)) {
            race(server, server);
        }
    }

    @Test
    void ofAnotherServer() throws Exception {
        List<ThreadedServer> servers = ThreadedServer.cluster(2, TALK);
        try {
            race(servers.get(0), servers.get(1));
        } finally {
            servers.forEach(ThreadedServer::close);
        }
    }
}
