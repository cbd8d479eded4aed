package dev.parlance.clients.java;

import static dev.parlance.clients.java.JavaClient.within;
import static dev.parlance.clients.json.JsonValues.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JavaFloodsIT extends JavaClientBehaviours {
    private static final int COUNT = 1_000;
    private static final List<Long> NUMBERS = LongStream.range(0, COUNT).boxed().toList();
    private static final int MEGABYTES = 3_000_000;

    private static void sendNotes(JavaClient client) {
        for (int number = 0; number < COUNT; number++) {
            Map<String, Object> note = object("number", number);
            if (number % 5 == 0) {
                note.put("data", String.valueOf(number).getBytes(UTF_8));
            }
            client.emit("note", note);
        }
    }

    private static void expectNotes(JavaClient client) throws Exception {
        assertThat(client.call("notes")).isEqualTo(object("numbers", NUMBERS, "intact", true));
    }

    private static void expectDrops(JavaClient client) throws Exception {
        for (long number = 0; number < COUNT; number++) {
            Map<String, Object> drop = client.nextObject("drop");
            assertThat(drop).containsEntry("number", number);
            if (number % 5 == 0) {
                assertThat((byte[]) drop.get("data")).asString(UTF_8).isEqualTo(String.valueOf(number));
            }
        }
    }

    @Test
    void sendsAThousandMessagesInOrder() throws Exception {
        JavaClient client = connect();
        sendNotes(client);
        expectNotes(client);
    }

    @Test
    void receivesAThousandMessagesInOrder() throws Exception {
        JavaClient client = connect();
        var acked = client.ask("please-flood", Map.of("count", COUNT, "binary", true));
        expectDrops(client);
        assertThat(within(acked)).containsExactly(object("ok", true));
    }

    // With two transports the connection is upgraded meanwhile.
    @Test
    void floodsBothWaysFromTheFirstMoment() throws Exception {
        JavaClient client = client(manager(), "/", null);
        client.socket.connect();
        client.emit("please-flood", Map.of("count", COUNT, "binary", true));
        sendNotes(client);
        expectDrops(client);
        expectNotes(client);
        assertThat(client.received("drop")).isEmpty();
    }

    @Test
    void carriesThreeMegabytesOfText() throws Exception {
        String text = "é✨x".repeat(MEGABYTES / 6);
        assertThat(text.getBytes(UTF_8)).hasSize(MEGABYTES);
        assertThat(text.equals(connect().call("echo", text))).isTrue();
    }

    @Test
    void carriesThreeMegabytesOfBinary() throws Exception {
        byte[] data = "parlance".repeat(MEGABYTES / 8).getBytes(UTF_8);
        assertThat(Arrays.equals((byte[]) connect().call("echo", data), data)).isTrue();
    }
}
