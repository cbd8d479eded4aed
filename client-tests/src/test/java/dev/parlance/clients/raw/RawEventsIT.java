package dev.parlance.clients.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Well-formed packets with wrong or unexpected content, as literal text. */
class RawEventsIT extends RawBehaviours {
    private static final String PLACED = "[{\"item\":\"tea\",\"count\":2}]";

    private String id;

    @BeforeEach
    void connect() throws Exception {
        id = client.connect("0");
    }

    @Test
    void anOrderAsItShouldBeIsAnsweredTwice() throws Exception {
        client.send("27[\"order:place\",{\"item\":\"tea\",\"count\":2,\"extras\":[]}]");
        assertThat(client.next()).isEqualTo("37" + PLACED);
        assertThat(client.next()).isEqualTo("2[\"order:placed\"," + PLACED.substring(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"item\":\"tea\",\"extras\":[]}|count",
                "{\"item\":null,\"count\":2,\"extras\":[]}|item",
                "{\"item\":{},\"count\":2,\"extras\":[]}|item",
                "{\"item\":true,\"count\":2,\"extras\":[]}|item",
                "{\"item\":\"tea\",\"count\":\"2\",\"extras\":[]}|count",
                "{\"item\":\"tea\",\"count\":2.5,\"extras\":[]}|count",
                "{\"item\":\"tea\",\"count\":9999999999,\"extras\":[]}|count",
                "{\"item\":\"tea\",\"count\":true,\"extras\":[]}|count",
                "{\"item\":\"tea\",\"count\":2,\"extras\":\"none\"}|extras",
                "{\"item\":\"tea\",\"count\":2,\"extras\":[null]}|extras[0]",
                "{\"item\":\"tea\",\"count\":2,\"extras\":[{\"name\":[]}]}|extras[0].name"
            })
    void aWrongFieldIsNamedAndNoHandlerIsCalled(String order, String field) throws Exception {
        client.send("20[\"order:place\"," + order + "]");
        String refusal = client.next();
        assertThat(refusal)
                .startsWith("30[{\"error\":{\"code\":\"validation-failed\",\"message\":\"")
                .endsWith("\"event\":\"order:place\",\"field\":\"" + field + "\"}}]");
        assertThat(client.next())
                .isEqualTo("2[\"order:refused\"," + refusal.substring("30[{\"error\":".length(), refusal.length() - 2)
                        + "]");
        client.send("21[\"order:count\"]");
        assertThat(client.next()).isEqualTo("31[{\"count\":0}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"\"tea\"", "7", "null", "true", "[]", "[{}]"})
    void aWrongPayloadIsRefusedAndNoHandlerIsCalled(String order) throws Exception {
        client.send("20[\"order:place\"," + order + "]");
        assertThat(client.next())
                .startsWith("30[{\"error\":{\"code\":\"validation-failed\",")
                .endsWith("\"event\":\"order:place\"}}]");
        assertThat(client.next()).startsWith("2[\"order:refused\",{\"code\":\"validation-failed\",");
        client.send("21[\"order:count\"]");
        assertThat(client.next()).isEqualTo("31[{\"count\":0}]");
    }

    @Test
    void aWrongPayloadWithoutAnAckIsRefusedByEventOnly() throws Exception {
        client.send("2[\"order:place\"]");
        assertThat(client.next()).startsWith("2[\"order:refused\",{\"code\":\"validation-failed\",");
        client.send("2[\"note\",{\"number\":\"1\"}]");
        client.send("20[\"echo\",\"fence\"]");
        assertThat(client.next()).isEqualTo("30[\"fence\"]");
        assertThat(notes()).isZero();
    }

    @Test
    void binaryWhereTextIsDueIsRefused() throws Exception {
        client.send("51-0[\"order:place\",{\"item\":{\"_placeholder\":true,\"num\":0},\"count\":2,\"extras\":[]}]");
        client.send(new byte[] {'t', 'e', 'a'});
        assertThat(client.next()).contains("validation-failed").endsWith("\"field\":\"item\"}}]");
        assertThat(client.next()).startsWith("2[\"order:refused\"");
    }

    @Test
    void textWhereBinaryIsDueIsRefused() throws Exception {
        client.send("20[\"blob\",{\"name\":\"x\",\"data\":\"AQID\",\"parts\":[]}]");
        assertThat(client.next()).contains("validation-failed").endsWith("\"field\":\"data\"}}]");
    }

    @Test
    void aPlaceholderWithoutAnAttachmentIsData() throws Exception {
        client.send("20[\"echo\",{\"_placeholder\":true,\"num\":0}]");
        assertThat(client.next()).isEqualTo("30[{\"_placeholder\":true,\"num\":0}]");
    }

    @Test
    void anAttachmentMayBeUsedTwiceOrNotAtAll() throws Exception {
        client.send("52-0[\"binary:count\",[{\"_placeholder\":true,\"num\":1},{\"_placeholder\":true,\"num\":1}]]");
        client.send(new byte[] {1});
        client.send(new byte[] {2});
        assertThat(client.next()).isEqualTo("30[2]");
    }

    @Test
    void asManyAttachmentsAsAllowedAreTaken() throws Exception {
        String placeholders = IntStream.range(0, 64)
                .mapToObj(i -> "{\"_placeholder\":true,\"num\":" + i + "}")
                .collect(Collectors.joining(","));
        client.send("564-0[\"binary:count\",[" + placeholders + "]]");
        for (int i = 0; i < 64; i++) {
            client.send(new byte[i]);
        }
        assertThat(client.next()).isEqualTo("30[64]");
    }

    @Test
    void anUnknownEventIsAnsweredIfItWantsAnAck() throws Exception {
        client.send("2[\"no such event\",1]");
        client.send("20[\"no such event\",1]");
        assertThat(client.next())
                .startsWith("30[{\"error\":{\"code\":\"not-found\",\"message\":\"")
                .endsWith("\",\"event\":\"no such event\"}}]");
    }

    @Test
    void anAckThatNobodyWaitsForIsIgnored() throws Exception {
        client.send("30[1]");
        client.send("3999999[1]");
        client.send("61-7[{\"_placeholder\":true,\"num\":0}]");
        client.send(new byte[] {1});
        client.send("20[\"echo\",\"fence\"]");
        assertThat(client.next()).isEqualTo("30[\"fence\"]");
    }

    @Test
    void aSecondAckIsIgnored() throws Exception {
        client.send("20[\"please-request\",{\"text\":\"why\",\"deadlineMs\":20000}]");
        String question = client.next();
        assertThat(question).matches("2\\d+\\[\"question\",\\{\"text\":\"why\"}]");
        String ackId = question.substring(1, question.indexOf('['));
        client.send("3" + ackId + "[{\"text\":\"first\"}]");
        client.send("3" + ackId + "[{\"text\":\"second\"}]");
        assertThat(client.next()).isEqualTo("30[{\"answer\":{\"text\":\"first\"}}]");
        client.send("21[\"echo\",\"fence\"]");
        assertThat(client.next()).isEqualTo("31[\"fence\"]");
    }

    @Test
    void anotherSocketsAckIsNoAck() throws Exception {
        client.send("20[\"please-request\",{\"text\":\"why\",\"deadlineMs\":20000}]");
        String question = client.next();
        String ackId = question.substring(1, question.indexOf('['));
        try (RawClient other = RawClient.open(transport, server().port())) {
            other.connect("0");
            other.send("3" + ackId + "[{\"text\":\"forged\"}]");
            other.send("20[\"echo\",\"fence\"]");
            assertThat(other.next()).isEqualTo("30[\"fence\"]");
        }
        client.connect("0/news,");
        client.send("3/news," + ackId + "[{\"text\":\"forged\"}]");
        client.send("3" + ackId + "[{\"text\":\"mine\"}]");
        assertThat(client.next()).isEqualTo("30[{\"answer\":{\"text\":\"mine\"}}]");
    }

    @Test
    void anAckIdMayBeReused() throws Exception {
        for (int i = 0; i < 3; i++) {
            client.send("20[\"echo\"," + i + "]");
            assertThat(client.next()).isEqualTo("30[" + i + "]");
        }
        client.send("29007199254740991[\"echo\"]");
        assertThat(client.next()).isEqualTo("39007199254740991[]");
    }

    @Test
    void namesThatMeanSomethingInOtherLanguagesMeanNothing() throws Exception {
        client.send("20[\"echo\",{\"__proto__\":{\"a\":1},\"constructor\":null,\"@class\":\"java.lang.Runtime\"}]");
        assertThat(client.next())
                .isEqualTo("30[{\"__proto__\":{\"a\":1},\"constructor\":null,\"@class\":\"java.lang.Runtime\"}]");
    }

    @Test
    void whatIsVolatileIsDroppedForAClientThatDoesNotPoll() throws Exception {
        URI opening = URI.create(server().url() + "/socket.io/?EIO=4&transport=polling");
        String opened = ask(HttpRequest.newBuilder(opening));
        URI session = URI.create(opening + "&sid=" + new JSONObject(opened.substring(1)).getString("sid"));
        ask(HttpRequest.newBuilder(session).POST(HttpRequest.BodyPublishers.ofString("40")));
        assertThat(ask(HttpRequest.newBuilder(session))).startsWith("40{");
        // No poll waits now. What is not volatile waits for the next one.
        String packets = "42[\"please-volatile\"]\u001e420[\"echo\",\"fence\"]\u001e42[\"note\",{\"number\":1}]";
        assertThat(ask(HttpRequest.newBuilder(session).POST(HttpRequest.BodyPublishers.ofString(packets))))
                .isEqualTo("ok");
        await().until(() -> notes() == 1);
        String waiting = ask(HttpRequest.newBuilder(session));
        ask(HttpRequest.newBuilder(session).POST(HttpRequest.BodyPublishers.ofString("1")));
        assertThat(waiting).isEqualTo("430[\"fence\"]");
    }

    private static String ask(HttpRequest.Builder request) throws Exception {
        return RawClient.HTTP
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void anotherClientsRoomNameIsNoRoomOfThisOne() throws Exception {
        client.send("20[\"hall:enter\",{\"hall\":\"" + id + "\"}]");
        assertThat(client.next()).isEqualTo("30[{\"ok\":true}]");
        client.send("21[\"hall:announce\",{\"halls\":[\"../user:somebody\",\"user:somebody\"],\"alsoMe\":true,"
                + "\"text\":\"forged\"}]");
        assertThat(client.next()).isEqualTo("31[{\"ok\":true}]");
    }
}
