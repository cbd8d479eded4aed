package dev.parlance.internal.engine.netty.websocket;

import dev.parlance.internal.engine.Subprotocols;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The opening handshake of a WebSocket (RFC 6455, section 4). No extension is ever agreed on. */
public final class OpeningHandshake {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private OpeningHandshake() {}

    /** Whether a request asks for an upgrade to WebSocket. */
    public static boolean isAsked(HttpRequest request) {
        return request.headers().containsValue(HttpHeaderNames.CONNECTION, "upgrade", true)
                && request.headers().containsValue(HttpHeaderNames.UPGRADE, "websocket", true);
    }

    /** Whether such a request is valid, and of the version that is supported. */
    public static boolean isValid(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return HttpMethod.GET.equals(request.method())
                && "13".equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))
                && isKey(headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY));
    }

    private static boolean isKey(@Nullable String key) {
        try {
            return key != null && Base64.getDecoder().decode(key.trim()).length == 16;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** The subprotocols that such a request offers. */
    public static List<String> offeredSubprotocols(HttpRequest request) {
        return Subprotocols.offered(request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL));
    }

    /**
     * The header of the response 101 that agrees on the first subprotocol offered; none if none is. A browser fails a
     * connection whose offer is not answered.
     */
    public static String[] firstSubprotocol(HttpRequest request) {
        List<String> offered = offeredSubprotocols(request);
        return offered.isEmpty() ? new String[0] : new String[] {Subprotocols.FIELD, offered.get(0)};
    }

    /** The headers of each response 101. */
    public static String[] responseHeaders(HttpRequest request) {
        String key = request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY).trim();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            String accept = Base64.getEncoder().encodeToString(digest);
            return new String[] {"Upgrade", "websocket", "Connection", "Upgrade", "Sec-WebSocket-Accept", accept};
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
