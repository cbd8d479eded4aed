package dev.parlance.internal.server;

import static dev.parlance.event.ClientRequest.clientRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlance.event.ClientRequest;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.socket.AckException;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Exceptions of an application, and with what they are refused. */
class RefusalMappingTest {
    static class TicketException extends Exception {
        private static final long serialVersionUID = 1;
    }

    static class TicketClosed extends TicketException {
        private static final long serialVersionUID = 1;
    }

    static final class TicketLost extends TicketClosed {
        private static final long serialVersionUID = 1;
    }

    /** Is answered with null, which it must not be. */
    private static final ClientRequest<Void, Talk.Answer> NOTHING = clientRequest("nothing", Talk.Answer.class);

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final Wire wire = server.wire().send("0");
    private Exception thrown = new TicketClosed();

    RefusalMappingTest() {
        assertThat(wire.received()).hasSize(1);
        root.handle(Talk.ASK, (socket, ask) -> {
            throw thrown;
        });
    }

    private String ask(Exception exception) {
        thrown = exception;
        return wire.send("20[\"ask\",{\"question\":\"?\"}]").received().get(0);
    }

    private static String refused(String code, String message) {
        return "30[{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\",\"event\":\"ask\"}}]";
    }

    private static final String FAILED = refused("server-error", "the server failed to handle this event");

    @Test
    void theNearestTypeCounts() {
        root.refuse(TicketException.class, e -> RefusedException.conflict("a ticket"));
        root.refuse(TicketClosed.class, e -> RefusedException.conflict("closed"));
        root.refuse(Exception.class, e -> RefusedException.notFound("anything"));
        try (CapturedLog log = new CapturedLog()) {
            assertThat(ask(new TicketException())).isEqualTo(refused("conflict", "a ticket"));
            assertThat(ask(new TicketClosed())).isEqualTo(refused("conflict", "closed"));
            assertThat(ask(new TicketLost())).isEqualTo(refused("conflict", "closed"));
            assertThat(ask(new FileNotFoundException())).isEqualTo(refused("not-found", "anything"));
            assertThat(ask(RefusedException.permissionDenied("itself")))
                    .isEqualTo(refused("permission-denied", "itself"));
            assertThat(log.messages()).as("what was foreseen is no failure").isEmpty();
        }
        root.handle(NOTHING, socket -> null);
        try (CapturedLog log = new CapturedLog()) {
            assertThat(wire.send("21[\"nothing\"]").received().get(0))
                    .as("the library's own failures are none of the application's")
                    .contains("\"server-error\"");
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void anAckExceptionHasARefusalOfItsOwnThatAnotherMayReplace() {
        root.refuse(Exception.class, e -> RefusedException.notFound("anything"));
        AckException timeout = new AckException(AckException.Reason.TIMEOUT, "late");
        assertThat(ask(timeout)).startsWith("30[{\"error\":{\"code\":\"timeout\"");
        root.refuse(
                AckException.class, e -> RefusedException.conflict(e.reason().name()));
        assertThat(ask(timeout)).isEqualTo(refused("conflict", "TIMEOUT"));
    }

    @Test
    void itCountsWhereverItIsThrown() {
        root.refuse(TicketClosed.class, e -> RefusedException.conflict("closed"));
        assertThat(ask(new CompletionException(new ExecutionException(new TicketClosed()))))
                .as("wrapped by futures")
                .isEqualTo(refused("conflict", "closed"));
        root.onAsync(Talk.SAY, (socket, say) -> CompletableFuture.failedFuture(new TicketClosed()));
        assertThat(wire.send("21[\"say\",{\"text\":\"hi\"}]").received())
                .as("later")
                .singleElement()
                .asString()
                .contains("\"conflict\"");
        root.useEvents((socket, event) -> {
            throw new TicketClosed();
        });
        assertThat(wire.send("22[\"nobody\"]").received())
                .as("by a middleware")
                .singleElement()
                .asString()
                .contains("\"conflict\"");
    }

    @Test
    void itRefusesConnectionsToo() {
        Namespace<Account> desk = server.namespace("/desk", handshake -> {
            if (handshake.auth() == null) {
                throw new TicketClosed();
            }
            return new Account("ann");
        });
        desk.refuse(TicketException.class, e -> RefusedException.conflict("closed"));
        String refused = "4/desk,{\"message\":\"closed\",\"data\":{\"code\":\"conflict\",\"message\":\"closed\"}}";
        assertThat(server.wire().send("0/desk,").received())
                .as("by the authenticator")
                .containsExactly(refused);
        desk.use(socket -> {
            throw new TicketLost();
        });
        assertThat(server.wire().send("0/desk,{\"a\":1}").received())
                .as("by a middleware")
                .containsExactly(refused);
    }

    @Test
    void aParentsCountInItsChildrenAndBeforeTheyAreMade() {
        server.parentNamespace(name -> true)
                .refuse(TicketException.class, e -> RefusedException.conflict("of the parent"))
                .authenticator((handshake, match) -> {
                    if (match.name().equals("/nobody")) {
                        throw new TicketClosed();
                    }
                    return new Account("ann");
                })
                .onCreated((namespace, match) -> {
                    if (match.name().equals("/broken")) {
                        throw new TicketLost();
                    }
                    namespace.handle(Talk.ASK, (socket, ask) -> {
                        throw thrown;
                    });
                    namespace.refuse(TicketException.class, e -> RefusedException.conflict("of the child"));
                })
                .build();
        for (String name : new String[] {"/nobody", "/broken"}) {
            assertThat(server.wire().send("0" + name + ",").received())
                    .singleElement()
                    .asString()
                    .contains("\"message\":\"of the parent\"");
        }
        Wire child = server.wire().send("0/a,");
        assertThat(child.received()).hasSize(1);
        assertThat(child.send("2/a,1[\"ask\",{\"question\":\"?\"}]").received())
                .singleElement()
                .asString()
                .contains("of the child");
    }

    @Test
    void itCountsUntilItIsRemoved() {
        Registration mapping = root.refuse(TicketClosed.class, e -> RefusedException.conflict("closed"));
        mapping.remove();
        mapping.remove();
        try (CapturedLog log = new CapturedLog()) {
            assertThat(ask(new TicketClosed())).isEqualTo(FAILED);
            assertThat(log.messages()).hasSize(1);
        }
        root.refuse(TicketClosed.class, e -> RefusedException.conflict("again"));
        mapping.remove();
        assertThat(ask(new TicketClosed())).isEqualTo(refused("conflict", "again"));
    }

    @Test
    void oneThatFailsIsAServerError() {
        root.refuse(TicketClosed.class, e -> {
            throw new IllegalStateException("secret");
        });
        root.refuse(IOException.class, e -> null);
        for (Exception exception : new Exception[] {new TicketClosed(), new IOException("secret")}) {
            try (CapturedLog log = new CapturedLog()) {
                assertThat(ask(exception)).isEqualTo(FAILED);
                assertThat(log.messages())
                        .hasSize(2)
                        .first()
                        .isEqualTo("namespace /: the refusal of a "
                                + exception.getClass().getName() + " could not be made");
            }
        }
    }

    @Test
    void whatCannotWorkIsRefusedWhereItIsGiven() {
        root.refuse(TicketClosed.class, e -> RefusedException.conflict("closed"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> root.refuse(TicketClosed.class, e -> RefusedException.conflict("again")))
                .withMessage("namespace /: how " + TicketClosed.class.getName() + " is refused was said before");
        for (Class<? extends Exception> refusal : List.of(RefusedException.class, ConnectRefusedException.class)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> root.refuse(refusal, e -> RefusedException.conflict("again")))
                    .withMessage("namespace /: " + refusal.getName() + " is a refusal already");
        }
    }
}
