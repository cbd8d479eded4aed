package dev.parlance.clients.java;

import static dev.parlance.clients.java.JavaClient.unique;
import static dev.parlance.clients.java.JavaClient.within;
import static dev.parlance.clients.json.JsonValues.list;
import static dev.parlance.clients.json.JsonValues.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.clients.json.JsonValues;
import io.socket.client.AckWithTimeout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JavaAcksIT extends JavaClientBehaviours {
    private static final List<Object> EXTRAS = List.of(Map.of("name", "milk"));
    private static final Map<String, Object> RECEIPT = object("item", "tea", "count", 2L);

    private static Map<String, @Nullable Object> order(String field, @Nullable Object value) {
        Map<String, @Nullable Object> order = object("item", "tea", "count", 2, "extras", EXTRAS, "note", "hot");
        order.put(field, value);
        return order;
    }

    private static Map<String, Object> question(long deadlineMs) {
        return Map.of("text", "why", "deadlineMs", deadlineMs);
    }

    @Test
    void isAnsweredByValueAndByEvent() throws Exception {
        JavaClient client = connect();
        assertThat(client.call("order:place", order("note", "hot"))).isEqualTo(RECEIPT);
        assertThat(client.nextObject("order:placed")).isEqualTo(RECEIPT);
        client.emit("order:place", object("item", "tea", "count", 2, "extras", EXTRAS, "unknown", "ignored"));
        assertThat(client.nextObject("order:placed")).isEqualTo(RECEIPT);
        assertThat(client.call("order:count")).isEqualTo(object("count", 2L));
    }

    @Test
    void isAcknowledgedWithoutAValue() throws Exception {
        JavaClient client = connect();
        assertThat(client.call("hall:enter", Map.of("hall", unique("hall")))).isEqualTo(object("ok", true));
        assertThat(client.call("note", Map.of("number", 1))).isEqualTo(object("ok", true));
    }

    @Test
    void learnsWhichFieldIsWrongAndNoHandlerIsCalled() throws Exception {
        JavaClient client = connect();
        expectRefused(client, object("count", 2, "extras", EXTRAS), "item");
        expectRefused(client, order("item", null), "item");
        expectRefused(client, order("item", 7), "item");
        expectRefused(client, order("count", "2"), "count");
        expectRefused(client, order("count", 2.5), "count");
        expectRefused(client, order("count", 1L << 40), "count");
        expectRefused(client, order("extras", Map.of()), "extras");
        expectRefused(client, order("extras", List.of(Map.of("name", "milk"), Map.of())), "extras[1].name");
        expectRefused(client, order("note", List.of("x")), "note");
        expectRefused(client, "tea", null);
        expectRefused(client, List.of(order("note", "hot")), null);
        expectRefused(client, null, null);
        assertThat(error(client.call("order:place"))).containsEntry("code", "validation-failed");
        assertThat(client.call("order:count")).isEqualTo(object("count", 0L));
        assertThat(client.received("order:placed")).isEmpty();
    }

    private static void expectRefused(JavaClient client, @Nullable Object order, @Nullable String field)
            throws Exception {
        Map<String, Object> error = error(client.call("order:place", order));
        assertThat(error)
                .as("the refusal of %s", order)
                .containsEntry("code", "validation-failed")
                .containsEntry("event", "order:place")
                .containsKey("message");
        assertThat(error.get("field")).as("the wrong field of %s", order).isEqualTo(field);
        assertThat(client.nextObject("order:refused")).isEqualTo(error);
    }

    private static Map<String, Object> error(@Nullable Object answer) {
        return JavaClient.object(JavaClient.object(answer).get("error"));
    }

    @Test
    void learnsThatAnEventHasNoHandler() throws Exception {
        assertThat(error(connect().call("no such event", 1)))
                .containsEntry("code", "not-found")
                .containsEntry("event", "no such event");
    }

    @Test
    void doesNotSeeWhyAHandlerFails() throws Exception {
        Map<String, Object> error = error(connect().call("please-fail"));
        assertThat(error).containsEntry("code", "server-error");
        assertThat(error.toString()).doesNotContain("secret");
    }

    @Test
    void learnsWhyAHandlerRefuses() throws Exception {
        assertThat(error(connect().call("please-forbid")))
                .isEqualTo(object("code", "permission-denied", "message", "members only", "event", "please-forbid"));
    }

    @Test
    void answersWhatTheServerAsks() throws Exception {
        JavaClient client = connect();
        client.on("question", (arguments, ack) -> {
            Map<String, Object> question = JavaClient.object(arguments.get(0));
            Map<String, Object> reply = object("text", question.get("text") + "!");
            if (question.containsKey("data")) {
                reply.put("data", question.get("data"));
            }
            ack.send(reply);
        });
        assertThat(client.call("please-request", question(LONG_DEADLINE_MS)))
                .isEqualTo(object("answer", object("text", "why!")));
        byte[] data = {4, 0, -1, '0', '1'};
        Map<String, Object> outcome =
                client.callObject("please-request", object("text", "é✨", "deadlineMs", LONG_DEADLINE_MS, "data", data));
        Map<String, Object> answer = JavaClient.object(outcome.get("answer"));
        assertThat(answer).containsEntry("text", "é✨!");
        assertThat(answer.get("data")).isEqualTo(data);
    }

    @Test
    void answersWithSeveralArgumentsOrNone() throws Exception {
        JavaClient client = connect();
        client.on("question", (arguments, ack) -> ack.send(arguments.toArray()));
        assertThat(client.callAll("please-request-untyped", 1L, "two", object("three", null)))
                .isEqualTo(list(1L, "two", object("three", null)));
        assertThat(client.callAll("please-request-untyped")).isEmpty();
        List<Object> answer = client.callAll("please-request-untyped", "✨", new byte[] {'a'}, list(new byte[] {'b'}));
        assertThat(answer.get(0)).isEqualTo("✨");
        assertThat(answer.get(1)).isEqualTo(new byte[] {'a'});
        assertThat(((List<?>) answer.get(2)).get(0)).isEqualTo(new byte[] {'b'});
    }

    @Test
    void leavesARequestOfTheServerToTimeOut() throws Exception {
        JavaClient client = connect();
        CompletableFuture<JavaClient.Answer> late = new CompletableFuture<>();
        client.on("question", (arguments, ack) -> late.complete(ack));
        assertThat(client.call("please-request", question(100))).isEqualTo(object("reason", "TIMEOUT"));
        within(late).send(Map.of("text", "too late"));
        client.on("question", (arguments, ack) -> ack.send(Map.of("text", "in time")));
        assertThat(client.call("please-request", question(LONG_DEADLINE_MS)))
                .isEqualTo(object("answer", object("text", "in time")));
    }

    @Test
    void sendsAnAnswerOfTheWrongType() throws Exception {
        JavaClient client = connect();
        List<List<Object>> answers =
                List.of(list(), list((Object) null), list("text"), list(Map.of("text", 1)), list(Map.of()));
        for (List<Object> answer : answers) {
            client.on("question", (arguments, ack) -> ack.send(answer.toArray()));
            assertThat(client.call("please-request", question(LONG_DEADLINE_MS)))
                    .as("%s", answer)
                    .isEqualTo(object("reason", "INVALID"));
        }
    }

    @Test
    void answersNoRequestAfterItHasDisconnected() throws Exception {
        JavaClient client = connect();
        JavaClient other = connect();
        other.on("question", (arguments, ack) -> other.socket.disconnect());
        assertThat(client.call(
                        "please-request-other",
                        Map.of("socketId", other.socket.id(), "text", "why", "deadlineMs", LONG_DEADLINE_MS)))
                .isEqualTo(object("reason", "DISCONNECTED"));
    }

    @Test
    void answersAHandlerThatWaitsForIt() throws Exception {
        JavaClient client = connect();
        client.on("question", (arguments, ack) -> ack.send(arguments.get(0)));
        assertThat(client.call("please-request-waiting", question(LONG_DEADLINE_MS)))
                .isEqualTo(object("answer", object("text", "why")));
    }

    @Test
    void answersABroadcastTogetherWithOthers() throws Exception {
        String hall = unique("hall");
        List<JavaClient> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            JavaClient client = connect();
            client.call("hall:enter", Map.of("hall", hall));
            String text = "here " + i;
            client.on("question", (arguments, ack) -> ack.send(Map.of("text", text)));
            all.add(client);
        }
        JavaClient asker = all.get(0);
        all.get(2).on("question", (arguments, ack) -> {});
        all.get(3).on("question", (arguments, ack) -> ack.send("not a reply"));
        assertThat(asker.call("please-request-hall", Map.of("hall", hall, "text", "here?", "deadlineMs", 1_000)))
                .isEqualTo(object("received", list("here 0", "here 1"), "missing", 1L, "invalid", 1L));

        all.subList(2, 4).forEach(client -> client.on("question", (arguments, ack) -> ack.send(Map.of("text", "x"))));
        assertThat(asker.call(
                        "please-request-hall", Map.of("hall", hall, "text", "here?", "deadlineMs", LONG_DEADLINE_MS)))
                .isEqualTo(object("received", list("here 0", "here 1", "x", "x"), "missing", 0L, "invalid", 0L));
        assertThat(asker.call(
                        "please-request-hall",
                        Map.of("hall", unique("empty"), "text", "?", "deadlineMs", LONG_DEADLINE_MS)))
                .isEqualTo(object("received", list(), "missing", 0L, "invalid", 0L));
    }

    @Test
    void givesUpWaitingForAnAck() throws Exception {
        JavaClient client = connect();
        JavaClient other = connect();
        Map<String, String> disconnectionOfOther = Map.of("socketId", other.socket.id());
        assertThat(within(ask(client, 100, "disconnection-of", disconnectionOfOther)))
                .isEqualTo("timeout");
        // The ack comes now, late.
        other.socket.disconnect();
        client.call("disconnection-of", disconnectionOfOther);
        assertThat(within(ask(client, LONG_DEADLINE_MS, "chat message", "in time")))
                .isEqualTo("in time");
    }

    private static CompletableFuture<Object> ask(JavaClient client, long millis, String name, Object argument) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        client.socket.emit(name, new Object[] {JsonValues.toJson(argument)}, new AckWithTimeout(millis) {
            @Override
            public void onSuccess(Object... values) {
                answer.complete(values[0]);
            }

            @Override
            public void onTimeout() {
                answer.complete("timeout");
            }
        });
        return answer;
    }
}
