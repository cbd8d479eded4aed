package dev.parlance.internal.engine.netty.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.EngineOptions.Origins;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginPolicyTest {
    private final OriginPolicy own = new OriginPolicy(new Origins(false, Set.of("https://Listed.example")));

    @ParameterizedTest
    @CsvSource({
        "http://a.example, a.example, true",
        "http://a.example:80, a.example, true",
        "http://a.example, a.example:80, true",
        "https://a.example, a.example:443, true",
        "https://A.Example, a.example, true",
        "http://a.example:8080, a.example:8080, true",
        "http://[::1]:8080, [::1]:8080, true",
        "http://a.example:8080, a.example, false",
        "http://a.example.evil, a.example, false",
        "http://evil.a.example, a.example, false",
        "https://a.example:80, a.example, false",
        "null, a.example, false",
        "a.example, a.example, false",
        "https://listed.example, a.example, true",
        "http://listed.example, a.example, false",
        "https://listed.example.evil, a.example, false",
    })
    void pageOfTheSameHostAndPortOrAListedOneIsLetIn(String origin, String host, boolean allowed) {
        assertThat(own.allows(origin, host)).isEqualTo(allowed);
    }

    @Test
    void whatIsNoPageIsLetIn() {
        assertThat(own.allows(null, "a.example")).isTrue();
        assertThat(own.allows("http://a.example", null)).isFalse();
        assertThat(own.corsHeaders(null)).isEmpty();
        assertThat(own.corsHeaders("http://a.example")).isEmpty();
    }
}
