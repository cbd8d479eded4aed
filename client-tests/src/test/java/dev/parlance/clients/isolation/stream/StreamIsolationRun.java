package dev.parlance.clients.isolation.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.EventstreamCatalogue;
import dev.parlance.catalogue.eventstream.EventstreamFeature;
import dev.parlance.catalogue.eventstream.EventstreamRoomPayload;
import dev.parlance.catalogue.eventstream.EventstreamRoomPayload.RoomType;
import dev.parlance.catalogue.eventstream.InMemoryEventstreamRooms;
import dev.parlance.catalogue.eventstream.TextMessagePayload;
import dev.parlance.catalogue.eventstream.TextMessagePayload.MarkupType;
import dev.parlance.catalogue.eventstream.TextMessagePayload.MessageType;
import dev.parlance.catalogue.eventstream.TextMessagePayload.Priority;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.PayloadEncoding;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.Transport;
import dev.parlance.socket.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Messages in rooms and changes of access, several at the same time, and clients that come and go between them. Each client
 * receives what {@link StreamExpectation} allows.
 */
final class StreamIsolationRun implements AutoCloseable {
    private static final int CLIENTS = 36;
    private static final int USERS = 20;
    private static final int ROOMS = 8;
    private static final int MAX_CONCURRENT = 8;
    private static final String NAMESPACE = "/stream";

    private final InMemoryEventstreamRooms rooms = new InMemoryEventstreamRooms();
    private final EventstreamFeature stream = EventstreamFeature.of(rooms);
    private final ExecutorService threads = Executors.newFixedThreadPool(MAX_CONCURRENT);
    private final Semaphore entered = new Semaphore(0);
    private final List<StreamClient> clients = new ArrayList<>();
    private final List<StreamExpectation> expected = new ArrayList<>();
    private final Random random;
    private final ParlanceServer server;
    private final Namespace<Viewer> namespace;
    private long messages;
    private int rounds;

    record Viewer(String id) implements User {}

    record Auth(String user) {}

    /** @param fault what is wrong with the namespace */
    StreamIsolationRun(long seed, Consumer<Namespace<Viewer>> fault) throws Exception {
        random = new Random(seed);
        server = ParlanceServer.builder()
                .host("127.0.0.1")
                .port(0)
                .pingInterval(Duration.ofMinutes(10))
                .rateLimits(RateLimits.NONE)
                .build();
        namespace = server.namespaceBuilder(NAMESPACE)
                .catalogues(EventstreamCatalogue.EVENTSTREAM)
                .authenticator(StreamIsolationRun::user)
                .webSocket(EventstreamCatalogue.PATH, EventstreamCatalogue.FORMAT)
                .build();
        namespace.install(stream);
        namespace.use(socket -> {
            if (socket.transport() != Transport.PLAIN_WEBSOCKET) {
                socket.encoding(PayloadEncoding.BASE64);
            }
        });
        namespace.onConnect(socket -> entered.release());
        fault.accept(namespace);
        for (int room = 0; room < ROOMS; room++) {
            rooms.put(EventstreamRoomPayload.of(room, "r" + room, RoomType.PRIVATE, 1));
            for (int i = 0; i < USERS / 2; i++) {
                rooms.add(room, anyUser());
            }
        }
        server.start();
        for (int i = 0; i < CLIENTS; i++) {
            String user = "u" + i % USERS;
            clients.add(open(i, user));
            expected.add(new StreamExpectation(user, rooms.roomsOf(user)));
        }
    }

    private static Viewer user(Handshake handshake) {
        String plain = handshake.headers().first(StreamClient.USER);
        return new Viewer(plain == null ? handshake.auth(Auth.class).user() : plain);
    }

    private StreamClient open(int number, String user) throws Exception {
        StreamClient client = number % 3 == 0
                ? StreamClient.base64(server.port(), NAMESPACE, user)
                : StreamClient.plain(server.port(), EventstreamCatalogue.PATH, user);
        assertThat(entered.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        return client;
    }

    private String anyUser() {
        return "u" + random.nextInt(USERS);
    }

    void run(int count) throws Exception {
        while (rounds < count) {
            rounds++;
            List<Callable<Object>> operations = new ArrayList<>();
            for (int i = 1 + random.nextInt(MAX_CONCURRENT); i > 0; i--) {
                operations.add(anyOperation());
            }
            // One may come while access changes; it is compared from the next round on.
            int coming = random.nextInt(3) == 0 ? random.nextInt(CLIENTS) : -1;
            if (coming >= 0) {
                clients.get(coming).close();
                String user = expected.get(coming).user();
                operations.add(() -> clients.set(coming, open(coming, user)));
            }
            for (Future<Object> done : threads.invokeAll(operations)) {
                done.get();
            }
            check(coming);
        }
    }

    private Callable<Object> anyOperation() {
        long room = random.nextInt(ROOMS);
        String user = anyUser();
        int what = random.nextInt(10);
        if (what < 6) {
            long id = ++messages;
            expected.forEach(each -> each.message(room, id));
            return Executors.callable(() -> stream.messagesCreated(List.of(message(id, room))));
        }
        expected.forEach(each -> each.changed(room, user));
        boolean gains = what < 8;
        boolean ofOneRoom = random.nextBoolean();
        return Executors.callable(() -> {
            if (gains) {
                rooms.add(room, user);
            } else {
                rooms.remove(room, user);
            }
            if (ofOneRoom) {
                stream.accessChanged(room, List.of(user));
            } else {
                stream.accessChanged(user);
            }
        });
    }

    private void check(int coming) throws Exception {
        namespace.untyped().emit("fence", rounds);
        for (int i = 0; i < CLIENTS; i++) {
            List<String> received = clients.get(i).receivedBefore("fence " + rounds);
            StreamExpectation expectation = expected.get(i);
            expectation.check("client " + i + " in round " + rounds, received, i == coming);
            expectation.end(rooms.roomsOf(expectation.user()), i == coming, "client " + i + " in round " + rounds);
        }
    }

    private static TextMessagePayload message(long id, long room) {
        return new TextMessagePayload(
                id,
                MessageType.REGULAR,
                room,
                "text",
                1,
                0,
                Priority.NORMAL,
                MarkupType.PLAIN,
                1,
                1,
                1,
                List.of(),
                0,
                List.of(),
                null,
                null);
    }

    @Override
    public void close() {
        clients.forEach(StreamClient::close);
        threads.shutdownNow();
        server.close();
    }
}
