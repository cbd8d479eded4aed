package dev.parlance.internal.engine.netty.http;

/** What a client sent is not an HTTP/1 request. The message never quotes it. */
final class MalformedRequestException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedRequestException(String message) {
        // Without a stack trace: malformed requests must not be expensive.
        super(message, null, false, false);
    }
}
