package dev.parlance.catalogue.conversation;

import static dev.parlance.catalogue.conversation.ConversationEvents.DeliveryStatus.READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.ConversationCatalogue;
import dev.parlance.catalogue.conversation.TestConversations.Auth;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.Stores;
import dev.parlance.catalogue.platform.ThreadedPlatform;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.LoopEngine;
import dev.parlance.internal.server.ThreadedServer;
import dev.parlance.socket.Server;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients receive when many do something in a conversation at the same time. */
@ParameterizedClass
@MethodSource("stores")
class ConversationRaceTest {
    private static final int THREADS = 4;
    private static final int MESSAGES = 25;
    private static final Pattern NUMBER = Pattern.compile("\"conversationEventId\":(\\d+)");
    private static final OutgoingMessage HELLO = OutgoingMessage.text("Hello");

    private final ThreadedServer server = ThreadedServer.standalone(ConversationCatalogue.CONVERSATION);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final ConversationFeature feature;
    private final LoopEngine.LoopSession bob;

    ConversationRaceTest(Function<Server, ConversationStore> stores) {
        feature = new ConversationFeature(stores.apply(server.server()));
        server.server()
                .namespace(
                        "/", handshake -> new Person(handshake.auth(Auth.class).user()))
                .install(feature);
        feature.create("c1", "ada", ConversationDetails.named("Lunch"), List.of(Participant.of("bob")));
        bob = server.open();
        bob.receive("0{\"user\":\"bob\"}");
        ThreadedPlatform.await(() -> bob.sent().size() == 1);
    }

    static Stream<Named<Function<Server, ConversationStore>>> stores() {
        return Stream.of(
                Named.of("in memory", server -> new InMemoryConversationStore()),
                Named.of("H2", server -> new JdbcConversationStore(Stores.h2(), server).createTables()));
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        server.close();
    }

    private void atOnce(Runnable task) {
        List<CompletableFuture<Void>> running = IntStream.range(0, THREADS)
                .mapToObj(i -> CompletableFuture.runAsync(task, threads))
                .toList();
        running.forEach(CompletableFuture::join);
    }

    @Test
    void messageEventsComeInTheOrderOfTheirNumbersWithoutAGap() {
        atOnce(() -> {
            for (int i = 0; i < MESSAGES; i++) {
                String messageId = feature.send("c1", "ada", HELLO).payload().messageId();
                feature.report("c1", "bob", messageId, READ);
            }
        });
        int all = 2 * THREADS * MESSAGES;
        ThreadedPlatform.await(() -> numbers().size() == all);

        assertThat(numbers()).isEqualTo(LongStream.rangeClosed(1, all).boxed().toList());
    }

    private List<Long> numbers() {
        return bob.sent().stream()
                .flatMap(text -> NUMBER.matcher(text).results())
                .map((MatchResult result) -> Long.valueOf(result.group(1)))
                .toList();
    }

    @RepeatedTest(10)
    void whoIsRemovedReceivesNothingAfterThatAndSaysNothing() {
        CompletableFuture<Void> removal = CompletableFuture.runAsync(() -> {
            ThreadedPlatform.await(() -> bob.sent().size() > THREADS);
            feature.removeParticipant("c1", "ada", "bob");
        });
        atOnce(this::sendAsBobUntilRefused);
        removal.join();
        feature.send("c1", "ada", HELLO);
        feature.updateProfile("bob", "a fence", null);
        ThreadedPlatform.await(() -> last(1).contains("a fence"));

        assertThat(last(2)).contains("participantRemoved");
    }

    private String last(int position) {
        List<String> sent = bob.sent();
        return sent.get(sent.size() - position);
    }

    private void sendAsBobUntilRefused() {
        try {
            while (true) {
                feature.send("c1", "bob", HELLO);
            }
        } catch (RefusedException removed) {
            assertThat(removed.refusal().code()).isEqualTo("permission-denied");
        }
    }
}
