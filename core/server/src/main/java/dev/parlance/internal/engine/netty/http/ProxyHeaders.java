package dev.parlance.internal.engine.netty.http;

import dev.parlance.internal.engine.Authority;
import dev.parlance.internal.engine.EngineOptions.Proxies;
import dev.parlance.internal.engine.IpAddress;
import dev.parlance.internal.engine.IpNetwork;
import dev.parlance.internal.engine.Origin;
import dev.parlance.internal.engine.netty.http.ForwardedHeader.Element;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the headers of trusted proxies how a client saw its request. Each proxy adds to the end of what it was sent, so
 * only the end is believed: as many entries as trusted proxies have passed the request on.
 */
final class ProxyHeaders {
    private static final String FORWARDED = "Forwarded";
    private static final String FOR = "X-Forwarded-For";
    private static final String HOST = "X-Forwarded-Host";
    private static final String PROTO = "X-Forwarded-Proto";

    private final Proxies proxies;
    private final @Nullable String ownScheme;

    /** Of a server that trusts those proxies. */
    ProxyHeaders(Proxies proxies, boolean tls) {
        this.proxies = proxies;
        this.ownScheme = tls ? "https" : null;
    }

    /** How the client saw a request that came from that address. */
    ClientView view(HttpHeaders headers, InetSocketAddress peer) {
        Authority host = authority(headers.get(HttpHeaderNames.HOST));
        if (!isTrusted(peer)) {
            return new ClientView(peer, host, ownScheme);
        }
        Path path = proxies.forwardedHeader() ? forwarded(headers) : xForwarded(headers);
        int hops = 1;
        InetSocketAddress client = peer;
        for (int i = path.nodes.size() - 1; i >= 0 && isTrusted(client); i--) {
            InetSocketAddress next = node(path.nodes.get(i));
            if (next == null) {
                break;
            }
            client = next;
            hops += isTrusted(client) ? 1 : 0;
        }
        Authority asked = authority(entry(path.hosts, hops));
        String scheme = webScheme(entry(path.schemes, hops));
        return new ClientView(client, asked == null ? host : asked, scheme == null ? ownScheme : scheme);
    }

    /** Whether headers of proxies came from an address that is not trusted, and are therefore ignored. */
    boolean ignores(HttpHeaders headers, InetSocketAddress peer) {
        return !isTrusted(peer) && (headers.contains(FORWARDED) || headers.contains(HOST) || headers.contains(PROTO));
    }

    private boolean isTrusted(InetSocketAddress address) {
        for (IpNetwork network : proxies.trusted()) {
            if (network.contains(address.getAddress())) {
                return true;
            }
        }
        return false;
    }

    /** What all proxies have said, the nearest last; the three may differ in length. */
    private record Path(List<@Nullable String> nodes, List<@Nullable String> hosts, List<@Nullable String> schemes) {}

    private static Path forwarded(HttpHeaders headers) {
        List<Element> elements = ForwardedHeader.parse(String.join(",", headers.getAll(FORWARDED)));
        return new Path(each(elements, Element::node), each(elements, Element::host), each(elements, Element::proto));
    }

    private static List<@Nullable String> each(List<Element> elements, Function<Element, @Nullable String> part) {
        List<@Nullable String> parts = new ArrayList<>();
        elements.forEach(element -> parts.add(part.apply(element)));
        return parts;
    }

    private static Path xForwarded(HttpHeaders headers) {
        return new Path(list(headers, FOR), list(headers, HOST), list(headers, PROTO));
    }

    private static List<@Nullable String> list(HttpHeaders headers, String name) {
        List<@Nullable String> entries = new ArrayList<>();
        for (String value : headers.getAll(name)) {
            for (String entry : value.split(",")) {
                entries.add(entry.trim());
            }
        }
        return entries;
    }

    // Of the outermost trusted proxy, or of the first behind it that says something.
    private static @Nullable String entry(List<@Nullable String> entries, int hops) {
        for (int i = Math.max(0, entries.size() - hops); i < entries.size(); i++) {
            String entry = entries.get(i);
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    private static @Nullable InetSocketAddress node(@Nullable String text) {
        if (text == null) {
            return null;
        }
        InetAddress bare = IpAddress.parse(text);
        if (bare != null) {
            return new InetSocketAddress(bare, 0);
        }
        Authority withPort = Authority.parse(text);
        if (withPort == null) {
            return null;
        }
        String host = withPort.host();
        InetAddress address = IpAddress.parse(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        return address == null ? null : new InetSocketAddress(address, withPort.portOr(0));
    }

    private static @Nullable Authority authority(@Nullable String text) {
        return text == null ? null : Authority.parse(text);
    }

    private static @Nullable String webScheme(@Nullable String name) {
        String scheme = name == null ? "" : Origin.scheme(name);
        return scheme.equals("http") || scheme.equals("https") ? scheme : null;
    }
}
