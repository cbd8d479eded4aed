package dev.parlance.testkit.adapter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parlance.event.ServerRequest;
import dev.parlance.socket.Answers;
import dev.parlance.testkit.TestClient;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is asked of clients and of servers, and who has answered by when. */
abstract class RequestContract extends DeliveryContract {
    private static final int MANY = 50;

    private static final ServerRequest<String, String> VOTE =
            ServerRequest.serverRequest("vote", String.class, String.class);

    private TestClient voter(int node, String user) {
        TestClient client = connect(node, user, RED);
        client.answer(VOTE, ballot -> user + " on " + ballot);
        return client;
    }

    @Test
    void theAcksOfAllServersAreCollected() {
        voter(0, "ann");
        voter(1, "bob");
        voter(1, "cid");
        voter(2, "dan");
        connect(2, "not asked");
        Answers<String> votes = result(talk(0).to(RED).request(VOTE, "tea", DEADLINE));
        assertEquals(Set.of("ann on tea", "bob on tea", "cid on tea", "dan on tea"), new HashSet<>(votes.received()));
        assertTrue(votes.isComplete(), votes::toString);
        assertEquals(4, votes.received().size());
    }

    @Test
    void whoDoesNotAnswerByTheDeadlineIsMissing() {
        voter(1, "ann");
        TestClient bob = connect(1, "bob", RED);
        TestClient cid = connect(2, "cid", RED);
        Answers<String> votes = result(talk(0).to(RED).request(VOTE, "tea", SHORT));
        assertEquals(Answers.of(List.of("ann on tea"), 2, 0), votes);
        assertEquals("tea", bob.expect(VOTE));
        assertEquals("tea", cid.expect(VOTE));
    }

    @Test
    void aRequestToNobodyIsCompleteAtOnce() {
        connect(1, "ann");
        assertEquals(Answers.of(List.of(), 0, 0), result(talk(0).to(RED).request(VOTE, "tea", DEADLINE)));
        assertEquals(Answers.of(List.of(), 0, 0), result(talk(0).to(List.of()).request(VOTE, "tea", DEADLINE)));
    }

    @Test
    void theFirstAnswerMayComeFromAnotherServer() {
        connect(0, "silent", RED);
        voter(2, "ann");
        assertEquals("ann on tea", result(talk(0).to(RED).requestFirst(VOTE, "tea", DEADLINE)));
        CompletableFuture<String> nobody = talk(0).to(BLUE).requestFirst(VOTE, "tea", DEADLINE);
        await("nobody to ask", nobody::isDone);
        assertThrows(CompletionException.class, nobody::join);
    }

    @Test
    void acksCarryBinaryDataAndSeveralArguments() {
        TestClient ann = connect(1, "ann", RED);
        var answers = talk(0).to(RED).untyped().request("photo", DEADLINE, new byte[] {1});
        await("the request comes", () -> hasRequest(ann));
        var received = result(answers).received();
        assertEquals(1, received.size());
        assertArrayEquals(new byte[] {2, 3}, (byte[]) received.get(0).get(0));
        assertEquals(Arrays.asList(null, "text"), received.get(0).subList(1, 3));
    }

    private static boolean hasRequest(TestClient client) {
        for (String packet : client.wire().received()) {
            if (packet.startsWith("51-/talk,")) {
                String id = packet.substring(packet.indexOf(',') + 1, packet.indexOf('['));
                client.wire().send("61-/talk," + id + "[{\"_placeholder\":true,\"num\":0},null,\"text\"]");
                client.wire().send(new byte[] {2, 3});
                return true;
            }
        }
        return false;
    }

    @Test
    void manyRequestsAtOnceDoNotMixTheirAnswers() {
        voter(1, "ann");
        voter(2, "bob");
        List<CompletableFuture<Answers<String>>> asked = new CopyOnWriteArrayList<>();
        for (int i = 0; i < MANY; i++) {
            asked.add(talk(i % 2).to(RED).request(VOTE, "n" + i, DEADLINE));
        }
        for (int i = 0; i < MANY; i++) {
            assertEquals(
                    Set.of("ann on n" + i, "bob on n" + i),
                    new HashSet<>(result(asked.get(i)).received()));
        }
    }

    // --- between servers

    @Test
    void anEventBetweenServersReachesTheOthersInOrderAndNotTheSender() {
        List<List<@Nullable Object>> first = new CopyOnWriteArrayList<>();
        List<List<@Nullable Object>> second = new CopyOnWriteArrayList<>();
        List<List<@Nullable Object>> third = new CopyOnWriteArrayList<>();
        talk(0).untyped().onServerSideEmit("reload", (arguments, ack) -> first.add(arguments));
        talk(1).untyped().onServerSideEmit("reload", (arguments, ack) -> second.add(arguments));
        talk(2).untyped().onServerSideEmit("reload", (arguments, ack) -> third.add(arguments));
        elsewhere(1).untyped().onServerSideEmit("reload", (arguments, ack) -> first.add(arguments));
        for (int i = 0; i < MANY; i++) {
            talk(0).untyped().serverSideEmit("reload", i, "text", null);
        }
        await("all have come", () -> second.size() == MANY && third.size() == MANY);
        for (int i = 0; i < MANY; i++) {
            assertEquals(Arrays.asList(i, "text", null), second.get(i));
            assertEquals(Arrays.asList(i, "text", null), third.get(i));
        }
        expectNothingMore();
        assertEquals(List.of(), first);
    }

    @Test
    void theAnswersOfTheOtherServersAreCollected() {
        talk(0).untyped().onServerSideEmit("name", (arguments, ack) -> ack.send("first"));
        talk(1).untyped().onServerSideEmit("name", (arguments, ack) -> ack.send("second " + arguments.get(0)));
        talk(2).untyped().onServerSideEmit("name", (arguments, ack) -> ack.send("third " + arguments.get(0)));
        Answers<Object> names = result(talk(0).untyped().serverSideRequest("name", DEADLINE, "x"));
        assertEquals(Set.of("second x", "third x"), new HashSet<>(names.received()));
        assertTrue(names.isComplete(), names::toString);
    }

    @Test
    void aServerThatDoesNotAnswerByTheDeadlineIsMissing() {
        talk(1).untyped().onServerSideEmit("name", (arguments, ack) -> ack.send("second"));
        Answers<Object> names = result(talk(0).untyped().serverSideRequest("name", SHORT));
        assertEquals(Answers.of(List.of("second"), 1, 0), names);
    }

    @Test
    void aServerThatHasLeftIsNotWaitedFor() {
        TestClient ann = connect(1, "ann", RED);
        node(2).closeGracefully(SHORT);
        await("one answers, and none is missing", () -> {
            Answers<Object> answers = result(talk(0).untyped().serverSideRequest("are you there", SHORT));
            return answers.equals(Answers.of(List.of(true), 0, 0));
        });
        talk(0).to(RED).untyped().emit("red");
        expect(ann, "red");
        assertEquals(1, result(talk(0).fetchSockets()).size());
        assertEquals(NODES - 1, result(talk(0).serverCount()));
    }
}
