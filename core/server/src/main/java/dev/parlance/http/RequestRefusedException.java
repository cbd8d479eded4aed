package dev.parlance.http;

import java.util.Objects;

/**
 * Refuses a request with an HTTP answer: thrown by a {@link WebSocketEndpoint} instead of an upgrade, by a
 * {@link HandshakeHook} instead of a session, or by anything that an {@link HttpHandler} calls.
 *
 * <pre>{@code
 * throw new RequestRefusedException(HttpResponse.text(401, "Sign in first"));
 * }</pre>
 */
public class RequestRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient HttpResponse response;

    /** Refuses with that answer. */
    public RequestRefusedException(HttpResponse response) {
        // A refusal is an answer, not a failure: it needs no stack trace.
        super("refused with status " + Objects.requireNonNull(response).status(), null, false, false);
        this.response = response;
    }

    /** What the client is answered. */
    public HttpResponse response() {
        return response;
    }
}
