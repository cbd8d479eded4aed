package dev.parlance.internal.engine.netty.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.Authority;
import dev.parlance.internal.engine.EngineOptions.Origins;
import java.net.InetSocketAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginPolicyTest {
    private final OriginPolicy policy = new OriginPolicy(new Origins(false, Set.copyOf(LookAlikeOrigins.ALLOWED)));

    private static ClientView at(String host, String scheme) {
        return new ClientView(
                new InetSocketAddress("127.0.0.1", 1), host == null ? null : Authority.parse(host), scheme);
    }

    // The scheme is not known here: something in front may end TLS.
    @ParameterizedTest
    @CsvSource({
        "http://a.example, a.example",
        "http://a.example:80, a.example",
        "http://a.example, a.example:80",
        "https://a.example, a.example",
        "https://a.example, a.example:443",
        "ws://a.example, a.example:80",
        "wss://a.example, a.example:443",
        "wss://a.example:443, a.example",
        "WSS://A.Example, a.example:443",
        "https://A.Example, a.EXAMPLE",
        "http://a.example:8080, a.example:8080",
        "http://a.example:8080/, a.example:8080",
        "http://a.example:65535, a.example:65535",
        "http://a.example/a/path, a.example",
        "http://[::1]:8080, [::1]:8080",
        "http://[::1], [0:0:0:0:0:0:0:1]",
        "http://127.0.0.1:9092, 127.0.0.1:9092",
        "http://xn--bcher-kva.example, xn--bcher-kva.example",
    })
    void aPageOfTheSameHostAndPortIsTheServersOwn(String origin, String host) {
        assertThat(policy.decide(origin, at(host, null))).isEqualTo(OriginAccess.SAME);
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example, a.example, http, SAME",
        "https://a.example, a.example, https, SAME",
        "wss://a.example, a.example:443, https, SAME",
        "http://a.example, a.example, https, REFUSED",
        "https://a.example, a.example, http, REFUSED",
        "http://a.example:443, a.example, https, REFUSED",
        "ws://a.example, a.example, https, REFUSED",
    })
    void theSchemeCountsWhereItIsKnown(String origin, String host, String scheme, OriginAccess access) {
        assertThat(policy.decide(origin, at(host, scheme))).isEqualTo(access);
    }

    @ParameterizedTest
    @MethodSource("dev.parlance.internal.engine.netty.http.LookAlikeOrigins#all")
    void whatOnlyLooksAlikeIsRefused(String origin) {
        assertThat(policy.decide(origin, at("a.example", null))).isEqualTo(OriginAccess.REFUSED);
        assertThat(policy.decide(origin, at("a.example", "https"))).isEqualTo(OriginAccess.REFUSED);
        assertThat(policy.decide(origin, at(null, null))).isEqualTo(OriginAccess.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://listed.example",
                "https://LISTED.example:443",
                "wss://listed.example",
                "https://a.many.example",
                "https://a.b.many.example",
                "capacitor://localhost",
            })
    void aListedOneIsLetInAtAnyHost(String origin) {
        assertThat(policy.decide(origin, at("a.example", null))).isEqualTo(OriginAccess.LISTED);
        assertThat(policy.decide(origin, at(null, "http"))).isEqualTo(OriginAccess.LISTED);
    }

    @Test
    void whatIsNoPageIsLetIn() {
        assertThat(policy.decide(null, at("a.example", null))).isEqualTo(OriginAccess.SAME);
        assertThat(OriginAccess.SAME.corsHeaders(null)).isEmpty();
        assertThat(OriginAccess.SAME.corsHeaders("http://a.example")).isEmpty();
        assertThat(OriginAccess.REFUSED.corsHeaders("http://a.example")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SAME, true", "LISTED, true", "ANY, true", "TO_BE_ASKED, false", "REFUSED, false"})
    void whatIsNeitherOwnNorAllowedIsNotAnswered(OriginAccess access, boolean allowed) {
        assertThat(access.isAllowed()).isEqualTo(allowed);
    }

    @Test
    void onlyListedOnesMaySendCookies() {
        String[] readable = {"Access-Control-Allow-Origin", "http://a.example", "Vary", "Origin"};
        assertThat(OriginAccess.ANY.corsHeaders("http://a.example")).containsExactly(readable);
        assertThat(OriginAccess.LISTED.corsHeaders("http://a.example"))
                .startsWith(readable)
                .endsWith("Access-Control-Allow-Credentials", "true")
                .hasSize(6);
        assertThat(OriginAccess.LISTED.corsHeaders(null)).isEmpty();
    }

    @Test
    void onlyOriginsThatAreOneAreAskedAbout() {
        OriginPolicy asking = new OriginPolicy(new Origins(false, Set.of("https://listed.example"), true));
        assertThat(asking.decide("https://other.example", at("a.example", null)))
                .isEqualTo(OriginAccess.TO_BE_ASKED);
        assertThat(asking.decide("https://a.example", at("a.example", null))).isEqualTo(OriginAccess.SAME);
        assertThat(asking.decide("https://listed.example", at("a.example", null)))
                .isEqualTo(OriginAccess.LISTED);
        assertThat(asking.decide("https://user@other.example", at("a.example", null)))
                .isEqualTo(OriginAccess.REFUSED);
    }

    @Test
    void anyOriginIsAnyText() {
        OriginPolicy any = new OriginPolicy(new Origins(true, Set.of("https://listed.example")));
        assertThat(any.decide("file://", at("a.example", null))).isEqualTo(OriginAccess.ANY);
        assertThat(any.decide("not an origin", at("a.example", null))).isEqualTo(OriginAccess.ANY);
        assertThat(any.decide("https://listed.example", at("a.example", null))).isEqualTo(OriginAccess.LISTED);
    }
}
