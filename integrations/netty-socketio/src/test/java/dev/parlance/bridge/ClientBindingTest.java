package dev.parlance.bridge;

import static dev.parlance.bridge.DeskEvents.DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.corundumstudio.socketio.SocketIOClient;
import dev.parlance.binding.Handles;
import dev.parlance.binding.On;
import dev.parlance.bridge.DeskEvents.Account;
import dev.parlance.bridge.DeskEvents.Receipt;
import dev.parlance.bridge.DeskEvents.Say;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Annotated listeners on a typed namespace. */
class ClientBindingTest {
    private final MemoryServer server = new MemoryServer(ParlanceJson.of(DESK));
    private final TypedNamespace desk = server.typed(server.namespace("/desk"), DESK)
            .user(client -> client.get("account"))
            .build();
    private final MemoryServer.Client ana = server.connect("/desk");
    private final List<String> recorded = new ArrayList<>();

    @AfterEach
    void close() {
        desk.close();
    }

    public class DeskListeners {
        @Handles("say")
        public Receipt say(Account user, Say say) {
            recorded.add(user.id() + ": " + say.text());
            return new Receipt(7);
        }

        @Handles("count")
        public CompletionStage<Integer> count(Account user) {
            return CompletableFuture.completedFuture(user.id().length());
        }

        @On("hint")
        public void hint(Say say) {
            recorded.add("hint " + say.text());
        }

        @On("wake")
        public void wake(SocketIOClient client) {
            recorded.add("wake " + client.getNamespace().getName());
        }
    }

    @Test
    void methodsReceiveAsMuchAsTheyTake() {
        ana.socket().set("account", new Account("Ana"));
        Registration bound = desk.bind(new DeskListeners());

        ana.event("1[\"say\",{\"ticket\":\"42\",\"text\":\"Hello\"}]");
        ana.event("2[\"count\"]");
        ana.event("3[\"hint\",{\"ticket\":\"42\",\"text\":\"psst\"}]");
        ana.event("4[\"wake\"]");
        assertThat(ana.sent())
                .containsExactly(
                        "43/desk,1[{\"number\":7}]",
                        "43/desk,2[3]",
                        "43/desk,3[{\"ok\":true}]",
                        "43/desk,4[{\"ok\":true}]");
        assertThat(recorded).containsExactly("Ana: Hello", "hint psst", "wake /desk");

        bound.remove();
        ana.event("5[\"count\"]");
        assertThat(ana.sent()).singleElement().asString().contains("not-found");
    }

    @Test
    void aClientWithoutAUserIsRefusedWhereOneIsNeeded() {
        desk.bind(new DeskListeners());
        ana.event("1[\"count\"]");
        ana.event("2[\"hint\",{\"ticket\":\"42\",\"text\":\"psst\"}]");
        assertThat(ana.sent())
                .containsExactly(
                        "43/desk,1[{\"error\":{\"code\":\"unauthorized\",\"message\":\"the client has not signed in\",\"event\":\"count\"}}]",
                        "43/desk,2[{\"ok\":true}]");
    }

    @Test
    void aUserOfAnotherTypeIsAServerError() {
        ana.socket().set("account", new Guest("g"));
        desk.bind(new DeskListeners());
        ana.event("1[\"count\"]");
        assertThat(ana.sent())
                .singleElement()
                .asString()
                .contains("server-error")
                .doesNotContain("Guest");
    }

    // --- what does not fit

    public static class WithSocket {
        @Handles("say")
        public Receipt say(Socket<Account> socket, Say say) {
            return new Receipt(1);
        }
    }

    public static class WithGuest {
        @On("wake")
        public void wake(Guest user) {}
    }

    public static class WithText {
        @On("wake")
        public void wake(String user) {}
    }

    @Test
    void whatDoesNotFitIsRefusedInASentence() {
        assertRefused(
                desk,
                new WithSocket(),
                "WithSocket.say(Socket<DeskEvents.Account>, DeskEvents.Say) must take the payload of \"say\" as"
                        + " (SocketIOClient, DeskEvents.Say), (user, DeskEvents.Say) or (DeskEvents.Say), or the"
                        + " SocketIOClient, or the user, or nothing; a netty-socketio server has no Socket: ask for the"
                        + " user, as a Parlance server has it too");
        assertRefused(
                desk,
                new WithText(),
                "WithText.wake(String) must take the SocketIOClient, the user, or nothing: \"wake\" carries nothing; String"
                        + " does not implement User");
    }

    @Test
    void aUserThatCannotBeThereIsRefused() {
        try (TypedNamespace known = server.typed(server.namespace("/known"), DESK)
                        .user(Account.class, client -> client.get("account"))
                        .build();
                TypedNamespace none =
                        server.typed(server.namespace("/none"), DESK).build()) {
            assertRefused(
                    known,
                    new WithGuest(),
                    "WithGuest.wake(Guest) must take the SocketIOClient, the user, or nothing: \"wake\" carries nothing; the"
                            + " users of the namespace /known are of type DeskEvents.Account");
            assertRefused(
                    none,
                    new WithGuest(),
                    "WithGuest.wake(Guest) must take the SocketIOClient, the user, or nothing: \"wake\" carries nothing; the"
                            + " namespace /none has no users: call user(…) when it is built");
            known.bind(new DeskListeners());
        }
    }

    private static void assertRefused(TypedNamespace namespace, Object listener, String sentence) {
        assertThatThrownBy(() -> namespace.bind(listener))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ClientBindingTest." + sentence);
    }
}
