package dev.parlance.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.binding.TalkEvents.Said;
import dev.parlance.binding.TalkEvents.Say;
import dev.parlance.socket.Answers;
import dev.parlance.socket.Emitter;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TypedEmitterTest {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Said HELLO = new Said("Ana", "Hello");

    private final TestServer server = TestServer.create(TalkEvents.TALK);
    private final Namespace<Guest> talk = server.namespace("/talk");

    @AfterEach
    void close() {
        server.close();
    }

    interface Base {
        @Emits("woken")
        void woken();
    }

    interface Talk extends Base {
        @Emits("said")
        void said(Said said);

        @Emits("custom:<event>")
        void custom(String event, Said said);

        default void hello(String from) {
            said(new Said(from, "Hello"));
        }

        static Said said(String text) {
            return new Said("Ana", text);
        }
    }

    @Test
    void aMethodIsAnEvent() {
        TestClient ana = server.connect("/talk");
        Talk all = TypedEmitter.of(Talk.class, TalkEvents.TALK, talk);
        all.said(HELLO);
        all.hello("Bea");
        all.custom("move", Talk.said("e4"));
        all.woken();

        assertThat(ana.expect(TalkEvents.SAID)).isEqualTo(HELLO);
        assertThat(ana.expect(TalkEvents.SAID)).isEqualTo(new Said("Bea", "Hello"));
        assertThat(ana.expect(TalkEvents.CUSTOM.named("move"))).isEqualTo(new Said("Ana", "e4"));
        assertThat(ana.expect("woken")).isEmpty();
        ana.expectNothingMore();
    }

    @Test
    void aNamespaceKnowsItsCatalogues() {
        TestClient ana = server.connect("/talk");
        TypedEmitter.of(Talk.class, talk).said(HELLO);
        assertThat(ana.expect(TalkEvents.SAID)).isEqualTo(HELLO);
    }

    @Test
    void whatTheEmitterThrowsIsThrown() {
        Talk all = TypedEmitter.of(Talk.class, TalkEvents.TALK, talk);
        assertThatThrownBy(() -> all.custom("said", HELLO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no custom:<event> with \"said\"");
    }

    @Test
    void itIsAnObjectLikeOthers() {
        Talk all = TypedEmitter.of(Talk.class, TalkEvents.TALK, talk);
        assertThat(all).isEqualTo(all).hasSameHashCodeAs(all);
        assertThat(all.equals(TypedEmitter.of(Talk.class, TalkEvents.TALK, talk)))
                .isFalse();
        assertThat(all.toString()).startsWith("TypedEmitterTest.Talk on ");
    }

    interface Asking {
        @Emits("seen")
        CompletableFuture<Boolean> seen(Said said, Duration deadline);

        @Emits("mood")
        CompletableFuture<Integer> mood(Duration deadline);
    }

    interface AskingAll {
        @Emits("seen")
        CompletionStage<Answers<Boolean>> seen(Said said, Duration deadline);

        @Emits("mood")
        CompletionStage<Answers<Integer>> mood(Duration deadline);
    }

    @Test
    void aRequestHasItsAnswer() {
        TestClient ana = server.connect("/talk");
        ana.answer(TalkEvents.SEEN, said -> said.equals(HELLO));
        ana.answer(TalkEvents.MOOD, none -> 5);

        Asking one = TypedEmitter.of(Asking.class, TalkEvents.TALK, talk.socket(ana.id()));
        AskingAll all = TypedEmitter.of(AskingAll.class, TalkEvents.TALK, talk);
        List<CompletionStage<?>> answers =
                List.of(one.seen(HELLO, SOON), one.mood(SOON), all.seen(HELLO, SOON), all.mood(SOON));
        ana.expectNothingMore();
        assertThat(answers)
                .extracting(answer -> (Object) answer.toCompletableFuture().getNow(null))
                .containsExactly(true, 5, Answers.of(List.of(true), 0, 0), Answers.of(List.of(5), 0, 0));
    }

    // --- what is refused

    interface Unknown {
        @Emits("shouted")
        void shouted();
    }

    interface OfTheClient {
        @Emits("hint")
        void hint(Say say);
    }

    interface NotAnnotated {
        void said(Said said);
    }

    interface OtherPayload {
        @Emits("said")
        void said(Say say);
    }

    interface NoPayload {
        @Emits("said")
        void said();
    }

    interface NoWord {
        @Emits("custom:<event>")
        void custom(Said said);
    }

    interface Answering {
        @Emits("said")
        boolean said(Said said);
    }

    interface WithCode {
        @Emits("woken")
        default void woken() {}
    }

    interface NoDeadline {
        @Emits("mood")
        CompletionStage<Integer> mood();
    }

    @Test
    void whatDoesNotFitIsRefusedInASentence() {
        assertRefused(
                Unknown.class,
                "Unknown.shouted() is annotated @Emits(\"shouted\"), but the catalogue talk has no event of that name that"
                        + " the server sends");
        assertRefused(
                OfTheClient.class,
                "OfTheClient.hint(TalkEvents.Say) is annotated @Emits(\"hint\"), but the catalogue talk has no event of"
                        + " that name that the server sends");
        assertRefused(
                NotAnnotated.class,
                "NotAnnotated.said(TalkEvents.Said) must be annotated @Emits with the name of an event");
        assertRefused(
                OtherPayload.class,
                "OtherPayload.said(TalkEvents.Say) must take (TalkEvents.Said), what \"said\" needs");
        assertRefused(NoPayload.class, "NoPayload.said() must take (TalkEvents.Said), what \"said\" needs");
        assertRefused(
                NoWord.class,
                "NoWord.custom(TalkEvents.Said) must take (String, TalkEvents.Said), what \"custom:<event>\" needs");
        assertRefused(
                Answering.class,
                "Answering.said(TalkEvents.Said) must return nothing: \"said\" has no answer, but the method returns"
                        + " boolean");
        assertRefused(WithCode.class, "WithCode.woken() is annotated @Emits and must be abstract");
        assertRefused(NoDeadline.class, "NoDeadline.mood() must take (Duration), what \"mood\" needs");
        assertRefused(
                Asking.class,
                "Asking.mood(Duration) must return CompletableFuture<Answers<Integer>>, the answer of \"mood\" to an"
                        + " audience, but returns CompletableFuture<Integer>");
    }

    @Test
    void anAnswerNeedsAnEmitterThatCanWaitForIt() {
        TestClient ana = server.connect("/talk");
        assertRefused(
                AskingAll.class,
                talk.socket(ana.id()),
                "AskingAll.mood(Duration) must return CompletableFuture<Integer>, the answer of \"mood\" to a socket, but"
                        + " returns CompletionStage<Answers<Integer>>");
        RemoteSocket remote = talk.fetchSockets().getNow(List.of()).get(0);
        assertRefused(
                Asking.class,
                remote,
                "Asking.mood(Duration) is a request, \"mood\", which only a Socket or an Audience can send, not "
                        + remote.getClass().getName());
    }

    @Test
    void aNamespaceWithoutCataloguesIsSaidToHaveNone() {
        try (TestServer bare = TestServer.create()) {
            Namespace<Guest> namespace = bare.namespace("/talk");
            assertThatThrownBy(() -> TypedEmitter.of(Unknown.class, namespace))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("TypedEmitterTest.Unknown.shouted() is annotated @Emits(\"shouted\"), but there is no"
                            + " catalogue, and so no event of that name that the server sends");
        }
    }

    @Test
    void aClassIsNoEmitter() {
        assertThatThrownBy(() -> TypedEmitter.of(String.class, TalkEvents.TALK, talk))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("String must be an interface to become an emitter");
    }

    private void assertRefused(Class<?> type, String sentence) {
        assertRefused(type, talk, sentence);
    }

    private static void assertRefused(Class<?> type, Emitter emitter, String sentence) {
        assertThatThrownBy(() -> TypedEmitter.of(type, TalkEvents.TALK, emitter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("TypedEmitterTest." + sentence);
    }
}
