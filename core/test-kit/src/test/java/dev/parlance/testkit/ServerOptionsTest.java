package dev.parlance.testkit;

import static dev.parlance.event.ClientRequest.clientRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.parlance.ParlanceServer;
import dev.parlance.RecoveryOptions;
import dev.parlance.ServerBuilder;
import dev.parlance.ServerOptions;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Dialect;
import dev.parlance.event.LargeNumbers;
import dev.parlance.event.Limits;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.http.Headers;
import dev.parlance.http.HttpResponse;
import dev.parlance.http.Query;
import dev.parlance.http.RequestRefusedException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Transport;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the options of a server do in memory. */
class ServerOptionsTest {
    public record Say(String text) {}

    public static final class Events {
        public static final ClientRequest<Say, String> SAY = clientRequest("say", Say.class, String.class);

        private Events() {}
    }

    /** Options that a test of this class sets. */
    private static final Set<String> WITH_EFFECT = Set.of(
            "adapters",
            "catalogues",
            "closeDeadline",
            "connectTimeout",
            "exceptionMappers",
            "handlerDeadline",
            "handshakeHook",
            "interceptors",
            "jsonModules",
            "largeNumbers",
            "limits",
            "listeners",
            "maxAttachments",
            "maxPayload",
            "maxWaitingEvents",
            "memoryLimits",
            "path",
            "payloadValidators",
            "rateLimits",
            "recovery",
            "sendBudget",
            "tls",
            "tlsFiles",
            "transports");

    /** Options that need a network or threads; {@link TestServer#create(ServerOptions)} says so. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "allowedOrigins",
            "blockingExecutor",
            // Always as if it were on.
            "checkOutgoing",
            "clientFolder",
            "cookie",
            "eventLoopThreads",
            "executor",
            "handlerThreads",
            "host",
            "keepAlive",
            "originCheck",
            "pingInterval",
            "pingTimeout",
            "port",
            "serveClient",
            "trustedProxies",
            "upgradeTimeout");

    private @Nullable TestServer server;

    private TestServer create(UnaryOperator<ServerBuilder> options) {
        server = TestServer.create(options.apply(ParlanceServer.builder()).options());
        return server;
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void ofEveryOptionItIsKnownWhatItDoes() {
        Set<String> known = new TreeSet<>(WITH_EFFECT);
        known.addAll(WITHOUT_EFFECT);
        assertThat(Stream.of(ServerOptions.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 0)
                        .map(Method::getName))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void jsonIsWrittenByModulesAndLargeNumbersAsTheOptionSays() {
        TestServer server = create(options -> options.largeNumbers(LargeNumbers.TEXT)
                .jsonModules(new SimpleModule("sayings").addSerializer(Say.class, ToStringSerializer.instance)));
        Namespace<Guest> root = server.namespace("/");
        Wire wire = server.wire().send("0");
        wire.received();
        root.untyped().emit("said", new Say("a"), Long.MAX_VALUE);
        assertThat(wire.received()).containsExactly("2[\"said\",\"Say[text=a]\",\"9223372036854775807\"]");
    }

    @Test
    void theHandshakeHookIsAsked() {
        TestServer server = create(options -> options.handshakeHook(request -> {
            if (request.query().first("token") == null) {
                throw new RequestRefusedException(HttpResponse.text(401, "no"));
            }
            return Headers.NONE;
        }));
        assertThatThrownBy(() -> server.wire())
                .isInstanceOfSatisfying(
                        RequestRefusedException.class,
                        e -> assertThat(e.response().status()).isEqualTo(401));
        assertThat(server.wire(Headers.NONE, Query.parse("token=1")).closeReason())
                .isNull();
    }

    @Test
    void payloadsAreValidatedHandlersInterceptedAndWhatTheyThrowIsMapped() {
        List<String> intercepted = new ArrayList<>();
        TestServer server = create(options -> options.interceptor(invocation -> {
                    intercepted.add(invocation.event());
                    invocation.proceed();
                })
                .payloadValidator(payload -> {
                    if (payload.equals(new Say(""))) {
                        throw RefusedException.invalid("text", "text is empty");
                    }
                })
                .exceptionMapper(thrown -> RefusedException.conflict("mapped")));
        server.namespace("/").handle(Events.SAY, (socket, say) -> {
            throw new IllegalStateException("closed");
        });
        TestClient client = server.connect("/");

        assertThatThrownBy(() -> client.request(Events.SAY, new Say(""))).hasMessageContaining("text is empty");
        assertThatThrownBy(() -> client.request(Events.SAY, new Say("Hello"))).hasMessage("conflict: mapped");
        assertThat(intercepted).contains("say");
    }

    @Test
    void adaptersConnectServers() {
        List<String> opened = new ArrayList<>();
        TestServer server = create(options -> options.adapter((namespace, node) -> {
            opened.add(namespace);
            return AdapterFactory.STANDALONE.open(namespace, node);
        }));
        server.namespace("/talk");
        assertThat(opened).contains("/talk");
    }

    @Test
    void theHandlersDeadlineIsOnTheTestsClock() {
        TestServer server = create(options -> options.handlerDeadline(Duration.ofSeconds(2)));
        server.namespace("/").handle(Events.SAY, (socket, say) -> {
            new CountDownLatch(1).await();
            return "never";
        });
        PendingAnswer<String> answer = server.connect("/").beginRequest(Events.SAY, new Say("Hello"));
        server.advance(Duration.ofMillis(1_999));
        assertThat(answer.isAnswered()).isFalse();
        server.advance(Duration.ofMillis(1));
        assertThatThrownBy(answer::get).hasMessageStartingWith("timeout: ");
    }

    @Test
    void theConnectTimeoutIsOnTheTestsClock() {
        TestServer server = create(options -> options.connectTimeout(Duration.ofSeconds(3)));
        Wire wire = server.wire();
        server.advance(Duration.ofMillis(2_999));
        assertThat(wire.closeReason()).isNull();
        server.advance(Duration.ofMillis(1));
        assertThat(wire.closeReason()).isNotNull();
    }

    @Test
    void limitsHoldForWhatClientsSendAndNotForWhatTheyReceive() {
        TestServer server = create(options -> options.limits(Limits.DEFAULT.withText(10)));
        server.namespace("/").handle(Events.SAY, (socket, say) -> say.text() + "x".repeat(20_000));
        TestClient client = server.connect("/");
        assertThat(client.request(Events.SAY, new Say("0123456789"))).hasSize(20_010);
        assertThatThrownBy(() -> client.request(Events.SAY, new Say("0123456789a")))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("validation-failed: text ");
    }

    @Test
    void whatIsAboveTheMaximumPayloadEndsTheConnection() {
        TestServer server = create(options -> options.maxPayload(1_000));
        Wire wire = server.wire().send("0");
        wire.received();
        assertThat(wire.send("2[\"say\",\"" + "x".repeat(1_000) + "\"]").closeReason())
                .isEqualTo("transport error");
    }

    @Test
    void attachmentsAreCounted() {
        TestServer server = create(options -> options.maxAttachments(1));
        Wire wire = server.wire().send("0");
        wire.received();
        assertThat(wire.send("52-[\"say\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]")
                        .closeReason())
                .isEqualTo("parse error");
    }

    @Test
    void whatTheTestDoesNotReadSpendsTheSendBudget() {
        TestServer server = create(options -> options.maxPayload(1_000).sendBudget(1_000));
        Namespace<Guest> root = server.namespace("/");
        Wire reads = server.wire().send("0");
        Wire doesNot = server.wire().send("0");
        server.run();
        for (int i = 0; i < 20; i++) {
            root.untyped().emit("said", "x".repeat(100));
            reads.received();
        }
        assertThat(reads.closeReason()).isNull();
        assertThat(doesNot.closeReason()).isEqualTo("slow client");
    }

    @Test
    void readingPausesAtTheMaximumOfWaitingEvents() {
        TestServer server = create(options -> options.maxWaitingEvents(1));
        CompletableFuture<String> release = new CompletableFuture<>();
        server.namespace("/").handle(Events.SAY, (socket, say) -> release.get());
        TestClient client = server.connect("/");
        for (int i = 0; i < 3; i++) {
            client.emit(Events.SAY, new Say("Hello"));
        }
        server.run();
        assertThat(client.wire().isPaused()).isTrue();
        release.complete("on");
        server.run();
        assertThat(client.wire().isPaused()).isFalse();
    }

    @Test
    void aHandshakeShowsThePathTheSchemeAndTheTransport() throws Exception {
        SSLContext tls = SSLContext.getDefault();
        TestServer server = create(options -> options.path("/live/").tls(tls).transports(Transport.POLLING));
        AtomicReference<Handshake> handshake = new AtomicReference<>();
        AtomicReference<Transport> transport = new AtomicReference<>();
        server.namespace("/").onConnect(socket -> {
            handshake.set(socket.handshake());
            transport.set(socket.transport());
        });
        server.connect("/");
        assertThat(handshake.get().secure()).isTrue();
        assertThat(transport.get()).isEqualTo(Transport.POLLING);
    }

    @Test
    void itClosesWithinTheDeadlineOfTheOptions() {
        TestServer server = create(options -> options.closeDeadline(Duration.ofSeconds(4)));
        server.namespace("/").handle(Events.SAY, (socket, say) -> {
            new CountDownLatch(1).await();
            return "never";
        });
        server.connect("/").emit(Events.SAY, new Say("Hello"));
        server.run();
        CompletableFuture<Void> closed = server.closeGracefully();
        // The last tenth is kept for what was sent; handlers are not waited for then.
        server.advance(Duration.ofMillis(3_580));
        assertThat(closed).isNotDone();
        server.advance(Duration.ofMillis(420));
        assertThat(closed).isDone();
    }

    @Test
    void cataloguesGiveEventsTheirDialect() {
        Dialect loud = new Dialect() {
            @Override
            public List<@Nullable Object> refusal(Refusal refusal) {
                return List.of("NO", refusal.code());
            }

            @Override
            public @Nullable Refusal refusalIn(List<@Nullable Object> ack) {
                return "NO".equals(ack.get(0)) ? Refusal.of(String.valueOf(ack.get(1)), "") : null;
            }

            @Override
            public List<@Nullable Object> answer(@Nullable Object value) {
                return List.of("YES", String.valueOf(value));
            }

            @Override
            public @Nullable Object answerIn(List<@Nullable Object> ack) {
                return ack.get(1);
            }
        };
        TestServer server = create(options -> options.catalogues(Catalogue.of("loud", loud, Events.class)));
        server.namespace("/").handle(Events.SAY, (socket, say) -> {
            if (say.text().isEmpty()) {
                throw RefusedException.notFound("nothing said");
            }
            return say.text();
        });
        TestClient client = server.connect("/");
        assertThat(client.request(Events.SAY, new Say("Hello"))).isEqualTo("Hello");
        assertThatThrownBy(() -> client.request(Events.SAY, new Say(""))).hasMessage("not-found: ");
    }

    @Test
    void whoComesBackFindsItsSessionIfTheServerRecoversSessions() {
        TestServer recovering = create(builder -> builder.recovery(RecoveryOptions.DEFAULT));
        recovering.namespace("/");
        Wire lost = recovering.wire().send("0");
        String answer = lost.received().get(0).toString();
        assertThat(answer).contains("\"sid\":\"socket-0000000000001\"", "\"pid\":\"");
        lost.drop();
        String pid = answer.replaceAll(".*\"pid\":\"([^\"]*)\".*", "$1");
        assertThat(recovering.wire().send("0{\"pid\":\"" + pid + "\"}").received())
                .singleElement()
                .asString()
                .contains("\"sid\":\"socket-0000000000001\"", pid);
    }
}
