package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What mappers of the server say of exceptions, on all its namespaces. */
class ExceptionMapperTest {
    private static final String ASK = "0[\"ask\",{\"question\":\"?\"}]";

    @AutoClose
    private final TestServer server = TestServer.create(ParlanceServer.builder()
            .exceptionMapper(ExceptionMapperTest::first)
            .exceptionMapper(thrown -> RefusedException.notFound("second"))
            .options());

    private static @Nullable RefusedException first(Exception thrown) {
        if (thrown instanceof UnsupportedOperationException) {
            throw new IllegalStateException("fails itself");
        }
        return thrown instanceof IllegalArgumentException ? RefusedException.conflict("first") : null;
    }

    private Wire connected() {
        Wire wire = server.wire().send("0");
        assertThat(wire.received()).hasSize(1);
        return wire;
    }

    private static String answer(String response) {
        return response.replaceAll(".*\"code\":\"([^\"]*)\",\"message\":\"([^\"]*)\".*", "$1: $2");
    }

    private String answered(Exception thrown) {
        server.namespace("/").handle(Talk.ASK, (socket, ask) -> {
            throw thrown;
        });
        return answer(connected().send("2" + ASK).received().get(0));
    }

    @Test
    void theFirstThatKnowsAnExceptionCounts() {
        assertThat(answered(new IllegalArgumentException())).isEqualTo("conflict: first");
    }

    @Test
    void whatOneDoesNotKnowTheNextIsAskedAbout() {
        assertThat(answered(new IllegalStateException())).isEqualTo("not-found: second");
    }

    @Test
    void whatANamespaceSaysGoesBefore() {
        server.namespace("/").refuse(RuntimeException.class, thrown -> RefusedException.conflict("of the namespace"));
        assertThat(answered(new IllegalArgumentException())).isEqualTo("conflict: of the namespace");
    }

    @Test
    void oneThatFailsIsAServerError() {
        assertThat(answered(new UnsupportedOperationException())).startsWith("server-error: ");
    }

    @Test
    void refusalsAreNotMapped() {
        assertThat(answered(RefusedException.permissionDenied("mine"))).isEqualTo("permission-denied: mine");
    }

    @Test
    void whatAFutureEndsWithIsMapped() {
        server.namespace("/")
                .handleAsync(
                        Talk.ASK,
                        (socket, ask) -> CompletableFuture.supplyAsync(
                                () -> {
                                    throw new IllegalArgumentException();
                                },
                                Runnable::run));
        assertThat(answer(connected().send("2" + ASK).received().get(0))).isEqualTo("conflict: first");
    }

    @Test
    void whatAnAuthenticatorThrowsIsMapped() {
        server.namespace("/in", handshake -> {
            throw new IllegalArgumentException();
        });
        assertThat(server.wire().send("0/in,").received())
                .singleElement()
                .satisfies(refused -> assertThat(refused).startsWith("4").contains("\"message\":\"first\""));
    }

    @Test
    void childrenOfParentNamespacesAreMappedToo() {
        server.parentNamespace(Pattern.compile("/room-.*"))
                .onCreated(ExceptionMapperTest::failing)
                .build();
        Wire wire = server.wire().send("0/room-1,");
        assertThat(wire.received()).hasSize(1);
        assertThat(answer(wire.send("2/room-1," + ASK).received().get(0))).isEqualTo("conflict: first");
    }

    private static void failing(Namespace<Guest> room, Object match) {
        room.handle(Talk.ASK, (socket, ask) -> {
            throw new IllegalArgumentException();
        });
    }
}
