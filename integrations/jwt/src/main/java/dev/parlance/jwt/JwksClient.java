package dev.parlance.jwt;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches one address, and no other: it follows no redirects.
 *
 * @param timeout for all of it
 */
record JwksClient(HttpClient http, URI address, Duration timeout) {
    static final int MAX_BYTES = 256 * 1024;

    static JwksClient of(URI address, Duration timeout) {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        return new JwksClient(http, address, timeout);
    }

    /** What is there now. */
    byte[] fetch() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Accept", "application/jwk-set+json, application/json")
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, head -> new BoundedBytes(MAX_BYTES));
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("the keys were answered with status " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException late) {
            throw new IOException("the keys did not come in time", late);
        } catch (ExecutionException failed) {
            throw new IOException("the keys did not come", failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }
}
