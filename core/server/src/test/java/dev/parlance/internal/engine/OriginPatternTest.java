package dev.parlance.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginPatternTest {
    @ParameterizedTest
    @CsvSource({
        "https://app.example/, https://app.example",
        "HTTPS://App.Example, https://app.example",
        "https://app.example:443, https://app.example",
        "http://app.example:80/, http://app.example",
        "https://app.example:80, https://app.example:80",
        "wss://app.example, https://app.example",
        "https://*.App.example:443/, https://*.app.example",
        "http://*.app.example:8080, http://*.app.example:8080",
        "https://bücher.example, https://xn--bcher-kva.example",
        "http://[0:0::1]:8080, http://[0:0:0:0:0:0:0:1]:8080",
        "capacitor://localhost, capacitor://localhost",
        "chrome-extension://abcdefgh, chrome-extension://abcdefgh",
        "file://, file://",
        "file:///, file://",
        "null, null",
    })
    void anOriginIsWrittenAsBrowsersDo(String text, String normal) {
        assertThat(OriginPattern.parse(text)).hasToString(normal);
        assertThat(OriginPattern.parse(normal)).isEqualTo(OriginPattern.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app.example              | it begins with a scheme, as in https://app.example",
                "//app.example            | it begins with a scheme, as in https://app.example",
                "''                       | it begins with a scheme, as in https://app.example",
                "://app.example           | it begins with a scheme, as in https://app.example",
                "*.app.example            | it begins with a scheme, as in https://app.example",
                "localhost:3000           | it begins with a scheme, as in https://app.example",
                "https://*                | a star stands only for subdomains, as in https://*.app.example",
                "https://app.*            | a star stands only for subdomains, as in https://*.app.example",
                "https://*app.example     | a star stands only for subdomains, as in https://*.app.example",
                "https://app.example:*    | a star stands only for subdomains, as in https://*.app.example",
                "https://*.*.example      | a star stands only for subdomains, as in https://*.app.example",
                "*://app.example          | a star stands only for subdomains, as in https://*.app.example",
                "https://user@app.example | browsers send no user",
                "https://@app.example     | browsers send no user",
                "https://app.example/chat | browsers send no path, query or fragment",
                "https://app.example//    | browsers send no path, query or fragment",
                "https://app.example?x    | browsers send no path, query or fragment",
                "https://app.example#x    | browsers send no path, query or fragment",
                "https://                 | it has no valid scheme, host and port",
                "https://app.example:     | it has no valid scheme, host and port",
                "https://app.example:99999 | it has no valid scheme, host and port",
                "https://a b              | it has no valid scheme, host and port",
                "https://[::1             | it has no valid scheme, host and port",
                "1http://app.example      | it has no valid scheme, host and port",
                "https://*.               | it has no valid scheme, host and port",
                "https://*.10.0.0.1       | subdomains are those of a host's name",
                "https://*..example       | subdomains are those of a host's name",
            })
    void whatNoPageHasIsRefusedInASentence(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OriginPattern.parse(text))
                .withMessage("allowedOrigins has an origin that no page has: " + text + " (" + why + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.app.example",
                "https://a.b.app.example",
                "https://A.APP.example:443",
                "wss://a.app.example/path"
            })
    void aStarStandsForSubdomains(String origin) {
        assertThat(OriginPattern.parse("https://*.app.example").matches(Origin.parse(origin)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example",
                "https://.app.example",
                "https://..app.example",
                "https://evilapp.example",
                "https://evil-app.example",
                "https://a.app.example.evil",
                "https://evil.example/.app.example",
                "https://a.app.example:444",
                "http://a.app.example",
                "http://a.app.example:443",
                "ftp://a.app.example",
                "null",
                "file://",
            })
    void andForNothingThatLooksLikeOne(String origin) {
        assertThat(OriginPattern.parse("https://*.app.example").matches(Origin.parse(origin)))
                .isFalse();
    }
}
