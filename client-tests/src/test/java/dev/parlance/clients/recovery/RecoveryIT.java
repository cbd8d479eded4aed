package dev.parlance.clients.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.ParlanceServer;
import dev.parlance.RecoveryOptions;
import dev.parlance.ScenarioSize;
import dev.parlance.client.ClientTransport;
import dev.parlance.clients.node.NodeProgram;
import dev.parlance.clients.recovery.CheckedClient.Outcome;
import dev.parlance.clients.recovery.CuttingProxy.Entrance;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomKind;
import dev.parlance.socket.User;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * JavaScript and Java clients whose connections are cut at random moments, during replay, join and upgrade too, receive everything that
 * is sent to their rooms once and in order, or are told that their session is a new one.
 */
class RecoveryIT {
    private static final int ROOMS = 10;
    private static final int CLIENTS_OF_EACH = ScenarioSize.of(20, 500);
    private static final int CUTS = ScenarioSize.of(120, 2_000);
    private static final int LONGEST_CUT_MILLIS = ScenarioSize.of(600, 120_000);
    private static final int CUTTING_MILLIS = ScenarioSize.of(5_000, 300_000);
    private static final int PAUSE_MILLIS = ScenarioSize.of(10, 200);
    private static final Duration PATIENCE = Duration.ofSeconds(ScenarioSize.of(40, 240));
    private static final RoomKind KIND = RoomKind.of("room");

    private final AtomicLongArray numbers = new AtomicLongArray(ROOMS);
    private final AtomicInteger sessionsEnded = new AtomicInteger();
    private final Random random = new Random(42);
    private final List<Entrance> entrances = new ArrayList<>();
    private final List<CheckedClient> typed = new ArrayList<>();
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private ParlanceServer server;
    private Namespace<Account> root;
    private CuttingProxy proxy;
    private NodeProgram javaScript;

    record Account(String id) implements User {}

    record Credentials(String token) {}

    @BeforeEach
    void open() throws Exception {
        start(0);
        proxy = new CuttingProxy(server.port());
        javaScript = new NodeProgram("recovery/clients.mjs");
    }

    private void start(int port) throws IOException {
        server = ParlanceServer.builder()
                .host("127.0.0.1")
                .port(port)
                .recovery(RecoveryOptions.DEFAULT)
                .rateLimits(RateLimits.NONE)
                .build();
        root = server.namespace(
                "/", handshake -> new Account(handshake.auth(Credentials.class).token()));
        root.onConnect(socket -> {
            if (!socket.recovered()) {
                socket.join(room(socket.user().id()));
            }
        });
        root.onSessionEnd(session -> sessionsEnded.incrementAndGet());
        server.start();
    }

    @AfterEach
    void close() throws Exception {
        timers.shutdownNow();
        typed.forEach(CheckedClient::close);
        javaScript.close();
        proxy.close();
        server.close();
    }

    private static int number(String user) {
        return Integer.parseInt(user.substring(1)) % ROOMS;
    }

    private static Room room(String user) {
        return KIND.room(String.valueOf(number(user)));
    }

    private void connect() throws Exception {
        JSONArray commands = new JSONArray();
        for (int i = 0; i < CLIENTS_OF_EACH; i++) {
            List<ClientTransport> transports = i % 2 == 0
                    ? List.of(ClientTransport.POLLING, ClientTransport.WEBSOCKET)
                    : List.of(ClientTransport.WEBSOCKET);
            Entrance ofJava = entrance();
            typed.add(new CheckedClient(ofJava.port(), "j" + i, transports));
            JSONArray names = new JSONArray();
            transports.forEach(transport -> names.put(transport.name().toLowerCase(Locale.ROOT)));
            commands.put(new JSONObject()
                    .put("port", entrance().port())
                    .put("name", "n" + i)
                    .put("transports", names));
        }
        javaScript.write(new JSONObject().put("connect", commands));
        javaScript.next("connecting");
        await().atMost(PATIENCE).until(() -> outcomes().stream().allMatch(Outcome::connected));
    }

    private Entrance entrance() throws IOException {
        Entrance entrance = proxy.open();
        entrances.add(entrance);
        return entrance;
    }

    private List<Outcome> outcomes() throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        typed.forEach(client -> outcomes.add(client.outcome()));
        javaScript.write(new JSONObject());
        JSONArray clients = javaScript.next("a report").getJSONArray("clients");
        for (int i = 0; i < clients.length(); i++) {
            JSONObject client = clients.getJSONObject(i);
            JSONArray violations = client.getJSONArray("violations");
            outcomes.add(new Outcome(
                    client.getString("name"),
                    client.getLong("last"),
                    client.getLong("received"),
                    client.getInt("connects"),
                    client.getInt("recovered"),
                    violations.length() == 0 ? "" : violations.getString(0),
                    client.getBoolean("connected")));
        }
        return outcomes;
    }

    private void emit() {
        for (int i = 0; i < ROOMS; i++) {
            root.to(KIND.room(String.valueOf(i))).emit(CheckedClient.NUMBER, numbers.incrementAndGet(i));
        }
    }

    private void cutOne() {
        Entrance entrance = entrances.get(random.nextInt(entrances.size()));
        entrance.cut(random.nextInt(3) == 0);
        timers.schedule(entrance::restore, random.nextInt(LONGEST_CUT_MILLIS + 1), TimeUnit.MILLISECONDS);
    }

    /** All are connected, and have received the last number of their room. */
    private boolean haveReceivedAll() throws Exception {
        return outcomes().stream()
                .allMatch(client -> client.connected() && client.last() == numbers.get(number(client.name())));
    }

    @Test
    void everythingIsReceivedOnceAndInOrderOrTheClientIsToldThatItsSessionIsNew() throws Exception {
        connect();
        timers.scheduleAtFixedRate(this::emit, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        long begun = System.nanoTime();
        for (int i = 0; i < CUTS; i++) {
            timers.schedule(this::cutOne, random.nextInt(CUTTING_MILLIS), TimeUnit.MILLISECONDS);
        }
        await().atMost(Duration.ofMillis(CUTTING_MILLIS + LONGEST_CUT_MILLIS).plus(PATIENCE))
                .pollInterval(Duration.ofMillis(500))
                .until(() ->
                        System.nanoTime() - begun > TimeUnit.MILLISECONDS.toNanos(CUTTING_MILLIS + LONGEST_CUT_MILLIS));
        timers.shutdown();
        assertThat(timers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        await().atMost(PATIENCE).until(() -> outcomes().stream().allMatch(Outcome::connected));
        emit();
        await().atMost(PATIENCE).until(this::haveReceivedAll);
        List<Outcome> outcomes = outcomes();
        assertThat(outcomes).allSatisfy(client -> assertThat(client.violation()).isEmpty());
        int returns =
                outcomes.stream().mapToInt(client -> client.connects() - 1).sum();
        int recovered = outcomes.stream().mapToInt(Outcome::recovered).sum();
        assertThat(recovered).isPositive();
        assertThat(sessionsEnded).hasValue(returns - recovered);
        if (!ScenarioSize.isFull()) {
            assertThat(recovered).isEqualTo(returns);
        }
        ScenarioSize.figure(
                "recovery: %d clients, %d cuts of up to %d s; %d returns, %d recovered, %d told that their session is new; %d"
                        + " numbers received, none twice, none missed, none out of order",
                outcomes.size(),
                CUTS,
                LONGEST_CUT_MILLIS / 1_000,
                returns,
                recovered,
                returns - recovered,
                outcomes.stream().mapToLong(Outcome::received).sum());
    }

    @Test
    void aServerThatHasRestartedRecoversNobodyAndSaysSo() throws Exception {
        connect();
        emit();
        await().atMost(PATIENCE).until(this::haveReceivedAll);
        int port = server.port();
        server.close();
        start(port);
        await().atMost(PATIENCE)
                .until(() -> outcomes().stream().allMatch(client -> client.connected() && client.connects() == 2));
        emit();
        await().atMost(PATIENCE).until(this::haveReceivedAll);
        assertThat(outcomes()).allSatisfy(client -> {
            assertThat(client.recovered()).isZero();
            assertThat(client.violation()).isEmpty();
        });
    }
}
