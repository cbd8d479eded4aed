package dev.parlance.internal.engine.netty.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {
    @ParameterizedTest
    @CsvSource({
        "/, , /, ''",
        "/a/b?c=d?e, , /a/b, c=d?e",
        "/a?, , /a, ''",
        "?a, , '', a",
        "/?http://x/, , /, http://x/",
        "http://x, x, /, ''",
        "HTTPS://x:80/a?b, x:80, /a, b",
        "ws://x?b, x, /, b",
        "wss://x/a, x, /a, ''",
        "http:///a, '', /a, ''",
        "ftp://x/a, , ftp://x/a, ''",
        "://x/a, , ://x/a, ''",
    })
    void namesAHostOnlyInAbsoluteForm(String target, String authority, String path, String query) {
        assertThat(RequestTarget.of(target)).isEqualTo(new RequestTarget(authority, path, query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:///a", "http://a b/", "http://user@x/", "http://x:y/", "http://#a"})
    void aHostThatIsNoneIsNotValid(String target) {
        assertThat(RequestTarget.of(target).isValid()).isFalse();
    }

    @Test
    void aPathOrAHostIsValid() {
        assertThat(RequestTarget.of("/a").isValid()).isTrue();
        assertThat(RequestTarget.of("http://[::1]:80/a").isValid()).isTrue();
    }
}
