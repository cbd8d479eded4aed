package dev.parlance.example.integration;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends signed webhooks, like an integrated service; {@code docs/webhooks.md} describes the signature. */
final class WebhookSender {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final Supplier<URI> address;
    private final String integrationId;
    private final String secret;
    private final Clock clock;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /** Sends webhooks of an integration to an address, which is supplied for each of them. */
    WebhookSender(Supplier<URI> address, String integrationId, String secret, Clock clock) {
        this.address = address;
        this.integrationId = integrationId;
        this.secret = secret;
        this.clock = clock;
    }

    /** Sends a body and blocks until it is answered. */
    Sent send(String body) throws IOException, InterruptedException {
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        String signature = sign(timestamp + "." + integrationId + "." + body);
        HttpRequest request = HttpRequest.newBuilder(address.get())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("X-Webhook-Timestamp", timestamp)
                .header("X-Webhook-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return new Sent(client.send(request, BodyHandlers.discarding()).statusCode(), timestamp, signature);
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    /**
     * A webhook that was sent.
     *
     * @param status the status of the response
     * @param timestamp the time of the signature, in seconds since 1970
     * @param signature the signature, in hex
     */
    record Sent(int status, String timestamp, String signature) {}
}
