package dev.parlance.http;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * An answer to an HTTP request. Immutable, except that its body is not copied. {@code Content-Length}, {@code Connection} and
 * {@code Transfer-Encoding} are the server's to write: given here, they are left out.
 *
 * <pre>{@code
 * HttpResponse.json(401, "{\"error\":\"sign in first\"}").withHeader("WWW-Authenticate", "Bearer");
 * }</pre>
 */
public final class HttpResponse {
    private static final byte[] NO_BODY = new byte[0];

    private final int status;
    private final Headers headers;
    private final byte[] body;

    private HttpResponse(int status, Headers headers, byte[] body) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("not a final status: " + status);
        }
        this.status = status;
        this.headers = Objects.requireNonNull(headers);
        this.body = Objects.requireNonNull(body);
    }

    /**
     * An answer without a body.
     *
     * @throws IllegalArgumentException if the status is not 200 to 599
     */
    public static HttpResponse of(int status) {
        return new HttpResponse(status, Headers.NONE, NO_BODY);
    }

    /**
     * An answer with a body of that content type.
     *
     * @param body the whole body; not copied: do not change it afterwards
     * @throws IllegalArgumentException if the status is not 200 to 599
     */
    public static HttpResponse of(int status, String contentType, byte[] body) {
        return new HttpResponse(status, Headers.of("Content-Type", contentType), body);
    }

    /** An answer with a text in UTF-8. */
    public static HttpResponse text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** An answer with a JSON text. */
    public static HttpResponse json(int status, String json) {
        return of(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** 404 with a short text. */
    public static HttpResponse notFound() {
        return text(404, "Not found\n");
    }

    /**
     * This answer with one more header field; one of that name that it has already stays.
     *
     * @throws IllegalArgumentException as {@link Headers#of}
     */
    public HttpResponse withHeader(String name, String value) {
        return withHeaders(Headers.of(name, value));
    }

    /** This answer with more header fields. */
    public HttpResponse withHeaders(Headers more) {
        return new HttpResponse(status, headers.with(more), body);
    }

    /** The status code, 200 to 599. */
    public int status() {
        return status;
    }

    /** The header fields, {@code Content-Type} among them. */
    public Headers headers() {
        return headers;
    }

    /** The whole body. Not copied: do not change it. */
    public byte[] body() {
        return body;
    }

    /** The status; never a header or the body. */
    @Override
    public String toString() {
        return "HTTP " + status;
    }
}
