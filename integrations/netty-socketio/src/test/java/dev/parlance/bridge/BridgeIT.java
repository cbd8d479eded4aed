package dev.parlance.bridge;

import static dev.parlance.bridge.DeskEvents.COUNT;
import static dev.parlance.bridge.DeskEvents.DESK;
import static dev.parlance.bridge.DeskEvents.HINT;
import static dev.parlance.bridge.DeskEvents.MOOD;
import static dev.parlance.bridge.DeskEvents.MOVE;
import static dev.parlance.bridge.DeskEvents.OFFER;
import static dev.parlance.bridge.DeskEvents.SAID;
import static dev.parlance.bridge.DeskEvents.SAY;
import static dev.parlance.bridge.DeskEvents.WAKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.corundumstudio.socketio.SocketIOClient;
import dev.parlance.bridge.DeskEvents.Decision;
import dev.parlance.bridge.DeskEvents.Offer;
import dev.parlance.bridge.DeskEvents.Receipt;
import dev.parlance.bridge.DeskEvents.Said;
import dev.parlance.socket.AckException;
import io.socket.client.Engines;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Typed events on a real netty-socketio server, with the official Java client. */
class BridgeIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Queue<String> threads = new ConcurrentLinkedQueue<>();
    private static final Queue<String> hints = new ConcurrentLinkedQueue<>();
    private static final CountDownLatch interrupted = new CountDownLatch(1);
    private static final ExecutorService workers = Executors.newFixedThreadPool(4, task -> new Thread(task, "worker"));
    private static NettySocketio server;
    private static TypedNamespace desk;

    @BeforeAll
    static void start() throws InterruptedException {
        server = new NettySocketio(ParlanceJson.of(DESK));
        desk = TypedNamespace.on(server.server().addNamespace("/desk"), DESK)
                .executor(workers)
                .handlerDeadline(Duration.ofSeconds(2))
                .ackOtherListeners()
                .build();
        desk.handle(SAY, (client, say) -> {
            threads.add(Thread.currentThread().getName());
            client.joinRoom("ticket:" + say.ticket());
            desk.to("ticket:" + say.ticket()).emit(SAID, new Said("desk", say.text(), null));
            return new Receipt(say.text().length());
        });
        desk.handle(MOVE, (client, move) -> new Receipt(move.to()));
        desk.on(HINT, (client, say) -> hints.add(say.text()));
        desk.on(WAKE, client -> {
            throw new IllegalStateException("secret");
        });
        desk.handle(COUNT, client -> {
            try {
                return new CompletableFuture<Integer>().get(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        });
        server.server().getNamespace("/desk").addEventListener("old", String.class, (client, text, ack) -> {
            client.sendEvent("old", text);
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
        desk.close();
        workers.shutdownNow();
    }

    private static JavaClient connect(String transport) throws Exception {
        return new JavaClient(server.url() + "/desk", transport);
    }

    private static JSONObject say(String ticket, String text) throws Exception {
        return new JSONObject().put("ticket", ticket).put("text", text);
    }

    /** netty-socketio's client for the last of ours that has sent something. */
    private static SocketIOClient clientIn(String room) {
        return server.server()
                .getNamespace("/desk")
                .getRoomOperations(room)
                .getClients()
                .iterator()
                .next();
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling"})
    void acksAreTypedAndHandlersRunOnTheGivenThreads(String transport) throws Exception {
        try (JavaClient ana = connect(transport)) {
            String ticket = "acks-" + transport;
            assertThat(ana.call("say", say(ticket, "Hello"))).isEqualTo("[{\"number\":5}]");
            assertThat(ana.next()).isEqualTo("[\"said\", {\"from\":\"desk\",\"text\":\"Hello\"}]");
            assertThat(ana.call("move", "42", JSONObject.NULL, 7, "surplus")).isEqualTo("[{\"number\":7}]");
            assertThat(threads).containsOnly("worker");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling"})
    void refusalsAreInTheCataloguesDialect(String transport) throws Exception {
        try (JavaClient ana = connect(transport)) {
            assertThat(ana.call("say", new JSONObject().put("ticket", "42")))
                    .contains("\"code\":\"validation-failed\"", "\"field\":\"text\"");
            assertThat(ana.call("shout", "hey")).contains("\"code\":\"not-found\"");
            assertThat(ana.call("wake")).contains("\"code\":\"server-error\"").doesNotContain("secret");
            assertThat(ana.call("hint", say("42", "psst"))).isEqualTo("[{\"ok\":true}]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket"})
    void anEventThatIsHandledTooSlowlyIsAnsweredAndItsHandlerInterrupted(String transport) throws Exception {
        try (JavaClient ana = connect(transport)) {
            assertThat(ana.call("count")).contains("\"code\":\"timeout\"");
            assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(ana.call("hint", say("42", "after"))).isEqualTo("[{\"ok\":true}]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling"})
    void theEventsOfAClientAreHandledInTheirOrder(String transport) throws Exception {
        hints.clear();
        List<String> sent = IntStream.range(0, 40).mapToObj(i -> transport + i).toList();
        try (JavaClient ana = connect(transport)) {
            for (String text : sent) {
                ana.emit("hint", say("42", text));
            }
            ana.call("hint", say("42", "end"));
            assertThat(hints)
                    .containsExactlyElementsOf(
                            java.util.stream.Stream.concat(sent.stream(), java.util.stream.Stream.of("end"))
                                    .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling"})
    void roomsAreReachedOnceWithoutTheExcepted(String transport) throws Exception {
        String ticket = "rooms-" + transport;
        try (JavaClient ana = connect(transport);
                JavaClient bea = connect(transport);
                JavaClient cleo = connect(transport)) {
            ana.call("say", say(ticket, "first"));
            SocketIOClient anas = clientIn("ticket:" + ticket);
            bea.call("say", say(ticket, "second"));
            bea.call("say", say(ticket + "b", "third"));
            desk.to("ticket:" + ticket, "ticket:" + ticket + "b").except(anas).emit(SAID, new Said("x", "both", null));
            desk.emit(SAID, new Said("x", "end", null));

            assertThat(List.of(ana.next(), ana.next(), ana.next()))
                    .extracting(BridgeIT::text)
                    .containsExactly("first", "second", "end");
            assertThat(List.of(bea.next(), bea.next(), bea.next(), bea.next()))
                    .extracting(BridgeIT::text)
                    .containsExactly("second", "third", "both", "end");
            assertThat(text(cleo.next())).isEqualTo("end");
            assertThat(ana.pending()).isEmpty();
            assertThat(bea.pending()).isEmpty();
            assertThat(cleo.pending()).isEmpty();
        }
    }

    private static String text(String event) {
        try {
            return new JSONArray(event).getJSONObject(1).getString("text");
        } catch (org.json.JSONException e) {
            throw new AssertionError(event, e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling"})
    void clientsAreAsked(String transport) throws Exception {
        String ticket = "asked-" + transport;
        try (JavaClient ana = connect(transport)) {
            ana.answer("offer", new JSONObject().put("accepted", true));
            ana.call("say", say(ticket, "Hello"));
            SocketIOClient client = clientIn("ticket:" + ticket);

            CompletableFuture<Decision> decision = desk.request(client, OFFER, new Offer(ticket), SOON);
            assertThat(decision.get(20, TimeUnit.SECONDS)).isEqualTo(new Decision(true));
            assertThat(reason(desk.request(client, MOOD, Duration.ofMillis(200))))
                    .isEqualTo(AckException.Reason.TIMEOUT);

            CompletableFuture<Integer> mood = desk.request(client, MOOD, SOON);
            ana.close();
            assertThat(reason(mood)).isEqualTo(AckException.Reason.DISCONNECTED);
        }
    }

    private static AckException.Reason reason(CompletableFuture<?> future) {
        CompletionException failure = catchThrowableOfType(CompletionException.class, future::join);
        return ((AckException) failure.getCause()).reason();
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket"})
    void otherListenersWorkBesideAsBefore(String transport) throws Exception {
        try (JavaClient ana = connect(transport)) {
            assertThat(ana.call("old", "text")).isEqualTo("[]");
            assertThat(ana.next()).isEqualTo("[\"old\", \"text\"]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket"})
    void malformedJsonEndsItsClientOnly(String transport) throws Exception {
        try (JavaClient ana = connect(transport);
                JavaClient bea = connect(transport)) {
            Engines.of(ana.socket().io()).send("2/desk,1[\"say\",{]");
            assertThat(ana.awaitDisconnect()).isEqualTo("io server disconnect");
            assertThat(bea.call("hint", say("42", "still here"))).isEqualTo("[{\"ok\":true}]");
        }
    }
}
