package dev.parlance.clients.java;

import static dev.parlance.clients.json.JsonValues.list;
import static dev.parlance.clients.json.JsonValues.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.clients.json.JsonValues;
import io.socket.emitter.Emitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JavaEventsIT extends JavaClientBehaviours {
    private static final String ODD_NAME = "a:b::c.d/e, é✨ \"quoted\"";

    private static final List<@Nullable Object> ANY_JSON = list(
            null,
            true,
            false,
            0L,
            -1L,
            (1L << 53) - 1,
            1 - (1L << 53),
            1.5,
            -0.000001,
            1e21,
            1.7976931348623157e308,
            "",
            "text",
            "0",
            "\u0000\u001e\u001f\n\t\"\\/\u2028",
            list(),
            object(),
            list(list(), list(list()), object()),
            object("a", null, "b", list(null, object("c", null)), "", "empty key", "a b", 1L, "\"", 2L, "__x", 3L),
            list(1L, "two", list(3L, object("four", 4L)), null));

    @Test
    void echoesAnyJson() throws Exception {
        JavaClient client = connect();
        for (Object value : ANY_JSON) {
            assertThat(client.callAll("echo", value)).isEqualTo(list(value));
            client.emit("echo", value);
            assertThat(client.next("echoed")).isEqualTo(list(value));
        }
    }

    @Test
    void sendsAndReceivesSeveralArgumentsOrNone() throws Exception {
        JavaClient client = connect();
        Object[] many = {1L, "two", null, object("three", list(3L)), list(), true};
        assertThat(client.callAll("echo", many)).isEqualTo(list(many));
        assertThat(client.callAll("echo")).isEmpty();
        client.emit("echo", many);
        assertThat(client.next("echoed")).isEqualTo(list(many));
        client.emit("echo");
        assertThat(client.next("echoed")).isEmpty();
        assertThat(client.call("sum", 19, 23)).isEqualTo(42L);
        assertThat(client.next("summed")).containsExactly(19L, 23L);
    }

    @Test
    void carriesUnicodeAndEmoji() throws Exception {
        JavaClient client = connect();
        String text = "Grüße, 你好, שלום, नमस्ते, 👩‍👩‍👧‍👦 🏳️‍🌈, e\u0301, \u200f, \uffff, 𝒳, 🎉";
        assertThat(client.callAll("echo", text, object(text, text))).isEqualTo(list(text, object(text, text)));
        client.emit("echo", text);
        assertThat(client.next("echoed")).containsExactly(text);
    }

    @Test
    void usesEventNamesWithSpacesAndColons() throws Exception {
        JavaClient client = connect();
        assertThat(client.call("chat message", "hello")).isEqualTo("hello");
        assertThat(client.next("chat message")).containsExactly("hello");
        assertThat(client.call(ODD_NAME, "odd")).isEqualTo("odd");
        assertThat(client.next(ODD_NAME)).containsExactly("odd");
    }

    @Test
    void receivesEverythingByACatchAll() throws Exception {
        JavaClient client = connect();
        List<List<Object>> all = new CopyOnWriteArrayList<>();
        Emitter.Listener listener = arguments ->
                all.add(Arrays.stream(arguments).map(JsonValues::fromJson).toList());
        client.socket.onAnyIncoming(listener);
        client.emit("echo", 1L, object("a", 2L));
        client.next("echoed");
        client.call("chat message", "three");
        client.next("chat message");
        assertThat(all).containsExactly(List.of("echoed", 1L, object("a", 2L)), List.of("chat message", "three"));
        client.socket.offAnyIncoming(listener);
        client.call("chat message", "four");
        client.next("chat message");
        assertThat(all).hasSize(2);
    }

    @Test
    void receivesOnceAndStopsListening() throws Exception {
        JavaClient client = connect();
        List<String> received = new CopyOnWriteArrayList<>();
        Emitter.Listener listener = arguments -> received.add("on " + arguments[0]);
        client.socket.on("chat message", listener);
        client.socket.once("chat message", arguments -> received.add("once " + arguments[0]));
        for (String text : List.of("a", "b")) {
            client.call("chat message", text);
            client.next("chat message");
            // Its listeners run after the catch-all listeners.
            client.call("who am I");
        }
        client.socket.off("chat message", listener);
        client.call("chat message", "c");
        client.next("chat message");
        client.call("who am I");
        assertThat(received).containsExactlyInAnyOrder("on a", "once a", "on b");
    }

    @Test
    void reachesListenersThatTheServerAddsAndRemoves() throws Exception {
        JavaClient client = connect();
        client.call("please-listen");
        client.emit("single");
        client.emit("single");
        client.emit("double", 1, "é");
        client.emit("double");
        client.emit("echo", "x");
        client.next("echoed");
        client.call("please-stop-listening");
        client.emit("double");
        Map<String, Object> received = client.callObject("received");
        assertThat(received).containsEntry("listeners", List.of("single", "double", "double"));
        assertThat(received)
                .containsEntry(
                        "incoming",
                        List.of(
                                "single []",
                                "single []",
                                "double [1, é]",
                                "double []",
                                "echo [x]",
                                "please-stop-listening []"));
        assertThat(received).containsEntry("outgoing", List.of("echoed [x]"));
    }

    @Test
    void receivesVolatileEvents() throws Exception {
        JavaClient client = connect();
        // Between two polls a volatile event may be dropped.
        while (client.received("fleeting").isEmpty()) {
            client.call("please-volatile");
            client.call("who am I");
        }
        assertThat(client.next("fleeting")).isEqualTo(new ArrayList<>(List.of("gone in a moment")));
    }
}
