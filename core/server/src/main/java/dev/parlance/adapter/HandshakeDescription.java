package dev.parlance.adapter;

import dev.parlance.event.Incubating;
import java.time.Instant;
import java.util.Map;

/**
 * Of a socket's handshake what other servers are told: nothing by which somebody could sign in as its user.
 *
 * @param headers some of the request's headers, by their names in lower case; never cookies or credentials
 * @param time when it was
 * @param address the client's address, without its port
 * @param crossDomain whether it had an {@code Origin}
 * @param secure whether the connection is encrypted
 * @param url the request's path, with the parameters of {@code query}
 * @param query the parameters of Engine.IO
 */
@Incubating
public record HandshakeDescription(
        Map<String, String> headers,
        Instant time,
        String address,
        boolean crossDomain,
        boolean secure,
        String url,
        Map<String, String> query) {}
