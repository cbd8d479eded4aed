package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.ParlanceServer;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Admission;
import dev.parlance.socket.Guest;
import dev.parlance.socket.HandlerInterceptor;
import dev.parlance.socket.HandlerInvocation;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs around the application's code. */
class HandlerInterceptorTest {
    private static final String SERVER_ERROR =
            "[{\"error\":{\"code\":\"server-error\",\"message\":\"the server failed to handle this event\",\"event\":\"say\"}}]";

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<TestServer> servers = new ArrayList<>();

    @AfterEach
    void close() {
        servers.forEach(TestServer::close);
    }

    private TestServer server(HandlerInterceptor... interceptors) {
        var builder = ParlanceServer.builder();
        for (HandlerInterceptor interceptor : interceptors) {
            builder.interceptor(interceptor);
        }
        TestServer server = TestServer.create(builder.options());
        servers.add(server);
        return server;
    }

    private HandlerInterceptor recording(String name) {
        return invocation -> {
            invocation.onCompletion(outcome -> seen.add(name + " ended: " + outcome));
            seen.add(name + " " + describe(invocation));
            try {
                invocation.proceed();
                seen.add(name + " returns");
            } catch (Throwable e) {
                seen.add(name + " sees " + e.getClass().getSimpleName());
                throw e;
            }
        };
    }

    private static String describe(HandlerInvocation invocation) {
        return invocation.kind() + " " + invocation.namespace() + " " + invocation.event();
    }

    private List<String> takeSeen() {
        List<String> taken = List.copyOf(seen);
        seen.clear();
        return taken;
    }

    private Wire connect(TestServer server, String namespace) {
        Wire wire = server.wire().send("0" + (namespace.equals("/") ? "" : namespace + ","));
        assertThat(wire.received()).hasSize(1);
        return wire;
    }

    private static List<String> exchange(TestServer server, Wire wire, String packet) {
        wire.send(packet);
        server.run();
        return wire.received();
    }

    @Test
    void interceptorsRunAroundMiddlewaresAndHandlersTheFirstOutermost() {
        TestServer server = server(recording("outer"), recording("inner"));
        Namespace<Guest> root = server.namespace("/");
        root.useEvents((socket, event) -> seen.add("middleware"));
        root.untyped().onAny((socket, name, arguments) -> seen.add("catch-all"));
        root.on(Talk.SAY, (socket, say) -> seen.add("handler"));
        Wire wire = connect(server, "/");
        takeSeen();
        assertThat(exchange(server, wire, "21[\"say\",{\"text\":\"hi\"}]")).containsExactly("31[{\"ok\":true}]");
        assertThat(seen)
                .containsExactly(
                        "outer EVENT / say",
                        "inner EVENT / say",
                        "catch-all",
                        "middleware",
                        "handler",
                        "inner returns",
                        "outer returns",
                        "inner ended: success",
                        "outer ended: success");
    }

    @Test
    void whatHandlersThrowPassesTheInterceptorsAndIsAnsweredAlsoIfOneCatchesIt() {
        TestServer server = server(recording("outer"), invocation -> {
            try {
                invocation.proceed();
            } catch (IOException swallowed) {
                seen.add("caught");
            }
        });
        server.namespace("/").on(Talk.SAY, (socket, say) -> {
            throw new IOException("private");
        });
        Wire wire = connect(server, "/");
        assertThat(exchange(server, wire, "21[\"say\",{\"text\":\"hi\"}]")).containsExactly("31" + SERVER_ERROR);
        assertThat(seen)
                .containsExactly(
                        "outer EVENT / say",
                        "caught",
                        "outer sees IOException",
                        "outer ended: server-error: java.io.IOException");
    }

    @Test
    void anInterceptorCanRefuseAndCanThrowAnotherExceptionInPlaceOfAHandlers() {
        TestServer server = server(recording("outer"), invocation -> {
            try {
                invocation.proceed();
            } catch (IllegalArgumentException e) {
                throw RefusedException.conflict("not now");
            }
        });
        server.namespace("/").on(Talk.SAY, (socket, say) -> {
            throw new IllegalArgumentException("private");
        });
        Wire wire = connect(server, "/");
        assertThat(exchange(server, wire, "21[\"say\",{\"text\":\"hi\"}]"))
                .containsExactly("31[{\"error\":{\"code\":\"conflict\",\"message\":\"not now\",\"event\":\"say\"}}]");
        assertThat(seen).containsExactly("outer EVENT / say", "outer sees RefusedException", "outer ended: conflict");
    }

    @Test
    void anInterceptorThatDoesNotProceedIsAServerError() {
        TestServer server = server(recording("outer"), invocation -> {});
        server.namespace("/").on(Talk.SAY, (socket, say) -> seen.add("handler"));
        Wire wire = connect(server, "/");
        try (CapturedLog log = new CapturedLog()) {
            assertThat(exchange(server, wire, "21[\"say\",{\"text\":\"hi\"}]")).containsExactly("31" + SERVER_ERROR);
            assertThat(log.messages()).singleElement().asString().contains("failed");
        }
        assertThat(seen)
                .containsExactly(
                        "outer EVENT / say",
                        "outer sees IllegalStateException",
                        "outer ended: server-error: java.lang.IllegalStateException");
    }

    @Test
    void anInterceptorProceedsOnceAndOnItsThreadOnly() {
        AtomicReference<HandlerInvocation> kept = new AtomicReference<>();
        TestServer server = server(invocation -> {
            kept.set(invocation);
            Thread other = new Thread(() -> assertThatThrownBy(invocation::proceed)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("proceed is called within the interceptor, and on the thread that has called it"));
            List<Throwable> failed = new CopyOnWriteArrayList<>();
            other.setUncaughtExceptionHandler((thread, failure) -> failed.add(failure));
            other.start();
            // Not joined: the test server goes on while a handler's thread waits.
            while (other.isAlive()) {
                Thread.onSpinWait();
            }
            assertThat(failed).isEmpty();
            invocation.proceed();
            assertThatThrownBy(invocation::proceed)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("an interceptor proceeds once, and this one has");
        });
        server.namespace("/").on(Talk.SAY, (socket, say) -> seen.add("handler"));
        Wire wire = connect(server, "/");
        assertThat(exchange(server, wire, "21[\"say\",{\"text\":\"hi\"}]")).containsExactly("31[{\"ok\":true}]");
        assertThat(seen).containsExactly("handler");
        assertThatThrownBy(kept.get()::proceed).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kept.get().onCompletion(outcome -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAsynchronousHandlerIsCompleteWhenItsStageEnds() {
        TestServer server = server(recording("tracing"));
        CompletableFuture<Talk.Answer> stage = new CompletableFuture<>();
        server.namespace("/").handleAsync(Talk.ASK, (socket, say) -> stage);
        Wire wire = connect(server, "/");
        assertThat(exchange(server, wire, "21[\"ask\",{\"question\":\"why\"}]")).isEmpty();
        assertThat(takeSeen()).containsExactly("tracing EVENT / ask", "tracing returns");
        stage.completeExceptionally(RefusedException.conflict("no"));
        server.run();
        assertThat(seen).containsExactly("tracing ended: conflict");
    }

    @Test
    void aHandlerIsCompleteAtItsDeadlineWhateverItMakesOfItsInterruption() {
        TestServer server = server(recording("tracing"));
        server.namespace("/").on(Talk.SAY, (socket, say) -> new CountDownLatch(1).await());
        Wire wire = connect(server, "/");
        try (CapturedLog log = new CapturedLog()) {
            wire.send("21[\"say\",{\"text\":\"hi\"}]");
            server.advance(Duration.ofSeconds(30));
            assertThat(log.messages()).isNotEmpty();
        }
        assertThat(seen)
                .contains("tracing EVENT / say", "tracing sees InterruptedException", "tracing ended: timeout")
                .hasSize(3);
    }

    @Test
    void whatIsRefusedBeforeAnybodyIsCalledIsNotIntercepted() {
        TestServer server = server(recording("tracing"));
        server.namespace("/").on(Talk.SAY, (socket, say) -> {});
        Wire wire = connect(server, "/");
        assertThat(exchange(server, wire, "21[\"unknown\"]"))
                .singleElement()
                .asString()
                .contains("not-found");
        assertThat(seen).isEmpty();
        server.namespace("/").useEvents((socket, event) -> {});
        exchange(server, wire, "22[\"unknown\"]");
        assertThat(seen).containsExactly("tracing EVENT / null", "tracing returns", "tracing ended: not-found");
    }

    @Test
    void eventsByWhichClientsSignInAreInterceptedBeforeThereIsAUser() {
        TestServer server = server(invocation -> {
            seen.add(describe(invocation) + " " + invocation.socket().isAuthenticated());
            invocation.proceed();
            seen.add("then " + invocation.socket().isAuthenticated());
        });
        Namespace<Talk.Account> accounts = server.namespaceBuilder("/")
                .admission(Admission.<Talk.Account>by(Talk.SAY))
                .build();
        accounts.on(Talk.SAY, (socket, say) -> socket.authenticate(new Talk.Account("ann")));
        accounts.onConnect(socket -> seen.add("connected"));
        Wire wire = connect(server, "/");
        exchange(server, wire, "21[\"say\",{\"text\":\"hi\"}]");
        assertThat(seen)
                .containsExactly("EVENT / say false", "then true", "CONNECT / null true", "connected", "then true");
    }

    @Test
    void connectAndDisconnectListenersAreInterceptedAndTheNamespaceIsNamedByItsPattern() {
        TestServer server = server(recording("tracing"));
        server.parentNamespace(Pattern.compile("/room-[0-9]+"))
                .onCreated((room, match) -> {
                    room.onConnect(socket -> seen.add("connected"));
                    room.onDisconnecting((socket, reason) -> {
                        throw new IOException("broken");
                    });
                    room.onDisconnect((socket, reason) -> seen.add("disconnected"));
                })
                .build();
        Wire wire = connect(server, "/room-7");
        assertThat(takeSeen())
                .containsExactly(
                        "tracing CONNECT /room-[0-9]+ null", "connected", "tracing returns", "tracing ended: success");
        try (CapturedLog log = new CapturedLog()) {
            wire.drop();
            server.run();
            assertThat(log.messages()).hasSize(1);
        }
        assertThat(seen)
                .containsExactly(
                        "tracing DISCONNECT /room-[0-9]+ null",
                        "disconnected",
                        "tracing returns",
                        "tracing ended: failure: java.io.IOException");
    }

    @Test
    void whereNoListenerIsCalledNothingIsIntercepted() {
        TestServer server = server(recording("tracing"));
        server.namespace("/");
        connect(server, "/").drop();
        server.run();
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void connectAndDisconnectListenersAreCalledWhateverAnInterceptorDoes(boolean throwing) {
        TestServer server = server(recording("tracing"), invocation -> {
            if (throwing) {
                throw new IOException("broken");
            }
        });
        Namespace<Guest> root = server.namespace("/");
        root.onConnect(socket -> seen.add("connected"));
        root.onDisconnect((socket, reason) -> seen.add("disconnected"));
        try (CapturedLog log = new CapturedLog()) {
            connect(server, "/").drop();
            server.run();
            assertThat(log.messages()).hasSize(2);
        }
        String failure = throwing ? "IOException" : "IllegalStateException";
        String ended = "tracing ended: failure: " + (throwing ? "java.io." : "java.lang.") + failure;
        assertThat(seen)
                .containsExactly(
                        "tracing CONNECT / null",
                        "tracing sees " + failure,
                        "connected",
                        ended,
                        "tracing DISCONNECT / null",
                        "tracing sees " + failure,
                        "disconnected",
                        ended);
    }

    @Test
    void handlersThatNeverBlockSaySo() {
        TestServer server = server(invocation -> {
            seen.add(invocation.event() + " " + invocation.mayBlock());
            invocation.proceed();
        });
        Namespace<Guest> root = server.namespace("/");
        root.nonBlocking().on(Talk.SAY, (socket, say) -> {});
        root.handle(Talk.ASK, (socket, say) -> new Talk.Answer("1"));
        Wire wire = connect(server, "/");
        exchange(server, wire, "2[\"say\",{\"text\":\"hi\"}]");
        exchange(server, wire, "2[\"ask\",{\"question\":\"why\"}]");
        assertThat(seen).containsExactly("say false", "ask true");
    }

    @Test
    void aCompletionListenerThatFailsHarmsNobody() {
        TestServer server = server(invocation -> {
            invocation.onCompletion(outcome -> seen.add("outer"));
            invocation.onCompletion(outcome -> {
                throw new IllegalStateException("broken");
            });
            invocation.proceed();
        });
        server.namespace("/").on(Talk.SAY, (socket, say) -> {});
        Wire wire = connect(server, "/");
        try (CapturedLog log = new CapturedLog()) {
            assertThat(exchange(server, wire, "21[\"say\",{\"text\":\"hi\"}]")).containsExactly("31[{\"ok\":true}]");
            assertThat(log.messages()).hasSize(1);
        }
        assertThat(seen).containsExactly("outer");
    }
}
