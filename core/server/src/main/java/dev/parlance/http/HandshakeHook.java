package dev.parlance.http;

import dev.parlance.event.Incubating;

/**
 * Is asked before a client's connection is opened: the handshake of Engine.IO, over polling or a WebSocket. Later requests
 * of the same connection, its upgrade among them, are not asked about, and neither are plain requests.
 *
 * <pre>{@code
 * ParlanceServer.builder().handshakeHook(request -> {
 *     if (maintenance.get()) {
 *         throw new RequestRefusedException(HttpResponse.of(503).withHeader("Retry-After", "60"));
 *     }
 *     return Headers.of("Set-Cookie", "node=" + node + "; Path=/; HttpOnly");
 * });
 * }</pre>
 *
 * <p>Who the user is, an {@code Authenticator} decides, later and for each namespace; it sees the auth payload, too.
 */
@FunctionalInterface
@Incubating
public interface HandshakeHook {
    /**
     * Lets a client connect, or refuses. Called on the server's handler threads after the origin was checked: it may block.
     * After the server's {@code handlerDeadline} the client is answered 503 and the thread interrupted.
     *
     * @param request the request of the handshake, without a body
     * @return header fields for the response of the handshake: the first of polling, or that with status 101 of a
     *     WebSocket; {@link Headers#NONE} for none. What the server writes itself is left out: {@code Content-Type},
     *     {@code Content-Length}, {@code Content-Encoding}, {@code Cache-Control}, {@code Connection},
     *     {@code Transfer-Encoding}, {@code Upgrade}, {@code Sec-WebSocket-…}, {@code Access-Control-Allow-Origin} and
     *     {@code Access-Control-Allow-Credentials}. Only {@code Sec-WebSocket-Protocol} is read: it chooses one of the
     *     subprotocols that a client offers, else the first is chosen
     * @throws RequestRefusedException to answer with that response; no session is opened
     * @throws Exception any other is logged, and answered 500 without its text
     */
    Headers beforeHandshake(HttpRequest request) throws Exception;
}
