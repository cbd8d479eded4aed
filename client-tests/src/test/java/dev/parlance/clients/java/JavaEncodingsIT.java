package dev.parlance.clients.java;

import static dev.parlance.clients.json.JsonValues.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.clients.json.JsonValues;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JavaEncodingsIT extends JavaClientBehaviours {
    private static String encode(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(@Nullable Object text) {
        return new String(Base64.getDecoder().decode(String.valueOf(text)), StandardCharsets.UTF_8);
    }

    @Test
    void hasPayloadsAndAcksInBase64OnceItHasAskedForIt() throws Exception {
        JavaClient client = connect();
        assertThat(client.call("encoding:use", Map.of("encoding", "BASE64"))).isEqualTo(object("ok", true));
        assertThat(client.call("chat message", "ImRlbW9rZXki")).isEqualTo("ImRlbW9rZXki");
        assertThat(client.next("chat message")).isEqualTo(List.of("ImRlbW9rZXki"));
        assertThat(decode(client.call("sum", encode("2"), encode("3")))).isEqualTo("5");
        assertThat(client.next("summed")).isEqualTo(List.of(encode("2"), encode("3")));
        String refused = decode(client.call("order:place", encode("{\"item\":\"tea\"}")));
        JSONObject error = new JSONObject(refused).getJSONObject("error");
        assertThat(error.getString("code")).isEqualTo("validation-failed");
        String event = decode(client.next("order:refused").get(0));
        assertThat(JsonValues.fromJson(new JSONObject(event))).isEqualTo(JsonValues.fromJson(error));
    }

    @Test
    void isRefusedInBase64WhatIsNotBase64OfJson() throws Exception {
        JavaClient client = connect();
        client.emit("encoding:use", Map.of("encoding", "BASE64"));
        for (Object wrong : Arrays.asList("%%%", encode("{\"item\":"), "", Map.of("item", "tea"), null, 7)) {
            JSONObject answer = new JSONObject(decode(client.call("order:place", wrong)));
            assertThat(answer.getJSONObject("error").getString("code")).isEqualTo("validation-failed");
            assertThat(decode(client.next("order:refused").get(0))).contains("validation-failed");
        }
        assertThat(decode(client.call("order:count"))).isEqualTo("{\"count\":0}");
    }
}
