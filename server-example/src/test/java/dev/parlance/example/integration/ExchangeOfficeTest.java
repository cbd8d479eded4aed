package dev.parlance.example.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parlance.http.Headers;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class ExchangeOfficeTest {
    private static final String KEY = "Bearer key";

    private final ExchangeOffice office = new ExchangeOffice(
            KEY, new WebhookSender(() -> URI.create("http://127.0.0.1:1/"), "exchange", "secret", Clock.systemUTC()));

    @Test
    void itConvertsToTheSecondDecimal() throws Exception {
        JsonNode converted =
                json(ask(KEY, "POST", "convert", "{\"amount\":\"10.00\",\"from\":\"EUR\",\"to\":\"JPY\"}"));

        assertThat(converted.path("amount").textValue()).isEqualTo("1666.67");
        assertThat(converted.path("currency").textValue()).isEqualTo("JPY");
        assertThat(json(ask(KEY, "GET", "rates", "")).path("EUR").decimalValue())
                .isEqualByComparingTo("2.5");
    }

    @Test
    void itRefusesRequestsWithoutTheKey() throws Exception {
        assertThat(ask("Bearer other", "GET", "rates", "").status()).isEqualTo(401);
        assertThat(ask("", "POST", "announce", "").status()).isEqualTo(401);
    }

    @Test
    void invalidRequestsAreAnsweredWithAnError() throws Exception {
        for (String wanted : new String[] {
            "{}",
            "{\"amount\":\"-1\",\"from\":\"EUR\",\"to\":\"JPY\"}",
            "{\"amount\":\"1\",\"from\":\"EUR\",\"to\":\"X\"}"
        }) {
            assertThat(ask(KEY, "POST", "convert", wanted).status()).as(wanted).isEqualTo(400);
        }
        assertThat(ask(KEY, "GET", "broken", "").status()).isEqualTo(503);
        assertThat(ask(KEY, "GET", "convert", "").status()).isEqualTo(404);
        assertThat(ask(KEY, "POST", "nothing", "").status()).isEqualTo(404);
    }

    private HttpResponse ask(String key, String method, String endpoint, String body) throws Exception {
        return office.handle(HttpRequest.builder(method, ExchangeOffice.PATH + endpoint)
                .headers(key.isEmpty() ? Headers.NONE : Headers.of("Authorization", key))
                .body(body.getBytes(StandardCharsets.UTF_8))
                .build());
    }

    private static JsonNode json(HttpResponse response) throws Exception {
        return new ObjectMapper().readTree(response.body());
    }
}
