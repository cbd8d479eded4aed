package dev.parlance.micrometer;

import static dev.parlance.micrometer.Events.ECHO;
import static dev.parlance.micrometer.Events.SAID;
import static dev.parlance.micrometer.Events.SAY;
import static dev.parlance.micrometer.Events.SLOW;
import static dev.parlance.micrometer.Events.VOTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.event.RefusedException;
import dev.parlance.micrometer.Events.Text;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import dev.parlance.testkit.PendingAnswer;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which observations there are of what is done on a server. */
class ParlanceObservationsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestObservationRegistry registry = TestObservationRegistry.create();
    private final List<String> stopped = new ArrayList<>();
    private TestServer server;
    private Namespace<Guest> root;

    ParlanceObservationsTest() {
        registry.observationConfig().observationHandler(new Recording());
        serve(new ParlanceObservations(registry));
    }

    /** Records what ends: its name for people, its parent, its keys, and what has failed. */
    private final class Recording implements ObservationHandler<Observation.Context> {
        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }

        @Override
        public void onStop(Observation.Context context) {
            ObservationView parent = context.getParentObservation();
            String keys = context.getLowCardinalityKeyValues().stream()
                    .map(KeyValue::getValue)
                    .collect(Collectors.joining(","));
            stopped.add(context.getContextualName()
                    + (parent == null ? "" : " in " + parent.getContextView().getName()) + " [" + keys + "]"
                    + (context.getError() == null
                            ? ""
                            : " " + context.getError().getClass().getSimpleName()));
        }
    }

    private void serve(ParlanceObservations observations) {
        server = TestServer.create(ParlanceServer.builder()
                .rateLimits(RateLimits.NONE)
                .interceptor(observations)
                .listener(observations)
                .options());
        root = server.namespace("/");
    }

    @AfterEach
    void close() {
        assertThat(registry.getCurrentObservation()).isNull();
        server.close();
    }

    @Test
    void handlersOfEventsWithTheirOutcomes() {
        root.handle(ECHO, (socket, text) -> {
            switch (text.text()) {
                case "refuse" -> throw RefusedException.conflict("no");
                case "fail" -> throw new IllegalStateException("broken");
                default -> {
                    return text;
                }
            }
        });
        TestClient ann = server.connect("/");
        for (String text : List.of("hi", "refuse", "fail")) {
            ann.emit(ECHO, new Text(text));
        }
        server.run();
        assertThat(stopped)
                .containsExactly(
                        "echo / [echo,event,/,success]",
                        "echo / [echo,event,/,conflict]",
                        "echo / [echo,event,/,server-error] IllegalStateException");
        TestObservationRegistryAssert.assertThat(registry)
                .hasNumberOfObservationsWithNameEqualTo("parlance.handler", 3)
                .hasAnObservationWithAKeyValue("parlance.socket.id", ann.id());
    }

    @Test
    void connectAndDisconnectListeners() {
        root.onConnect(socket -> {});
        root.onDisconnect((socket, reason) -> {
            throw new IllegalStateException("broken");
        });
        server.connect("/").disconnect();
        server.run();
        assertThat(stopped)
                .containsExactly(
                        "connect / [none,connect,/,success]",
                        "disconnect / [none,disconnect,/,failure] IllegalStateException");
    }

    @Test
    void theObservationIsCurrentInTheHandlerAndEndsWithTheStageOfAnAsynchronousOne() {
        CompletableFuture<Text> stage = new CompletableFuture<>();
        root.handleAsync(SLOW, (socket, text) -> {
            assertThat(registry.getCurrentObservation()).isNotNull();
            return stage;
        });
        TestClient ann = server.connect("/");
        PendingAnswer<Text> answer = ann.beginRequest(SLOW, new Text("hi"));
        server.run();
        assertThat(stopped).isEmpty();
        stage.complete(new Text("done"));
        server.run();
        assertThat(answer.get()).isEqualTo(new Text("done"));
        assertThat(stopped).containsExactly("slow / [slow,event,/,success]");
    }

    @Test
    void aHandlerThatHangsEndsAtItsDeadline() {
        root.handleAsync(SLOW, (socket, text) -> new CompletableFuture<>());
        server.connect("/").emit(SLOW, new Text("hi"));
        server.advance(Duration.ofSeconds(30));
        assertThat(stopped).containsExactly("slow / [slow,event,/,timeout]");
    }

    @Test
    void whatAHandlerSendsAndAsksIsItsChild() {
        TestClient bob = server.connect("/");
        root.on(SAY, (socket, text) -> {
            root.emit(SAID, text);
            root.untyped().emit("any");
            root.socket(bob.id()).ask(VOTE, text, MINUTE);
            root.request(VOTE, text, MINUTE);
        });
        TestClient ann = server.connect("/");
        ann.emit(SAY, new Text("hi"));
        server.run();
        bob.expectRequest(VOTE).answer(new Text("yes"));
        server.run();
        assertThat(stopped)
                .containsExactly(
                        "emit said in parlance.handler [said,/]",
                        "emit other in parlance.handler [other,/]",
                        "ask vote in parlance.handler [vote,/,answered]",
                        "emit vote in parlance.handler [vote,/]",
                        "say / [say,event,/,success]");
    }

    @Test
    void anAskThatIsNotAnsweredEndsWithItsReason() {
        TestClient bob = server.connect("/");
        root.on(SAY, (socket, text) -> root.socket(bob.id()).request(VOTE, text, MINUTE));
        server.connect("/").emit(SAY, new Text("hi"));
        server.advance(MINUTE);
        assertThat(stopped)
                .containsExactly("say / [say,event,/,success]", "ask vote in parlance.handler [vote,/,timeout]");
    }

    @Test
    void whatIsSentOutsideOfAnObservationIsNotObserved() {
        server.connect("/");
        root.emit(SAID, new Text("hi"));
        root.request(VOTE, new Text("hi"), MINUTE);
        server.advance(MINUTE);
        assertThat(stopped).isEmpty();
    }

    @Test
    void aHandlerThatSendsAThousandTimesDoesNotFillItsTrace() {
        root.on(SAY, (socket, text) -> {
            for (int i = 0; i < 1_000; i++) {
                root.emit(SAID, text);
            }
        });
        server.connect("/").emit(SAY, new Text("hi"));
        server.run();
        assertThat(stopped).hasSize(101).endsWith("say / [say,event,/,success]");
    }

    @Test
    void namesThatClientsMakeUpAreNotValuesOfLowCardinality() {
        root.untyped().onAny((socket, name, arguments) -> {});
        server.connect("/").emit("made up");
        server.run();
        assertThat(stopped).containsExactly("other / [other,event,/,not-found]");
    }

    @Test
    void anotherConventionNamesThem() {
        server.close();
        serve(new ParlanceObservations(registry).withConvention(new HandlerObservationConvention() {
            @Override
            public String getName() {
                return "chat.handler";
            }
        }));
        root.on(SAY, (socket, text) -> root.emit(SAID, text));
        server.connect("/").emit(SAY, new Text("hi"));
        server.run();
        assertThat(stopped).containsExactly("emit said in chat.handler [said,/]", "say / [say,event,/,success]");
    }
}
