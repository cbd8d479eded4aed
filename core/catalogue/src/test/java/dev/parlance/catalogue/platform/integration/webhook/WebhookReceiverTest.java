package dev.parlance.catalogue.platform.integration.webhook;

import static dev.parlance.catalogue.platform.integration.TestIntegrations.START;
import static dev.parlance.catalogue.platform.integration.TestIntegrations.silent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.jdbc.StorageException;
import dev.parlance.catalogue.platform.integration.IntegrationEvents;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.WebhookReceived;
import dev.parlance.catalogue.platform.integration.TestIntegrations;
import dev.parlance.http.Headers;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.testkit.TestClient;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReceiverTest {
    private static final String SECRET = "whsec-of-the-tests";
    private static final String BODY = "{\"event\":\"push\",\"data\":{\"n\":1}}";
    private static final String NOW = Long.toString(START.getEpochSecond());
    // printf '%s.%s.%s' "$time" i1 "$body" | openssl dgst -sha256 -hmac "$secret"
    private static final String SIGNED = "6d83bde3ca81fcb3e01f151adf7b12e7b584c2aa36942f4be65e5dc2d1bd3a5a";

    @AutoClose
    private final TestIntegrations integrations = new TestIntegrations();

    private final WebhookReceiver receiver = new WebhookReceiver(
            "/webhooks/",
            Map.of("i1", SECRET, "i2", "another-secret-of-the-tests")::get,
            integrations.feature,
            integrations.server);
    private TestClient ada;
    private TestClient joinedOnly;

    @BeforeEach
    void connect() {
        ada = integrations.subscribed("ada");
        joinedOnly = integrations.joined("bob");
    }

    private HttpResponse send(String method, String path, Headers headers, byte[] body) {
        return receiver.handle(request(method, path, headers, body));
    }

    private static HttpRequest request(String method, String path, Headers headers, byte[] body) {
        return HttpRequest.builder(method, path)
                .headers(headers)
                .body(body)
                .time(START)
                .build();
    }

    private HttpResponse post(String id, String body, String... headers) {
        return send("POST", "/webhooks/" + id, Headers.of(headers), body.getBytes(UTF_8));
    }

    private static String sign(String secret, String time, String id, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal((time + "." + id + "." + body).getBytes(UTF_8)));
    }

    private static String[] headers(String time, String signature) {
        return new String[] {"X-Webhook-Timestamp", time, "X-Webhook-Signature", signature};
    }

    private HttpResponse signed(String time, String body) throws Exception {
        return post("i1", body, headers(time, sign(SECRET, time, "i1", body)));
    }

    @Test
    void whatIsSignedIsSentToThoseWhoAskedForIt() {
        HttpResponse response = post("i1", BODY, headers(NOW, SIGNED));
        assertThat(response.status()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(ada.expect(IntegrationEvents.WEBHOOK_RECEIVED))
                .isEqualTo(new WebhookReceived("i1", "push", Map.of("n", 1), START));
        assertThat(post("i1", BODY, headers(NOW, SIGNED.toUpperCase())).status())
                .isEqualTo(204);
        ada.expect(IntegrationEvents.WEBHOOK_RECEIVED);
        silent(ada, joinedOnly);
    }

    @Test
    void whatIsNotSignedAsItMustBeIsRefusedAlikeAndSentToNobody() throws Exception {
        List<HttpResponse> refused = List.of(
                post("i1", BODY),
                post("i1", BODY, "X-Webhook-Timestamp", NOW),
                post("i1", BODY, "X-Webhook-Signature", SIGNED),
                post("i1", BODY + " ", headers(NOW, SIGNED)),
                post("i1", BODY, headers(NOW, SIGNED.substring(2))),
                post("i1", BODY, headers(NOW, SIGNED + "00")),
                post("i1", BODY, headers(NOW, "")),
                post("i1", BODY, headers(NOW, "zz")),
                post("i1", BODY, headers(NOW, "0".repeat(64))),
                post("i1", BODY, headers(Long.toString(START.getEpochSecond() + 1), SIGNED)),
                post("i1", BODY, headers(NOW, sign("another-secret-of-the-tests", NOW, "i1", BODY))),
                // Signed well, but for another integration.
                post("i2", BODY, headers(NOW, SIGNED)),
                post("i1", BODY, headers(NOW, sign(SECRET, NOW, "i2", BODY))),
                // There is none of that name.
                post("none", BODY, headers(NOW, sign(SECRET, NOW, "none", BODY))),
                post("none", "no JSON"),
                // Twice: which one was meant?
                post(
                        "i1",
                        BODY,
                        "X-Webhook-Timestamp",
                        NOW,
                        "X-Webhook-Signature",
                        SIGNED,
                        "x-webhook-signature",
                        "00"));
        for (HttpResponse response : refused) {
            assertThat(response.status()).isEqualTo(401);
            assertThat(new String(response.body(), UTF_8)).isEqualTo("Not signed as it must be\n");
            assertThat(response.headers().first("WWW-Authenticate")).isEqualTo("Webhook-Signature");
        }
        silent(ada, joinedOnly);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-301",
                "301",
                "-100000000",
                "not a number",
                "+9223372036854775807",
                "-9223372036854775808",
                "1.5"
            })
    void whatWasSignedAtAnotherTimeIsRefused(String off) throws Exception {
        String time = off.length() < 11 && off.matches("-?[0-9]+")
                ? Long.toString(START.getEpochSecond() + Long.parseLong(off))
                : off;
        assertThat(signed(time, BODY).status()).isEqualTo(401);
        silent(ada, joinedOnly);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, -1, 1, 300})
    void clocksMayDifferALittle(long off) throws Exception {
        assertThat(signed(Long.toString(START.getEpochSecond() + off), BODY).status())
                .isEqualTo(204);
        ada.expect(IntegrationEvents.WEBHOOK_RECEIVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"push\"",
                "{}",
                "{\"event\":\"push\"}",
                "{\"data\":1}",
                "{\"event\":1,\"data\":1}",
                "{\"event\":\"\",\"data\":1}",
                "{\"event\":\"push\",\"data\":null}"
            })
    void whatIsSignedWellAndIsNoWebhookIsABadRequest(String body) throws Exception {
        assertThat(signed(NOW, body).status()).isEqualTo(400);
        silent(ada, joinedOnly);
    }

    @Test
    void namesAndBodiesAreBounded() throws Exception {
        assertThat(signed(NOW, "{\"event\":\"" + "e".repeat(129) + "\",\"data\":1}")
                        .status())
                .isEqualTo(400);
        String longest = "{\"event\":\"push\",\"data\":\"" + "x".repeat(WebhookReceiver.MAX_BYTES - 26) + "\"}";
        assertThat(longest).hasSize(WebhookReceiver.MAX_BYTES);
        assertThat(signed(NOW, longest).status()).isEqualTo(204);
        ada.expect(IntegrationEvents.WEBHOOK_RECEIVED);
        assertThat(signed(NOW, longest + " ").status()).isEqualTo(413);
        assertThat(post("none", longest + " ").status()).isEqualTo(413);
        silent(ada, joinedOnly);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/webhooks/", "/webhooks", "/webhooks/i1/", "/webhooks/i1/more", "/webhooks//i1", "/other/i1"})
    void anotherPathIsNotFound(String path) {
        assertThat(send("POST", path, Headers.of(headers(NOW, SIGNED)), BODY.getBytes(UTF_8))
                        .status())
                .isEqualTo(404);
        assertThat(post("i".repeat(129), BODY).status()).isEqualTo(404);
        silent(ada, joinedOnly);
    }

    @Test
    void onlyPostIsTaken() {
        for (String method : List.of("GET", "PUT", "HEAD", "DELETE")) {
            HttpResponse response =
                    send(method, "/webhooks/i1", Headers.of(headers(NOW, SIGNED)), BODY.getBytes(UTF_8));
            assertThat(response.status()).isEqualTo(405);
            assertThat(response.headers().first("Allow")).isEqualTo("POST");
        }
        silent(ada, joinedOnly);
    }

    @Test
    void whileTheSecretsCannotBeReadAServiceIsToTryAgain() {
        HttpRequest request = request("POST", "/webhooks/i1", Headers.of(headers(NOW, SIGNED)), BODY.getBytes(UTF_8));
        RuntimeException outage = new StorageException(new SQLException("gone", "08006"));
        assertThat(receiver(outage).handle(request).status()).isEqualTo(503);
        RuntimeException fault = new IllegalStateException("a fault");
        assertThatThrownBy(() -> receiver(fault).handle(request)).isSameAs(fault);
        silent(ada, joinedOnly);
    }

    private WebhookReceiver receiver(RuntimeException failure) {
        return new WebhookReceiver(
                "/webhooks/",
                id -> {
                    throw failure;
                },
                integrations.feature,
                integrations.server);
    }

    @Test
    void itsPathEndsWithASlash() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new WebhookReceiver("/webhooks", id -> SECRET, integrations.feature, integrations.server));
    }
}
