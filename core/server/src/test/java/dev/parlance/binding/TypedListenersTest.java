package dev.parlance.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.binding.TalkEvents.Receipt;
import dev.parlance.binding.TalkEvents.Said;
import dev.parlance.binding.TalkEvents.Say;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.CapturedLog;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TypedListenersTest {
    private final TestServer server = TestServer.create(TalkEvents.TALK);
    private final Namespace<Guest> talk = server.namespace("/talk");
    private final List<String> recorded = new ArrayList<>();

    @AfterEach
    void close() {
        server.close();
    }

    private void bind(Object listener) {
        TypedListeners.bind(listener, TalkEvents.TALK, talk);
    }

    // --- what is called

    class Talk {
        @Handles("say")
        public Receipt say(Socket<? extends User> socket, Say say) {
            socket.emit(TalkEvents.SAID, new Said(socket.id(), say.text()));
            return new Receipt(7);
        }

        @Handles("count")
        public int count() {
            return 3;
        }

        @On("hint")
        public void payload(Say say) {
            recorded.add("payload " + say.text());
        }

        @On("hint")
        public void none() {
            recorded.add("none");
        }

        @On("hint")
        public void socket(Socket<? extends User> socket) {
            recorded.add("socket " + socket.id().length());
        }

        @On("wake")
        public void wake(Socket<Guest> socket) {
            recorded.add("wake " + socket.user().id().length());
        }

        public void notAnnotated(String text) {
            recorded.add(text);
        }
    }

    @Test
    void methodsReceiveAsMuchAsTheyTake() {
        bind(new Talk());
        TestClient ana = server.connect("/talk");

        assertThat(ana.request(TalkEvents.SAY, new Say("Hello"))).isEqualTo(new Receipt(7));
        assertThat(ana.expect(TalkEvents.SAID)).isEqualTo(new Said(ana.id(), "Hello"));
        assertThat(ana.request(TalkEvents.COUNT, null)).isEqualTo(3);
        ana.emitAndWait(TalkEvents.HINT, new Say("psst"));
        ana.emitAndWait(TalkEvents.WAKE, null);
        assertThat(recorded).containsExactly("none", "payload psst", "socket 20", "wake 20");
    }

    @Test
    void methodsOfASuperclassBelongToIt() {
        bind(new Talk() {});
        assertThat(server.connect("/talk").request(TalkEvents.COUNT, null)).isEqualTo(3);
    }

    @Test
    void aStageAnswersLater() {
        CompletableFuture<Receipt> receipt = new CompletableFuture<>();
        bind(new Object() {
            @Handles("say")
            public CompletionStage<Receipt> say(Say say) {
                recorded.add(say.text());
                return receipt;
            }

            @Handles("count")
            public CompletableFuture<Integer> count() {
                receipt.complete(new Receipt(1));
                return CompletableFuture.completedFuture(2);
            }
        });
        TestClient ana = server.connect("/talk");
        ana.emit("say", new Say("wait"));
        assertThat(ana.request(TalkEvents.COUNT, null)).isEqualTo(2);
        assertThat(recorded).containsExactly("wait");
    }

    @Test
    void whatAMethodThrowsIsThrown() {
        bind(new Object() {
            @Handles("say")
            public Receipt say(Say say) {
                throw RefusedException.conflict("said already");
            }

            @Handles("count")
            public Integer count() throws IOException {
                throw new IOException("secret");
            }
        });
        TestClient ana = server.connect("/talk");
        assertThatThrownBy(() -> ana.request(TalkEvents.SAY, new Say("again")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal())
                                .extracting("code", "message")
                                .containsExactly(RefusalCode.CONFLICT, "said already"));
        assertThatThrownBy(() -> ana.request(TalkEvents.COUNT, null))
                .hasMessageStartingWith("server-error: ")
                .hasMessageNotContaining("secret");
    }

    @Test
    void allAreRemovedTogether() {
        Registration bound = TypedListeners.bind(new Talk(), TalkEvents.TALK, talk);
        bound.remove();
        TestClient ana = server.connect("/talk");
        assertThatThrownBy(() -> ana.request(TalkEvents.SAY, new Say("?"))).hasMessageStartingWith("not-found: ");
        assertThatThrownBy(() -> ana.emitAndWait(TalkEvents.WAKE, null)).hasMessageStartingWith("not-found: ");
        assertThat(recorded).isEmpty();
    }

    @Test
    void aNamespaceKnowsItsCatalogues() {
        TypedListeners.bind(new Talk(), talk);
        assertThat(server.connect("/talk").request(TalkEvents.COUNT, null)).isEqualTo(3);
    }

    @Test
    void oneSocketCanBeListenedTo() {
        talk.onConnect(socket -> TypedListeners.bind(new Talk(), TalkEvents.TALK, socket));
        assertThat(server.connect("/talk").request(TalkEvents.COUNT, null)).isEqualTo(3);
    }

    @Test
    void allOrNoneAreRegistered() {
        talk.handle(TalkEvents.SAY, (socket, say) -> new Receipt(0));
        assertThatThrownBy(() -> bind(new Talk())).isInstanceOf(IllegalArgumentException.class);

        TestClient ana = server.connect("/talk");
        assertThat(ana.request(TalkEvents.SAY, new Say("still"))).isEqualTo(new Receipt(0));
        assertThatThrownBy(() -> ana.request(TalkEvents.COUNT, null)).hasMessageStartingWith("not-found: ");
    }

    // --- the user in place of the socket

    record Account(String id, String name) implements User {}

    class Accounts {
        @Handles("say")
        public Receipt say(Account user, Say say) {
            recorded.add(user.name() + ": " + say.text());
            return new Receipt(9);
        }

        @Handles("count")
        public CompletionStage<Integer> count(Account user) {
            return CompletableFuture.completedFuture(user.name().length());
        }

        @On("hint")
        public void hint(User user, Say say) {
            recorded.add(user.id() + " hints " + say.text());
        }

        @On("wake")
        public void wake(Account user) {
            recorded.add(user.name() + " wakes");
        }
    }

    @Test
    void methodsMayAskForTheUserInPlaceOfTheSocket() {
        Namespace<Account> accounts = server.namespace("/accounts", handshake -> new Account("a1", "Ana"));
        TypedListeners.bind(new Accounts(), TalkEvents.TALK, accounts);
        TestClient ana = server.connect("/accounts");

        assertThat(ana.request(TalkEvents.SAY, new Say("Hello"))).isEqualTo(new Receipt(9));
        assertThat(ana.request(TalkEvents.COUNT, null)).isEqualTo(3);
        ana.emitAndWait(TalkEvents.HINT, new Say("psst"));
        ana.emitAndWait(TalkEvents.WAKE, null);
        assertThat(recorded).containsExactly("Ana: Hello", "a1 hints psst", "Ana wakes");
    }

    @Test
    void aUserOfAnotherTypeIsAServerErrorThatTheLogExplains() {
        bind(new Accounts());
        TestClient guest = server.connect("/talk");
        try (CapturedLog log = new CapturedLog()) {
            assertThatThrownBy(() -> guest.request(TalkEvents.SAY, new Say("Hello")))
                    .hasMessageStartingWith("server-error: ");
            assertThat(log.text())
                    .contains(
                            "TypedListenersTest.Accounts.say(TypedListenersTest.Account, TalkEvents.Say) asks for a user of"
                                    + " type TypedListenersTest.Account, but the user is of type Guest");
        }
        guest.emitAndWait(TalkEvents.HINT, new Say("psst"));
        assertThat(recorded).hasSize(1);
    }

    // --- what is refused

    static class Unknown {
        @On("shout")
        public void shout() {}
    }

    static class OfTheServer {
        @On("said")
        public void said(Said said) {}
    }

    static class Unanswered {
        @On("say")
        public void say(Say say) {}
    }

    static class Answered {
        @Handles("hint")
        public Receipt hint(Say say) {
            return new Receipt(1);
        }
    }

    static class Returning {
        @On("hint")
        public Receipt hint(Say say) {
            return new Receipt(1);
        }
    }

    static class OtherPayload {
        @Handles("say")
        public Receipt say(Socket<? extends User> socket, Said said) {
            return new Receipt(1);
        }
    }

    static class TooMuch {
        @On("wake")
        public void wake(Say say) {}
    }

    static class NoUser {
        @Handles("say")
        public Receipt say(String user, Say say) {
            return new Receipt(1);
        }
    }

    static class NoUserAlone {
        @On("hint")
        public void hint(Said said) {}
    }

    static class UserLast {
        @On("hint")
        public void hint(Say say, Guest user) {}
    }

    static class OtherOrder {
        @On("hint")
        public void hint(Say say, Socket<? extends User> socket) {}
    }

    static class OtherAnswer {
        @Handles("say")
        public CompletionStage<Said> say() {
            return new CompletableFuture<>();
        }
    }

    static class Both {
        @On("say")
        @Handles("say")
        public void say() {}
    }

    static class Hidden {
        @On("wake")
        void wake() {}
    }

    static class Static {
        @On("wake")
        public static void wake() {}
    }

    @Test
    void whatDoesNotFitIsRefusedInASentence() {
        assertRefused(
                new Unknown(),
                "Unknown.shout() is annotated @On(\"shout\"), but the catalogue talk has no event of that name that"
                        + " clients send");
        assertRefused(
                new OfTheServer(),
                "OfTheServer.said(TalkEvents.Said) is annotated @On(\"said\"), but the catalogue talk has no event of"
                        + " that name that clients send");
        assertRefused(
                new Unanswered(),
                "Unanswered.say(TalkEvents.Say) is annotated @On, but \"say\" has an answer: it needs @Handles");
        assertRefused(
                new Answered(),
                "Answered.hint(TalkEvents.Say) is annotated @Handles, but \"hint\" has no answer: it needs @On");
        assertRefused(
                new Returning(),
                "Returning.hint(TalkEvents.Say) must return nothing: \"hint\" has no answer, but the method returns"
                        + " TalkEvents.Receipt");
        assertRefused(
                new OtherPayload(),
                "OtherPayload.say(Socket<? extends dev.parlance.socket.User>, TalkEvents.Said) must take the payload of"
                        + " \"say\" as (Socket, TalkEvents.Say), (user, TalkEvents.Say) or (TalkEvents.Say), or the Socket, or the"
                        + " user, or nothing");
        assertRefused(
                new TooMuch(),
                "TooMuch.wake(TalkEvents.Say) must take the Socket, the user, or nothing: \"wake\" carries nothing;"
                        + " TalkEvents.Say does not implement User");
        assertRefused(
                new NoUser(),
                "NoUser.say(String, TalkEvents.Say) must take the payload of \"say\" as (Socket, TalkEvents.Say), (user,"
                        + " TalkEvents.Say) or (TalkEvents.Say), or the Socket, or the user, or nothing; String does not"
                        + " implement User");
        assertRefused(
                new NoUserAlone(),
                "NoUserAlone.hint(TalkEvents.Said) must take the payload of \"hint\" as (Socket, TalkEvents.Say), (user,"
                        + " TalkEvents.Say) or (TalkEvents.Say), or the Socket, or the user, or nothing; TalkEvents.Said"
                        + " does not implement User");
        assertRefused(
                new UserLast(),
                "UserLast.hint(TalkEvents.Say, Guest) must take the payload of \"hint\" as (Socket, TalkEvents.Say),"
                        + " (user, TalkEvents.Say) or (TalkEvents.Say), or the Socket, or the user, or nothing");
        assertRefused(
                new OtherOrder(),
                "OtherOrder.hint(TalkEvents.Say, Socket<? extends dev.parlance.socket.User>) must take the payload of"
                        + " \"hint\" as (Socket, TalkEvents.Say), (user, TalkEvents.Say) or (TalkEvents.Say), or the Socket, or the"
                        + " user, or nothing");
        assertRefused(
                new OtherAnswer(),
                "OtherAnswer.say() must return the answer of \"say\", TalkEvents.Receipt or"
                        + " CompletableFuture<TalkEvents.Receipt>, but returns CompletionStage<TalkEvents.Said>");
        assertRefused(new Both(), "Both.say() is annotated both @On and @Handles");
        assertRefused(new Hidden(), "Hidden.wake() is annotated @On and must be public");
        assertRefused(new Static(), "Static.wake() is annotated @On and static");
    }

    @Test
    void anObjectWithoutListenersIsRefused() {
        assertThatThrownBy(() -> bind("text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("String has no method that is annotated @On or @Handles or @OnConnect or @OnDisconnect");
    }

    private void assertRefused(Object listener, String sentence) {
        assertThatThrownBy(() -> bind(listener))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("TypedListenersTest." + sentence);
    }
}
