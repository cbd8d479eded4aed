package dev.parlance.internal.engine.netty.session;

import dev.parlance.internal.engine.netty.http.HttpExchange;
import java.nio.charset.StandardCharsets;

/** Why a request to the Engine.IO path is refused; codes and texts are those of Engine.IO's reference server. */
public enum EngineError {
    TRANSPORT_UNKNOWN(400, 0, "Transport unknown"),
    SESSION_UNKNOWN(400, 1, "Session ID unknown"),
    BAD_HANDSHAKE_METHOD(400, 2, "Bad handshake method"),
    BAD_REQUEST(400, 3, "Bad request"),
    FORBIDDEN(403, 4, "Forbidden"),
    UNSUPPORTED_VERSION(400, 5, "Unsupported protocol version");

    private final int status;
    private final String message;
    private final byte[] json;

    EngineError(int status, int code, String message) {
        this.status = status;
        this.message = message;
        this.json = ("{\"code\":" + code + ",\"message\":\"" + message + "\"}").getBytes(StandardCharsets.US_ASCII);
    }

    public int status() {
        return status;
    }

    public String message() {
        return message;
    }

    public void answer(HttpExchange exchange) {
        exchange.answer(status, "application/json", json);
    }
}
