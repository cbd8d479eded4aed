package dev.parlance.http;

import java.net.InetSocketAddress;
import java.time.Instant;

/**
 * A request as it came in.
 *
 * @param method the method, in upper case as sent
 * @param path the decoded path, beginning with a slash, without the query; it may contain {@code ..}
 * @param query the URL's parameters
 * @param headers the header fields
 * @param body the whole body, at most the server's {@code maxPayload} bytes; empty for a request without one. Not copied:
 *     do not change it
 * @param remoteAddress the address of the connection's other end, which may be a proxy's
 * @param secure whether it came over TLS that this server ended
 * @param time when it had arrived
 */
public record HttpRequest(
        String method,
        String path,
        Query query,
        Headers headers,
        byte[] body,
        InetSocketAddress remoteAddress,
        boolean secure,
        Instant time) {

    /** Method and path; never a header, a parameter or the body. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
