package dev.parlance.contract.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What breaks clients and what does not, by literal schemas before and now. */
class ContractComparisonTest {
    private static final String BUY = "client event buy: ";
    private static final String SOLD = "server event sold: ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{n: INT}            | {n: INT, m: TEXT}    | payload.m is now required",
                "{n: INT}            | {n: TEXT}            | payload.n was integer (int32) and is string",
                "{n: LONG}           | {n: INT}             | payload.n was integer (int64) and is integer (int32)",
                "{n: INT}            | {n: BOOL}            | payload.n was integer (int32) and is boolean",
                "{n: TEXT}           | {n: TIME}            | payload.n was string and is string (date-time)",
                "{n?: INT}           | {n: INT}             | payload.n is now required",
                "{n: ANY}            | {n: INT}             | payload.n was any JSON and is integer (int32)",
                "{n: ENUM(a,b)}      | {n: ENUM(a)}         | payload.n no longer takes \"b\"",
                "{n: TEXT}           | {n: ENUM(a)}         | payload.n no longer takes every text",
                "{n: MAX(128)}       | {n: MAX(64)}         | payload.n may now have at most 64 characters",
                "{n: TEXT}           | {n: MAX(64)}         | payload.n may now have at most 64 characters",
                "{n: TEXT}           | {n: FILLED}          | payload.n must now not be blank",
                "{n: LIST(INT)}      | {n: ATMOST(9,INT)}   | payload.n may now have at most 9 entries",
                "{n: LIST(INT)}      | {n: LIST(BOOL)}      | payload.n[] was integer (int32) and is boolean",
                "{n: MAP(INT)}       | {n: MAP(BOOL)}       | payload.n[] was integer (int32) and is boolean",
                "{n: LIST(INT)}      | {n: MAP(INT)}        | payload.n was array of integer (int32) and is map of integer (int32)",
                "{n: ONE(INT,TEXT)}  | {n: ONE(INT,BOOL)}   | payload.n no longer takes string",
                "{n: ONE(INT,TEXT)}  | {n: INT}             | payload.n no longer takes string",
                "{n: {m: INT}}       | {n: {m: INT, k: INT}}| payload.n.k is now required",
                "TUPLE(INT)          | TUPLE(INT,TEXT)      | argument 2 is now required",
                "-                   | {n: INT}             | payload is now required",
                "{n: LIST(INT)}      | {n: LIST(TEXT)}      | payload.n[] was integer (int32) and is string",
                "{n: ONE(INT,NULL)}  | {n: INT}             | payload.n no longer takes null",
                "{n: BYTES}          | {n: TEXT}            | payload.n was string (binary) and is string",
                "{n: MAP(MAX(9))}    | {n: MAP(MAX(8))}     | payload.n[] may now have at most 8 characters",
                "ONE({id: TEXT},TEXT)| {id: TEXT}           | payload no longer takes string",
                "{id: TEXT}          | TEXT                 | payload was object and is string",
                "NAMED(from:TEXT,to:TEXT) | NAMED(to:TEXT,from:TEXT) | argument 1 was from and is to;argument 2 was to and is from",
            })
    void breaksWhatClientsSend(String before, String now, String sentence) {
        assertThat(compare(client(before), client(now)).breaking())
                .containsExactly(Stream.of(sentence.split(";")).map(BUY::concat).toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{n: INT}            | {n: INT}             | ",
                "{n: INT}            | {n: INT, m?: TEXT}   | payload.m is new and may be left out",
                "{n: INT}            | {n?: INT}            | payload.n may now be left out",
                "{n: INT, m: INT}    | {n: INT}             | payload.m is no longer read",
                "{n: INT}            | {n: LONG}            | ",
                "{n: INT}            | {n: NUMBER}          | ",
                "{n: TIME}           | {n: TEXT}            | ",
                "{n: INT}            | {n: ANY}             | ",
                "{n: ENUM(a)}        | {n: ENUM(a,b)}       | ",
                "{n: ENUM(a)}        | {n: TEXT}            | ",
                "{n: MAX(64)}        | {n: MAX(128)}        | ",
                "{n: FILLED}         | {n: TEXT}            | ",
                "{n: ATMOST(9,INT)}  | {n: ATMOST(10,INT)}  | ",
                "{n: INT}            | {n: ONE(TEXT,INT)}   | ",
                "TUPLE(INT,TEXT)     | TUPLE(INT)           | argument 2 is no longer read",
                "-                   | {n?: INT}            | payload is new and may be left out",
                "{n: INT}            | -                    | payload is no longer read",
                "NAMED(from:TEXT)    | NAMED(sender:TEXT)   | ",
                "NAMED(a:INT)        | TUPLE(INT)           | ",
                "NAMED(a:ANY)        | NAMED(a:ANY)         | ",
                "OPEN(n: INT)        | {n: INT}             | payload.* is no longer read",
                "{n: INT}            | OPEN(n: INT)         | payload.* is new and may be left out",
            })
    void doesNotBreakWhatClientsSend(String before, String now, String sentence) {
        ContractComparison comparison = compare(client(before), client(now));

        assertThat(comparison.breaking()).isEmpty();
        assertThat(comparison.compatible()).isEqualTo(sentence == null ? List.of() : List.of(BUY + sentence));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{n: INT, m: TEXT}   | {n: INT}             | payload.m is no longer sent",
                "{n: INT, m?: TEXT}  | {n: INT}             | payload.m is no longer sent",
                "{n: INT}            | {n?: INT}            | payload.n may now be absent",
                "{n: INT}            | {n: LONG}            | payload.n was integer (int32) and is integer (int64)",
                "{n: INT}            | {n: ANY}             | payload.n was integer (int32) and is any JSON",
                "{n: TIME}           | {n: TEXT}            | payload.n was string (date-time) and is string",
                "{n: TEXT}           | {n: BYTES}           | payload.n was string and is string (binary)",
                "{n: ENUM(a)}        | {n: ENUM(a,b)}       | payload.n may now be \"b\"",
                "{n: ENUM(a)}        | {n: TEXT}            | payload.n may now be any text",
                "{n: INT}            | {n: ONE(INT,NULL)}   | payload.n may now be null",
                "{n: CONST(a)}       | {n: CONST(b)}        | payload.n was \"a\" and is \"b\"",
                "{n: CONST(a)}       | {n: TEXT}            | payload.n was \"a\" and is string",
                "{n: INT}            | -                    | payload is no longer sent",
                "OPEN(n: INT)        | {n: INT}             | payload.* is no longer sent",
                "{n: BOOL}           | {n: ONE(BOOL,TEXT)}  | payload.n may now be string",
                "{n: {m: INT}}       | {n: {}}              | payload.n.m is no longer sent",
                "{n: LIST(INT)}      | {n: INT}             | payload.n was array of integer (int32) and is integer (int32)",
            })
    void breaksWhatClientsReceive(String before, String now, String sentence) {
        assertThat(compare(server(before), server(now)).breaking()).containsExactly(SOLD + sentence);
        assertThat(compare(request(before), request(now)).breaking())
                .as("the answer to a request")
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{n: INT}            | {n: INT, m: TEXT}    | payload.m is new",
                "{n?: INT}           | {n: INT}             | payload.n is now always sent",
                "{n: LONG}           | {n: INT}             | ",
                "{n: TEXT}           | {n: TIME}            | ",
                "{n: TEXT}           | {n: ENUM(a)}         | ",
                "{n: ENUM(a,b)}      | {n: ENUM(a)}         | ",
                "{n: ONE(INT,NULL)}  | {n: INT}             | ",
                "{n: MAX(64)}        | {n: MAX(128)}        | ",
                "{n: ENUM(a,b)}      | {n: CONST(a)}        | ",
            })
    void doesNotBreakWhatClientsReceive(String before, String now, String sentence) {
        ContractComparison comparison = compare(server(before), server(now));

        assertThat(comparison.breaking()).isEmpty();
        assertThat(comparison.compatible()).isEqualTo(sentence == null ? List.of() : List.of(SOLD + sentence));
        assertThat(compare(request(before), request(now)).breaking()).isEmpty();
    }

    @Test
    void anEventThatIsGoneBreaksClientsAndANewOneDoesNot() {
        ContractComparison comparison = compare(client("{n: INT}"), server("{n: INT}"));

        assertThat(comparison.breaking()).containsExactly("client event buy is gone");
        assertThat(comparison.compatible()).containsExactly("server event sold is new");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                   | {\"namespace\": \"/a\"} | ''",
                "{\"namespace\": \"/a\"}                                | ''                     | ''",
                "{\"namespace\": \"/a\", \"credentials\": \"token\"}      | {\"namespace\": \"/a\"} | ''",
                "{\"namespace\": \"/a\"}   | {\"namespace\": \"/b\"} | clients connected to the namespace /a and have to connect to the namespace /b",
                "{\"namespace\": \"/a\"}   | {\"webSocket\": \"/a\"} | clients connected to the namespace /a and have to connect to the WebSocket /a",
                "{\"namespace\": \"/a\", \"encodings\": {\"base64\": \"b\"}} | {\"namespace\": \"/a\"} | the encoding base64 is gone",
            })
    void whereClientsConnectIsPartOfTheContract(String before, String now, String sentence) {
        assertThat(compare(connected(before), connected(now)).breaking())
                .isEqualTo(sentence.isEmpty() ? List.of() : List.of(sentence));
    }

    private static String connected(String connection) {
        String info = connection.isEmpty() ? "{}" : "{\"x-connection\": " + connection + "}";
        return "{\"asyncapi\": \"3.0.0\", \"info\": " + info + "}";
    }

    @ParameterizedTest
    @CsvSource({
        "0,  0,     5, 1000, true",
        "10, 1000,  5, 1000, true",
        "10, 1000, 10, 2000, true",
        "10, 1000, 10, 1000, false",
        "10, 1000, 20, 2000, false",
        "10, 1000,  0,    0, false",
    })
    void aRateThatIsLowerBreaksClientsThatSendAsOftenAsBefore(
            long count, long period, long countNow, long periodNow, boolean breaks) {
        assertThat(compare(rated(count, period), rated(countNow, periodNow)).breaking())
                .isEqualTo(
                        breaks
                                ? List.of("client event buy may now be sent at most " + countNow + " times in "
                                        + periodNow + " ms")
                                : List.of());
    }

    private static String rated(long count, long period) {
        String rate = count == 0 ? "" : "\"x-rate\": {\"count\": " + count + ", \"periodMs\": " + period + "}, ";
        return client("{n: INT}").replace("\"action\"", rate + "\"action\"");
    }

    @Test
    void whatClientsSignInWithIsComparedAsWhatTheySendIfBothSayIt() {
        String before = operation("receive", "connect", "{token: TEXT}", "");
        String now = operation("receive", "connect", "{token: TEXT, device: TEXT}", "");

        assertThat(compare(before, now).breaking()).containsExactly("credentials: payload.device is now required");
        assertThat(compare(before, connected("")).breaking()).isEmpty();
        assertThat(compare(connected(""), now).compatible()).isEmpty();
    }

    @Test
    void anAnswerAndARefusalArePartsOfAnEvent() {
        assertThat(compare(request("{n: INT}"), request("{}")).breaking())
                .containsExactly("client event buy: answer.n is no longer sent");
        String refusal = operation("receive", "buy", "", "{\"anyOf\": [{}, " + schema("{code: TEXT}") + "]}");
        String other = operation("receive", "buy", "", "{\"anyOf\": [{}, " + schema("{status: INT}") + "]}");
        assertThat(compare(refusal, other).breaking())
                .containsExactly("client event buy: answer.refusal.code is no longer sent");
    }

    @Test
    void whatClientsAnswerIsReadAsWhatTheySend() {
        String before = operation("send", "ask", "", schema("{n: INT}"));
        String now = operation("send", "ask", "", schema("{n: INT, m: INT}"));

        assertThat(compare(before, now).breaking())
                .containsExactly("server event ask: answer.payload.m is now required");
        assertThat(compare(now, before).breaking()).isEmpty();
    }

    @Test
    void aTypeThatContainsItselfIsComparedOnce() {
        String before = tree("\"name\": {\"type\": \"string\"}");
        String now = tree("\"name\": {\"type\": \"boolean\"}");

        assertThat(ContractComparison.of(document(before), document(now)).breaking())
                .containsExactly("server event sold: payload.name was string and is boolean");
    }

    @Test
    void whatIsNoAsyncApiDocumentIsRefused() {
        assertThatThrownBy(() -> document("{}")).hasMessage("old.json is not an AsyncAPI 3 document");
        assertThatThrownBy(() -> document("{")).hasMessageStartingWith("old.json is not JSON: ");
        assertThatThrownBy(() -> document("""
                {"asyncapi": "3.0.0", "operations": {"a": {"messages": [{"$ref": "#/channels/x"}]}}}""").events()).hasMessage("the AsyncAPI document has no #/channels/x");
    }

    private static ContractComparison compare(String before, String now) {
        return ContractComparison.of(document(before), document(now));
    }

    private static AsyncApiDocument document(String json) {
        return AsyncApiDocument.read(json.getBytes(UTF_8), "old.json");
    }

    private static String client(String payload) {
        return operation("receive", "buy", payload, "");
    }

    private static String server(String payload) {
        return operation("send", "sold", payload, "");
    }

    private static String request(String answer) {
        String success = answer.equals("-") ? "{\"type\": \"boolean\"}" : schema(answer);
        return operation("receive", "buy", "", "{\"anyOf\": [" + success + ", {\"type\": \"null\"}]}");
    }

    private static String operation(String action, String name, String payload, String answer) {
        String message = payload.isEmpty() || payload.equals("-") ? "" : ", \"payload\": " + schema(payload);
        String ack = answer.isEmpty() ? "" : ", \"payload\": " + answer;
        return """
                {"asyncapi": "3.0.0",
                 "channels": {"events": {"messages": {"A.B": {"name": "%s"%s}}},
                              "acks": {"messages": {"A.B": {"name": "ack"%s}}}},
                 "operations": {"A.B": {"action": "%s", "messages": [{"$ref": "#/channels/events/messages/A.B"}],
                                        "reply": {"messages": [{"$ref": "#/channels/acks/messages/A.B"}]}}}}
                """.formatted(name, message, ack, action);
    }

    private static String tree(String member) {
        return """
                {"asyncapi": "3.0.0",
                 "channels": {"events": {"messages": {"A.B": {"name": "sold",
                     "payload": {"$ref": "#/components/schemas/Tree"}}}}},
                 "operations": {"A.B": {"action": "send", "messages": [{"$ref": "#/channels/events/messages/A.B"}]}},
                 "components": {"schemas": {"Tree": {"type": "object", "properties": {%s,
                     "children": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}}}}}}
                """.formatted(member);
    }

    /** The JSON Schema for which a short form stands. */
    private static String schema(String form) {
        return new ShortSchema(form).json();
    }
}
