package dev.parlance.testkit.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LoggedBroadcast;
import dev.parlance.adapter.Offset;
import dev.parlance.adapter.RecoveryStore;
import dev.parlance.adapter.RoomStay;
import dev.parlance.adapter.SavedSession;
import dev.parlance.adapter.Selection;
import dev.parlance.event.Incubating;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RecoveryStore} must do, as tests for JUnit 5: three servers that share one. A class that extends it runs them all. The
 * stores of one test see each other, and nobody else: give each test a broker, or a prefix on it, of its own.
 *
 * <pre>{@code
 * class OurStoreIT extends RecoveryStoreContract {
 *     @Override
 *     protected AdapterFactory adapters(int server) {
 *         return adapters;
 *     }
 * }
 * }</pre>
 *
 * <p>A store passes if all servers are delivered all broadcasts in one order, with the places that those who append them are told; if what
 * came after a place can be read; and if a session is given to one server, as it was saved, and to no other. It needs
 * {@code org.junit.jupiter:junit-jupiter-api}, which the test kit does not bring.
 */
@Incubating
public abstract class RecoveryStoreContract {
    private static final int SERVERS = 3;
    private static final int BROADCASTS = 20;
    private static final String NAMESPACE = "/talk";

    private final List<StoreServer> servers = new ArrayList<>();

    /**
     * The adapters of a server; called once for each in each test.
     *
     * @param server from 0
     */
    protected abstract AdapterFactory adapters(int server);

    /** How long to wait for what should come; 10 s unless it is overridden. */
    protected Duration patience() {
        return Duration.ofSeconds(10);
    }

    /** Lets a little time pass, and returns how much: for stores in virtual time. */
    protected Duration pass() {
        long before = System.nanoTime();
        LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        return Duration.ofNanos(System.nanoTime() - before);
    }

    @BeforeEach
    void startServers() {
        for (int server = 0; server < SERVERS; server++) {
            servers.add(new StoreServer(adapters(server), NAMESPACE, Duration.ofMinutes(2)));
        }
        await("all servers know where broadcasts stand", () -> servers.stream().allMatch(one -> one.begun() != null));
    }

    @AfterEach
    void closeServers() {
        servers.forEach(StoreServer::close);
    }

    private RecoveryStore store(int server) {
        return servers.get(server).store();
    }

    private void await(String what, BooleanSupplier condition) {
        Duration waited = Duration.ZERO;
        while (!condition.getAsBoolean()) {
            if (waited.compareTo(patience()) >= 0) {
                throw new AssertionError("after " + waited.toMillis() + " ms not yet: " + what);
            }
            waited = waited.plus(pass());
        }
    }

    private <T extends @Nullable Object> T result(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        await("an answer", future::isDone);
        return future.join();
    }

    private static Broadcast broadcast(String name, @Nullable Object... arguments) {
        return new Broadcast(Selection.inRooms(Set.of("red")), name, Arrays.asList(arguments), false);
    }

    private static List<String> names(List<LoggedBroadcast> broadcasts) {
        return broadcasts.stream().map(one -> one.broadcast().name()).toList();
    }

    /** Appends those on all servers in turn; returns their places when all have been delivered everywhere. */
    private List<Offset> append(int count) {
        int before = servers.get(0).delivered().size();
        List<CompletionStage<Offset>> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            places.add(store(i % SERVERS).append(broadcast("number " + i, i)));
        }
        List<Offset> found = new ArrayList<>();
        places.forEach(place -> found.add(result(place)));
        await(
                "all is delivered",
                () -> servers.stream().allMatch(one -> one.delivered().size() == before + count));
        return found;
    }

    // --- one order

    @Test
    void allServersAreDeliveredEverythingInOneOrderAlsoWhatTheyHaveAppended() {
        List<Offset> places = append(BROADCASTS);
        List<LoggedBroadcast> first = servers.get(0).delivered();
        for (StoreServer server : servers) {
            assertEquals(first, server.delivered());
            assertFalse(server.deliveredTooEarly(), "delivered before begin");
        }
        List<Offset> order = first.stream().map(LoggedBroadcast::offset).toList();
        assertEquals(order.stream().sorted().distinct().toList(), order);
        for (int i = 0; i < BROADCASTS; i++) {
            int number = i;
            LoggedBroadcast found = first.stream()
                    .filter(one -> one.broadcast().name().equals("number " + number))
                    .findFirst()
                    .orElseThrow();
            assertEquals(found.offset(), places.get(i));
        }
    }

    @Test
    void whatOneServerAppendsKeepsItsOrder() {
        for (int i = 0; i < BROADCASTS; i++) {
            store(1).append(broadcast("number " + i));
        }
        await("all is delivered", () -> servers.get(2).delivered().size() == BROADCASTS);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < BROADCASTS; i++) {
            expected.add("number " + i);
        }
        assertEquals(expected, names(servers.get(2).delivered()));
    }

    @Test
    void aBroadcastArrivesAsItWasAppended() {
        Selection selection = Selection.inRooms(Set.of("red", "blue")).excluding(Set.of("except"));
        result(store(0).append(new Broadcast(
                selection, "all kinds", Arrays.asList("text", 1, null, true, List.of(Map.of("a", "b"))), false)));
        await("it is delivered", () -> !servers.get(1).delivered().isEmpty());
        Broadcast received = servers.get(1).delivered().get(0).broadcast();
        assertEquals(selection, received.selection());
        assertEquals("all kinds", received.name());
        assertEquals(
                Arrays.asList("text", 1, null, true, List.of(Map.of("a", "b"))).toString(),
                received.arguments().toString());
    }

    // --- what was broadcast

    @Test
    void whatCameAfterAPlaceIsReadInOrder() {
        append(BROADCASTS);
        List<LoggedBroadcast> all = servers.get(0).delivered();
        for (int from : new int[] {0, 7, BROADCASTS - 1}) {
            List<LoggedBroadcast> read = new ArrayList<>();
            Offset after = all.get(from).offset();
            while (read.size() < BROADCASTS - 1 - from) {
                List<LoggedBroadcast> some = result(store(2).read(after, 5));
                assertNotNull(some, "it is kept");
                assertFalse(some.isEmpty(), "there are more");
                assertTrue(some.size() <= 5, "not more than asked for");
                read.addAll(some);
                after = some.get(some.size() - 1).offset();
            }
            assertEquals(all.subList(from + 1, BROADCASTS), read);
            assertEquals(List.of(), result(store(2).read(after, 5)));
        }
    }

    @Test
    void aPlaceNeedNotBeThatOfAnEvent() {
        Offset begun = Objects.requireNonNull(servers.get(1).begun());
        append(2);
        List<LoggedBroadcast> read = result(store(1).read(begun, 10));
        assertNotNull(read, "it is kept");
        assertEquals(names(servers.get(0).delivered()), names(read));
    }

    // --- sessions

    private static SavedSession session(String pid, String socketId) {
        return new SavedSession(
                pid,
                socketId,
                "ana",
                new Offset(1, 2),
                List.of(
                        new RoomStay("red", new Offset(1, 2), null),
                        new RoomStay("blue", new Offset(1, 3), new Offset(1, 4))),
                Map.of("nick", "Ana", "list", List.of("a", "b")),
                Map.of("reason", "TRANSPORT_CLOSE", "kept:feature", "{\"a\":[\"b\"]}"));
    }

    // As servers make them: 20 characters of base64url.
    private static String pid(int number) {
        return String.format("session_-pid%08d", number);
    }

    @Test
    void aSessionIsFoundOnAnyServerAsItWasSaved() {
        SavedSession saved = session(pid(1), "socket-1");
        result(store(0).save(saved));
        SavedSession taken = result(store(1).take(pid(1)));
        assertNotNull(taken);
        assertEquals(saved.pid(), taken.pid());
        assertEquals(saved.socketId(), taken.socketId());
        assertEquals(saved.userId(), taken.userId());
        assertEquals(saved.begin(), taken.begin());
        assertEquals(Set.copyOf(saved.stays()), Set.copyOf(taken.stays()));
        assertEquals(saved.data(), taken.data());
        assertEquals(saved.details(), taken.details());
    }

    @Test
    void aSessionIsGivenAwayOnce() {
        for (int round = 0; round < 5; round++) {
            result(store(0).save(session(pid(round), "socket-" + round)));
            List<CompletionStage<@Nullable SavedSession>> takers = new ArrayList<>();
            for (int i = 0; i < 2 * SERVERS; i++) {
                takers.add(store(i % SERVERS).take(pid(round)));
            }
            long given =
                    takers.stream().map(this::result).filter(Objects::nonNull).count();
            assertEquals(1, given);
            assertNull(result(store(2).take(pid(round))));
        }
    }

    @Test
    void aSessionThatIsSavedAgainReplacesTheOneBefore() {
        result(store(0).save(session(pid(1), "socket-1")));
        result(store(1).save(session(pid(1), "socket-2")));
        SavedSession taken = result(store(2).take(pid(1)));
        assertNotNull(taken);
        assertEquals("socket-2", taken.socketId());
        assertNull(result(store(2).take(pid(1))));
    }

    @Test
    void pidsThatNobodyHasAreNotFoundWhateverClientsSend() {
        result(store(0).save(session(pid(1), "socket-1")));
        for (String pid : List.of("unknown", "", "*", "session_*", "../x", " ", "\u0000", "a\nb", "ü".repeat(32))) {
            assertNull(result(store(1).take(pid)), pid);
        }
        assertNotNull(result(store(1).take(pid(1))));
    }

    @Test
    void aSessionStaysWhenTheServerThatHasSavedItIsGone() {
        result(store(0).save(session(pid(1), "socket-1")));
        servers.remove(0).close();
        assertNotNull(result(store(1).take(pid(1))));
    }

    // --- namespaces

    @Test
    void namespacesDoNotSeeEachOther() {
        try (StoreServer elsewhere = new StoreServer(adapters(SERVERS), "/elsewhere", Duration.ofMinutes(2))) {
            await("it knows where broadcasts stand", () -> elsewhere.begun() != null);
            result(elsewhere.store().append(broadcast("elsewhere")));
            await("it is delivered", () -> elsewhere.delivered().size() == 1);
            append(3);
            assertEquals(List.of("elsewhere"), names(elsewhere.delivered()));
            assertEquals(3, servers.get(0).delivered().size());
        }
    }
}
