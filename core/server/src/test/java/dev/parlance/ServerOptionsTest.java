package dev.parlance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.parlance.SessionCookie.SameSite;
import dev.parlance.http.HttpResponse;
import dev.parlance.http.WebSocketListener;
import dev.parlance.socket.Transport;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ServerOptionsTest {
    static Stream<Arguments> invalid() {
        return Stream.of(
                invalid("port must be 0 to 65535: 65536", b -> b.port(65_536)),
                invalid("port must be 0 to 65535: -1", b -> b.port(-1)),
                invalid("path must begin with a slash and name something, unencoded: /", b -> b.path("/")),
                invalid("path must begin with a slash and name something, unencoded: io/", b -> b.path("io")),
                invalid("path must begin with a slash and name something, unencoded: /a?b/", b -> b.path("/a?b")),
                invalid("path must begin with a slash and name something, unencoded: /a%20b/", b -> b.path("/a%20b")),
                invalid(
                        "allowedOrigins has an origin that no page has: app.example (it begins with a scheme, as in"
                                + " https://app.example)",
                        b -> b.allowedOrigins("app.example")),
                invalid(
                        "allowedOrigins has an origin that no page has: https://app.example/chat (browsers send no path,"
                                + " query or fragment)",
                        b -> b.allowedOrigins("http://fine.example:8080", "https://app.example/chat")),
                invalid("keepAlive must be positive, at least 1 ms: PT0S", b -> b.keepAlive(Duration.ZERO)),
                invalid("pingInterval must be positive, at least 1 ms: PT0S", b -> b.pingInterval(Duration.ZERO)),
                invalid("pingTimeout must be positive, at least 1 ms: PT-1S", b -> b.pingTimeout(seconds(-1))),
                invalid(
                        "connectTimeout must be positive, at least 1 ms: PT0.000000001S",
                        b -> b.connectTimeout(Duration.ofNanos(1))),
                invalid("upgradeTimeout must be positive, at least 1 ms: PT0S", b -> b.upgradeTimeout(Duration.ZERO)),
                invalid("handlerDeadline must be positive, at least 1 ms: PT0S", b -> b.handlerDeadline(Duration.ZERO)),
                invalid(
                        "handlerDeadline must not be longer than a year: PT8808H",
                        b -> b.handlerDeadline(Duration.ofDays(367))),
                invalid("closeDeadline must not be negative: PT-1S", b -> b.closeDeadline(seconds(-1))),
                invalid(
                        "closeDeadline must not be longer than a year: PT8808H",
                        b -> b.closeDeadline(Duration.ofDays(367))),
                invalid("maxPayload must be at least 1000 bytes: 999", b -> b.maxPayload(999)),
                invalid("maxAttachments must not be negative: -1", b -> b.maxAttachments(-1)),
                invalid("maxWaitingEvents must be positive: 0", b -> b.maxWaitingEvents(0)),
                invalid("sendBudget must not be below maxPayload: 999999", b -> b.sendBudget(999_999)),
                invalid(
                        "cookie must be secure if it is SameSite=None: io",
                        b -> b.cookie(SessionCookie.named("io").withSameSite(SameSite.NONE))),
                invalid("eventLoopThreads must not be negative: -1", b -> b.eventLoopThreads(-1)),
                invalid("handlerThreads must be positive: 0", b -> b.handlerThreads(0)));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Arguments invalid(String sentence, UnaryOperator<ServerBuilder> change) {
        return Arguments.of(sentence, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalid")
    void whatIsOutOfItsBoundsIsRefusedInASentence(String sentence, UnaryOperator<ServerBuilder> change) {
        ServerBuilder builder = change.apply(ParlanceServer.builder());
        assertThatIllegalArgumentException().isThrownBy(builder::options).withMessage(sentence);
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(sentence);
    }

    @Test
    void whatIsNullIsRefusedWhereItIsGiven() {
        assertThatNullPointerException()
                .isThrownBy(() -> ParlanceServer.builder().pingInterval(null))
                .withMessage("pingInterval");
    }

    @Test
    void whatIsChangedLaterDoesNotChangeThem() {
        ServerBuilder builder = ParlanceServer.builder()
                .port(1)
                .path("/io")
                .transports(Transport.POLLING)
                .maxPayload(2_000)
                .cookie(SessionCookie.named("io").withPath("/io").withSecure(true))
                .allowedOrigins("https://app.example", "capacitor://localhost", "null");
        ServerOptions options = builder.options();
        builder.port(2).path("/other").transports(Transport.WEBSOCKET).allowedOrigins(ServerOptions.ANY_ORIGIN);
        assertThat(options.port()).isEqualTo(1);
        assertThat(options.path()).isEqualTo("/io/");
        assertThat(options.transports()).containsExactly(Transport.POLLING);
        assertThat(options.allowedOrigins())
                .containsExactlyInAnyOrder("https://app.example", "capacitor://localhost", "null");
        assertThat(options.sendBudget()).isEqualTo(32_000);
        assertThat(options.cookie()).isNotNull();
        assertThat(options.handshakeHook()).isNull();
        assertThat(builder.options().allowedOrigins()).containsExactly("*");
    }

    @Test
    void originsAreWrittenAsBrowsersDo() {
        ServerOptions options = ParlanceServer.builder()
                .allowedOrigins("https://App.example/", "http://localhost:80", "https://*.tenants.example:443", "*")
                .options();
        assertThat(options.allowedOrigins())
                .containsExactlyInAnyOrder("https://app.example", "http://localhost", "https://*.tenants.example", "*");
        assertThat(options.originCheck()).isNull();
        assertThat(ParlanceServer.builder()
                        .allowedOrigins("x"::equals)
                        .options()
                        .originCheck())
                .accepts("x");
    }

    @Test
    void proxiesAreAddresses() {
        assertThat(ParlanceServer.builder().options().trustedProxies()).isSameAs(TrustedProxies.NONE);
        assertThat(TrustedProxies.at("10.0.0.0/8", "::1"))
                .hasToString("[10.0.0.0/8, 0:0:0:0:0:0:0:1/128] by X-Forwarded-For, -Host and -Proto");
        assertThat(TrustedProxies.at("10.0.0.7").withForwarded()).hasToString("[10.0.0.7/32] by Forwarded");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedProxies.at("proxy.example"))
                .withMessage("not an IP address, or a network as in 10.0.0.0/8: proxy.example");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedProxies.at("10.0.0.0/40"))
                .withMessage("a network's prefix is 0 to 32: 10.0.0.0/40");
    }

    @Test
    void socketIosPathIsNotThereForOthers() {
        ParlanceServer server = ParlanceServer.builder().path("/io/").build();
        for (String path : new String[] {"/io", "/io/"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.http(path, request -> HttpResponse.notFound()))
                    .withMessage("the path " + path + " is Socket.IO's");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.webSocket(path, request -> new WebSocketListener() {}))
                    .withMessage("the path " + path + " is Socket.IO's");
        }
        server.http("/io/client.js", request -> HttpResponse.notFound());
    }

    @Test
    void aCookieThatBrowsersDropIsRefused() {
        for (String name : new String[] {"", "a b", "a;b", "ä", "a\r\n"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SessionCookie.named(name))
                    .withMessageStartingWith("a cookie's name is not allowed: ");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionCookie.named("io").withPath("chat"))
                .withMessage("a cookie's path begins with a slash: \"chat\"");
    }
}
