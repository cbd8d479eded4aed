package dev.parlance.internal.server;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlance.ParlanceServer;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Dialect;
import dev.parlance.event.ServerEvent;
import dev.parlance.internal.server.Talk.Answer;
import dev.parlance.internal.server.Talk.Ask;
import dev.parlance.internal.server.Talk.Said;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What collides fails when it is registered, in a sentence that names both. */
class RegistrationRulesTest {
    private static final String PACKAGE = "dev.parlance.internal.server.";

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> chat = server.namespace("/chat");

    record Shout(String text) {}

    record Unreadable(InputStream stream) {}

    /** Can be read, but not be written: it shows nothing. */
    static final class Opaque {}

    /** Can be written, but not read: nothing says what to make of it. */
    interface View {
        String getTitle();
    }

    @Test
    void oneNameCannotCarryTwoPayloads() {
        chat.on(Talk.SAY, (socket, say) -> {});
        ClientEvent<Shout> other = clientEvent("say", Shout.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chat.on(other, (socket, shout) -> {}))
                .withMessage("namespace /chat: \"say\" (client->server) cannot carry " + PACKAGE
                        + "RegistrationRulesTest$Shout (single): it is registered with " + PACKAGE
                        + "Talk$Say (single)");
    }

    @Test
    void oneNameCannotCarryTwoShapes() {
        chat.on(Talk.SAY, (socket, say) -> {});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chat.on(Talk.SAY.positional(), (socket, say) -> {}))
                .withMessageContaining("Talk$Say (positional)")
                .withMessageContaining("Talk$Say (single)");
    }

    @Test
    void aRequestHasOneHandler() {
        chat.handle(Talk.ASK, (socket, ask) -> new Answer("one"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chat.handle(Talk.ASK, (socket, ask) -> new Answer("two")))
                .withMessage("namespace /chat: the request \"ask\" has a handler already: a handler answering "
                        + PACKAGE + "Talk$Answer was to be added to a handler answering " + PACKAGE + "Talk$Answer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chat.handleAsync(
                        Talk.ASK, (socket, ask) -> CompletableFuture.completedFuture(new Answer("two"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chat.on(clientEvent("ask", Ask.class), (socket, ask) -> {}));
    }

    @Test
    void aSocketCannotHandleWhatItsNamespaceHandles() {
        chat.handle(Talk.ASK, (socket, ask) -> new Answer("one"));
        TestClient client = server.connect("/chat");
        Socket<Guest> socket = Objects.requireNonNull(chat.socket(client.id()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> socket.handle(Talk.ASK, (same, ask) -> new Answer("two")))
                .withMessageContaining("has a handler already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> socket.on(clientEvent("ask", Shout.class), (same, shout) -> {}))
                .withMessageContaining("cannot carry");
    }

    @Test
    void eachSocketMayHandleForItself() {
        TestClient ann = server.connect("/chat");
        TestClient bob = server.connect("/chat");
        Objects.requireNonNull(chat.socket(ann.id())).handle(Talk.ASK, (socket, ask) -> new Answer("ann"));
        Objects.requireNonNull(chat.socket(bob.id())).handle(Talk.ASK, (socket, ask) -> new Answer("bob"));
        assertThat(ann.request(Talk.ASK, new Ask("who?"))).isEqualTo(new Answer("ann"));
        assertThat(bob.request(Talk.ASK, new Ask("who?"))).isEqualTo(new Answer("bob"));
    }

    @Test
    void reservedNamesAreRefused() {
        for (String name : new String[] {"connect", "connect_error", "disconnect", "disconnecting"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> chat.untyped().on(name, (socket, arguments, ack) -> {}))
                    .withMessage("the event name \"" + name + "\" is reserved by Socket.IO");
            assertThatIllegalArgumentException().isThrownBy(() -> clientEvent(name));
            assertThatIllegalArgumentException().isThrownBy(() -> serverEvent(name));
        }
    }

    @Test
    void twoAnswerEventsOfOneNameCannotCarryTwoPayloads() {
        chat.handle(Talk.ASK.answeredBy(Talk.ANSWERED), (socket, ask) -> new Answer("one"));
        ClientRequest<Ask, Said> tell =
                clientRequest("tell", Ask.class, Said.class).answeredBy(serverEvent("answered", Said.class));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chat.handle(tell, (socket, ask) -> new Said("two")))
                .withMessageContaining("\"answered\" (server->client)")
                .withMessageContaining("Talk$Said")
                .withMessageContaining("Talk$Answer");
    }

    @Test
    void whatFailsToRegisterLeavesNothingBehind() {
        ClientRequest<Ask, Opaque> odd =
                clientRequest("odd", Ask.class, Opaque.class).refusedBy(Talk.TALK_ERROR);
        assertThatIllegalArgumentException().isThrownBy(() -> chat.handle(odd, (socket, ask) -> new Opaque()));
        assertThatCode(() -> chat.on(clientEvent("odd", Shout.class), (socket, shout) -> {}))
                .doesNotThrowAnyException();
        assertThatCode(() -> chat.handle(
                        clientRequest("more", Ask.class, Answer.class).refusedBy(serverEvent("talk:error", Said.class)),
                        (socket, ask) -> new Answer("yes")))
                .doesNotThrowAnyException();
    }

    @Test
    void aRemovedListenerIsForgotten() {
        Registration on = chat.on(Talk.SAY, (socket, say) -> {});
        Registration same = chat.on(Talk.SAY, (socket, say) -> {});
        Registration handle = chat.handle(Talk.ASK.answeredBy(Talk.ANSWERED), (socket, ask) -> new Answer("one"));
        on.remove();
        ClientEvent<Shout> other = clientEvent("say", Shout.class);
        assertThatIllegalArgumentException().isThrownBy(() -> chat.on(other, (socket, shout) -> {}));
        same.remove();
        same.remove();
        chat.on(other, (socket, shout) -> {});
        handle.remove();
        chat.handle(
                clientRequest("tell", Ask.class, Said.class).answeredBy(serverEvent("answered", Said.class)),
                (socket, ask) -> new Said("two"));
    }

    @Test
    void aPayloadThatCannotBeReadIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chat.on(clientEvent("odd", Unreadable.class), (socket, odd) -> {}))
                .withMessage("\"odd\" (client->server) cannot carry " + PACKAGE
                        + "RegistrationRulesTest$Unreadable: stream is a java.io.InputStream, which cannot be read from"
                        + " JSON");
    }

    /** Events that no server can serve. */
    public static final class Broken {
        public static final ServerEvent<Unreadable> ODD = serverEvent("odd", Unreadable.class);

        private Broken() {}
    }

    @Test
    void aCatalogueThatCannotBeServedIsRefusedWhenItIsGivenToAServer() {
        Catalogue broken = Catalogue.of("broken", Dialect.STANDARD, Broken.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestServer.create(broken))
                .withMessage("\"odd\" (server->client) cannot carry " + PACKAGE
                        + "RegistrationRulesTest$Unreadable: stream is a java.io.InputStream, which cannot be written as"
                        + " JSON");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParlanceServer.builder().catalogues(broken).build())
                .withMessageContaining("stream is a java.io.InputStream");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        server.namespaceBuilder("/broken").catalogues(broken).build())
                .withMessageContaining("stream is a java.io.InputStream");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.parentNamespace(Pattern.compile("/broken-[0-9]+"))
                        .catalogues(broken)
                        .build())
                .as("not when its first client comes")
                .withMessageContaining("stream is a java.io.InputStream");
    }

    @Test
    void anAnswerMustBeWritableAndNeedNotBeReadable() {
        assertThatCode(() -> chat.handle(clientRequest("view", View.class), (socket, none) -> () -> "a view"))
                .doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chat.handle(clientRequest("odd", Opaque.class), (socket, none) -> new Opaque()))
                .withMessageContaining("Opaque");
    }
}
