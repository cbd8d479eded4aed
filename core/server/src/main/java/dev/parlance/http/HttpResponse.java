package dev.parlance.http;

import java.nio.charset.StandardCharsets;

/**
 * An answer to a plain HTTP request. {@code Content-Length} and {@code Connection} are the server's to write.
 *
 * @param status the status code, 200 to 599
 * @param headers further header fields, among them {@code Content-Type}
 * @param body the whole body; not copied: do not change it afterwards
 */
public record HttpResponse(int status, Headers headers, byte[] body) {
    public HttpResponse {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("not a final status: " + status);
        }
    }

    /** An answer with a text in UTF-8. */
    public static HttpResponse text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** An answer with a JSON text. */
    public static HttpResponse json(int status, String json) {
        return of(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** An answer with a body of that content type. */
    public static HttpResponse of(int status, String contentType, byte[] body) {
        return new HttpResponse(status, Headers.of("Content-Type", contentType), body);
    }

    /** 404 with a short text. */
    public static HttpResponse notFound() {
        return text(404, "Not found\n");
    }
}
