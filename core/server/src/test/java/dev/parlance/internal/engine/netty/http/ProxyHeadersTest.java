package dev.parlance.internal.engine.netty.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.EngineOptions.Proxies;
import dev.parlance.internal.engine.IpNetwork;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyHeadersTest {
    private static final List<IpNetwork> TRUSTED = List.of(IpNetwork.parse("10.0.0.0/8"), IpNetwork.parse("fd00::/8"));
    private static final InetSocketAddress PROXY = new InetSocketAddress("10.0.0.1", 40_000);
    private static final InetSocketAddress STRANGER = new InetSocketAddress("203.0.113.9", 40_000);

    private final ProxyHeaders xForwarded = new ProxyHeaders(new Proxies(TRUSTED, false), false);
    private final ProxyHeaders forwarded = new ProxyHeaders(new Proxies(TRUSTED, true), false);

    private static HttpHeaders headers(String... namesAndValues) {
        HttpHeaders headers = new DefaultHttpHeaders().add("Host", "inside.example:9092");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    private static String text(ClientView view) {
        return view.address().getAddress().getHostAddress() + ":"
                + view.address().getPort() + " " + view.host() + " " + view.scheme();
    }

    @Test
    void aStrangersHeadersAreIgnored() {
        HttpHeaders headers = headers(
                "X-Forwarded-For", "192.0.2.1",
                "X-Forwarded-Host", "evil.example",
                "X-Forwarded-Proto", "https",
                "Forwarded", "for=192.0.2.1;host=evil.example;proto=https");
        String direct = "203.0.113.9:40000 inside.example:9092 null";
        assertThat(text(xForwarded.view(headers, STRANGER))).isEqualTo(direct);
        assertThat(text(forwarded.view(headers, STRANGER))).isEqualTo(direct);
        assertThat(xForwarded.ignores(headers, STRANGER)).isTrue();
        assertThat(xForwarded.ignores(headers, PROXY)).isFalse();
        assertThat(xForwarded.ignores(headers(), STRANGER)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Forwarded, for=192.0.2.1", "X-Forwarded-Host, app.example", "X-Forwarded-Proto, https"})
    void eachHeaderThatIsIgnoredIsNoticed(String name, String value) {
        assertThat(xForwarded.ignores(headers(name, value), STRANGER)).isTrue();
        assertThat(xForwarded.ignores(headers(name, value), PROXY)).isFalse();
    }

    @Test
    void onlyTheHeaderOfTheOptionIsRead() {
        HttpHeaders headers = headers("X-Forwarded-For", "192.0.2.1", "Forwarded", "for=192.0.2.2");
        assertThat(text(xForwarded.view(headers, PROXY))).startsWith("192.0.2.1:0 ");
        assertThat(text(forwarded.view(headers, PROXY))).startsWith("192.0.2.2:0 ");
    }

    @Test
    void whatAProxyDoesNotSayIsAsTheConnectionHasIt() {
        assertThat(text(xForwarded.view(headers(), PROXY))).isEqualTo("10.0.0.1:40000 inside.example:9092 null");
        ProxyHeaders withTls = new ProxyHeaders(new Proxies(TRUSTED, false), true);
        assertThat(text(withTls.view(headers(), PROXY))).endsWith(" https");
        assertThat(text(withTls.view(headers("X-Forwarded-Proto", "http"), PROXY)))
                .endsWith(" http");
        assertThat(text(withTls.view(headers("X-Forwarded-Proto", "gopher"), PROXY)))
                .endsWith(" https");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // For | Host | Proto | as the client saw it
                "192.0.2.1 | app.example | https | 192.0.2.1:0 app.example https",
                "192.0.2.1:5000 | app.example:8443 | WSS | 192.0.2.1:5000 app.example:8443 https",
                "2001:db8::1 | app.example | http | 2001:db8:0:0:0:0:0:1:0 app.example http",
                "[2001:db8::1]:5000 | app.example | ws | 2001:db8:0:0:0:0:0:1:5000 app.example http",
                // What the client wrote itself stands before what the proxy has added.
                "1.1.1.1, 192.0.2.1 | evil.example, app.example | http, https | 192.0.2.1:0 app.example https",
                "10.0.0.9, 192.0.2.1 | app.example | https | 192.0.2.1:0 app.example https",
                // Two trusted proxies
                "1.1.1.1, 192.0.2.1, 10.0.0.2 | x, app.example, inner | http, https, http | 192.0.2.1:0 app.example https",
                "192.0.2.1, fd00::2 | app.example | https | 192.0.2.1:0 app.example https",
                "192.0.2.1, 10.0.0.2 | app.example, inner | https | 192.0.2.1:0 app.example https",
                // Malformed: as far as it can be believed
                "unknown | app.example | https | 10.0.0.1:40000 app.example https",
                "192.0.2.1, evil | app.example | https | 10.0.0.1:40000 app.example https",
                "192.0.2.1, evil, 10.0.0.2 | app.example | https | 10.0.0.2:0 app.example https",
                "localhost | a/b | https | 10.0.0.1:40000 inside.example:9092 https",
            })
    void theEndOfXForwardedIsBelieved(String nodes, String hosts, String schemes, String view) {
        HttpHeaders headers =
                headers("X-Forwarded-For", nodes, "X-Forwarded-Host", hosts, "X-Forwarded-Proto", schemes);
        assertThat(text(xForwarded.view(headers, PROXY))).isEqualTo(view);
    }

    @Test
    void linesOfOneHeaderAreOneList() {
        HttpHeaders headers = headers("X-Forwarded-For", "1.1.1.1", "x-forwarded-for", "192.0.2.1, 10.0.0.3");
        assertThat(text(xForwarded.view(headers, PROXY))).startsWith("192.0.2.1:0 ");
        HttpHeaders elements = headers("Forwarded", "for=1.1.1.1", "forwarded", "for=192.0.2.1, for=10.0.0.3");
        assertThat(text(forwarded.view(elements, PROXY))).startsWith("192.0.2.1:0 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=192.0.2.1;host=app.example;proto=https | 192.0.2.1:0 app.example https",
                "For=192.0.2.1 ; HOST=\"app.example:8443\"; Proto=\"https\" | 192.0.2.1:0 app.example:8443 https",
                "proto=https;by=10.0.0.1;for=\"[2001:db8::1]:4711\" | 2001:db8:0:0:0:0:0:1:4711 inside.example:9092 https",
                "for=1.1.1.1;host=evil, for=192.0.2.1;host=app.example | 192.0.2.1:0 app.example null",
                "for=192.0.2.1;host=app.example;proto=https, for=10.0.0.2;host=inner | 192.0.2.1:0 app.example https",
                "for=192.0.2.1, for=10.0.0.2;host=inner;proto=https | 192.0.2.1:0 inner https",
                "for=\"a\\\"b,for=1.1.1.1\", for=192.0.2.1 | 192.0.2.1:0 inside.example:9092 null",
                "for=unknown;host=app.example | 10.0.0.1:40000 app.example null",
                "for=_hidden;proto=https | 10.0.0.1:40000 inside.example:9092 https",
                "for=192.0.2.1;host=\"open | 10.0.0.1:40000 inside.example:9092 null",
                "for=192.0.2.1;host=\"open\\ | 10.0.0.1:40000 inside.example:9092 null",
                "for=192.0.2.1, for | 10.0.0.1:40000 inside.example:9092 null",
                "for=\"192.0.2.1\" ;host=x | 192.0.2.1:0 x null",
                "for | 10.0.0.1:40000 inside.example:9092 null",
                "for=192.0.2.1;;host=x; | 192.0.2.1:0 x null",
                "for=\"192.0.2.1\"x;host=x | 10.0.0.1:40000 inside.example:9092 null",
            })
    void theEndOfForwardedIsBelieved(String value, String view) {
        assertThat(text(forwarded.view(headers("Forwarded", value), PROXY))).isEqualTo(view);
    }
}
