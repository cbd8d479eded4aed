package dev.parlance.example.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parlance.http.HttpHandler;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;

/**
 * The external service that the example integrates. It knows nothing of sockets and users, only plain HTTP with a key:
 * {@code GET rates}, {@code POST convert {amount, from, to}}, {@code POST announce}, which sends a webhook,
 * {@code GET broken} and {@code GET slow}.
 */
final class ExchangeOffice implements HttpHandler {
    /** Its path. */
    static final String PATH = "/office/";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SLOW = Duration.ofSeconds(6);

    /** The rates of currencies, in talers. */
    private static final Map<String, BigDecimal> RATES = Map.of(
            "TALER", BigDecimal.ONE,
            "EUR", new BigDecimal("2.5"),
            "USD", new BigDecimal("2.2"),
            "JPY", new BigDecimal("0.015"));

    private final byte[] authorization;
    private final WebhookSender webhooks;

    /** Creates the office, which requires a header and sends announcements as webhooks. */
    ExchangeOffice(String authorization, WebhookSender webhooks) {
        this.authorization = authorization.getBytes(StandardCharsets.UTF_8);
        this.webhooks = webhooks;
    }

    @Override
    public HttpResponse handle(HttpRequest request) throws IOException, InterruptedException {
        String given = request.headers().first("Authorization");
        if (given == null || !MessageDigest.isEqual(authorization, given.getBytes(StandardCharsets.UTF_8))) {
            return answer(401, Map.of("message", "The Authorization header is missing or wrong."));
        }
        return switch (request.method() + " " + request.path().substring(PATH.length())) {
            case "GET rates" -> answer(200, RATES);
            case "POST convert" -> convert(JSON.readTree(request.body()));
            case "POST announce" -> announce();
            case "GET broken" -> answer(503, Map.of("message", "The office is closed."));
            case "GET slow" -> {
                Thread.sleep(SLOW.toMillis());
                yield answer(200, Map.of("message", "This answer was slow."));
            }
            default -> HttpResponse.notFound();
        };
    }

    private static HttpResponse convert(JsonNode wanted) throws JsonProcessingException {
        BigDecimal from = RATES.get(wanted.path("from").asText());
        BigDecimal to = RATES.get(wanted.path("to").asText());
        String amount = wanted.path("amount").asText();
        if (from == null || to == null || !amount.matches("[0-9]{1,12}(\\.[0-9]{1,2})?")) {
            return answer(400, Map.of("message", "amount, from and to are needed"));
        }
        BigDecimal converted = new BigDecimal(amount)
                .multiply(from)
                .divide(to, MathContext.DECIMAL64)
                .setScale(2, RoundingMode.HALF_EVEN);
        return answer(200, Map.of("amount", converted.toPlainString(), "currency", wanted.get("to")));
    }

    private HttpResponse announce() throws IOException, InterruptedException {
        WebhookSender.Sent sent =
                webhooks.send(JSON.writeValueAsString(Map.of("event", "rates.changed", "data", RATES)));
        return answer(200, sent);
    }

    private static HttpResponse answer(int status, Object body) throws JsonProcessingException {
        return HttpResponse.json(status, JSON.writeValueAsString(body));
    }
}
