package dev.parlance;

import static dev.parlance.ServerProperty.of;
import static dev.parlance.internal.configuration.ValueTypes.BOOLEAN;
import static dev.parlance.internal.configuration.ValueTypes.DURATION;
import static dev.parlance.internal.configuration.ValueTypes.FILE;
import static dev.parlance.internal.configuration.ValueTypes.LIST;
import static dev.parlance.internal.configuration.ValueTypes.TEXT;
import static dev.parlance.internal.configuration.ValueTypes.WHOLE_NUMBER;

import dev.parlance.SessionCookie.SameSite;
import dev.parlance.internal.configuration.ValueTypes;
import dev.parlance.internal.engine.IpNetwork;
import dev.parlance.socket.Transport;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The properties of addresses, transports, origins, proxies and the cookie. */
final class NetworkProperties {
    static final List<ServerProperty> ALL = List.of(
            of(
                    "host",
                    TEXT,
                    ServerOptions::host,
                    ServerBuilder::host,
                    "The address to bind; all addresses if not set."),
            of(
                    "port",
                    WHOLE_NUMBER,
                    ServerOptions::port,
                    ServerBuilder::port,
                    "The port to bind, 0 for any free one.",
                    OptionBounds.PORT),
            of("path", TEXT, ServerOptions::path, ServerBuilder::path, "The path of Socket.IO.", OptionBounds.PATH),
            of(
                    "transports",
                    LIST,
                    options -> options.transports().stream()
                            .sorted()
                            .map(Transport::wireName)
                            .toList(),
                    NetworkProperties::transports,
                    "The transports that clients may use, `polling` and `websocket`."),
            of(
                    "allowed-origins",
                    LIST,
                    options -> options.allowedOrigins().stream().sorted().toList(),
                    NetworkProperties::origins,
                    "The origins, besides the server's own, from which a browser's page may connect, as in"
                            + " `https://*.app.example`; `*` for all, without cookies."),
            of(
                    "trusted-proxies",
                    LIST,
                    options -> options.trustedProxies().networks().stream()
                            .map(IpNetwork::toString)
                            .toList(),
                    NetworkProperties::proxies,
                    "The addresses or networks of the proxies that are believed what they say of a client."),
            of(
                    "trusted-proxies-header",
                    ValueTypes.oneOf(ProxyHeader.class),
                    options -> options.trustedProxies().forwarded() ? ProxyHeader.FORWARDED : ProxyHeader.X_FORWARDED,
                    (builder, header) -> builder.trustedProxies =
                            builder.trustedProxies.withForwarded(header == ProxyHeader.FORWARDED),
                    "Which headers those proxies set: `X-Forwarded-For`, `-Host` and `-Proto`, or `Forwarded`."),
            of(
                    "keep-alive",
                    DURATION,
                    ServerOptions::keepAlive,
                    ServerBuilder::keepAlive,
                    "How long an HTTP connection may be idle between two requests; longer than a load balancer keeps it.",
                    OptionBounds.TIME),
            of(
                    "cookie.name",
                    TEXT,
                    ofCookie(SessionCookie::name),
                    NetworkProperties::cookie,
                    "The name of a cookie for load balancers; no cookie if not set."),
            of(
                    "cookie.path",
                    TEXT,
                    ofCookie(SessionCookie::path),
                    onCookie(SessionCookie::withPath),
                    "The path of that cookie; `/` if not set."),
            of(
                    "cookie.same-site",
                    ValueTypes.oneOf(SameSite.class),
                    ofCookie(SessionCookie::sameSite),
                    onCookie(SessionCookie::withSameSite),
                    "From which sites' pages it is sent; `LAX` if not set. `NONE` needs `cookie.secure`."),
            of(
                    "cookie.secure",
                    BOOLEAN,
                    ofCookie(SessionCookie::secure),
                    onCookie(SessionCookie::withSecure),
                    "Whether it is only sent over TLS; `false` if not set."),
            of(
                    "serve-client",
                    BOOLEAN,
                    ServerOptions::serveClient,
                    (builder, serve) -> builder.serveClient = serve,
                    "Whether the JavaScript client is served below `path`, as in `/socket.io/socket.io.min.js`; its files come"
                            + " from the dependency `org.webjars.npm:socket.io-client` or from `client-folder`."),
            of(
                    "client-folder",
                    FILE,
                    ServerOptions::clientFolder,
                    (builder, folder) -> builder.clientFolder = folder,
                    "The folder that has those files, as in `node_modules/socket.io-client/dist`."),
            of(
                    "event-loop-threads",
                    WHOLE_NUMBER,
                    ServerOptions::eventLoopThreads,
                    ServerBuilder::eventLoopThreads,
                    "How many threads read and write; 0 for as many as there are cores.",
                    OptionBounds.NOT_NEGATIVE));

    private NetworkProperties() {}

    /** What a proxy says of a client in. */
    private enum ProxyHeader {
        X_FORWARDED,
        FORWARDED
    }

    private static void transports(ServerBuilder builder, List<String> names) {
        List<Transport> transports =
                names.stream().map(NetworkProperties::transport).toList();
        if (transports.isEmpty()) {
            throw new IllegalArgumentException("it must name at least one transport");
        }
        builder.transports(transports.get(0), transports.toArray(Transport[]::new));
    }

    private static Transport transport(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "polling" -> Transport.POLLING;
            case "websocket" -> Transport.WEBSOCKET;
            default -> throw new IllegalArgumentException("it must be polling, websocket or both: \"" + name + "\"");
        };
    }

    private static void origins(ServerBuilder builder, List<String> origins) {
        origins.forEach(ServerOptions::origin);
        builder.allowedOrigins(origins.toArray(String[]::new));
    }

    private static void proxies(ServerBuilder builder, List<String> addresses) {
        boolean forwarded = builder.trustedProxies.forwarded();
        builder.trustedProxies =
                TrustedProxies.at(addresses.toArray(String[]::new)).withForwarded(forwarded);
    }

    private static void cookie(ServerBuilder builder, String name) {
        SessionCookie before = builder.cookie;
        SessionCookie cookie = SessionCookie.named(name);
        builder.cookie = before == null
                ? cookie
                : cookie.withPath(before.path()).withSameSite(before.sameSite()).withSecure(before.secure());
    }

    private static <T> Function<ServerOptions, @Nullable T> ofCookie(Function<SessionCookie, T> part) {
        return options -> {
            SessionCookie cookie = options.cookie();
            return cookie == null ? null : part.apply(cookie);
        };
    }

    private static <T> BiConsumer<ServerBuilder, T> onCookie(BiFunction<SessionCookie, T, SessionCookie> change) {
        return (builder, value) -> {
            SessionCookie cookie = builder.cookie;
            if (cookie == null) {
                throw new IllegalArgumentException("it needs cookie.name");
            }
            builder.cookie = change.apply(cookie, value);
        };
    }
}
