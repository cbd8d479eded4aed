package dev.parlance.internal.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlance.socket.Json;
import dev.parlance.testkit.TestServer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationJsonTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    private final Json json = server.json();

    @Test
    void whatIsWrittenCanBeReadAgain() {
        Object value = Map.of("a", Arrays.asList(1, 2.5, "x", true, null));
        assertThat(new String(json.write(value), UTF_8)).isEqualTo("{\"a\":[1,2.5,\"x\",true,null]}");
        assertThat(json.read(json.write(value))).isEqualTo(value);
        assertThat(json.read("null".getBytes(UTF_8))).isNull();
        assertThat(json.read(json.write(null))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "{'a':1}", "secret"})
    void textThatIsNotJsonIsRefusedWithoutQuotingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> json.read(text.getBytes(UTF_8)))
                .withMessageNotContaining("secret");
    }

    @Test
    void depthIsBounded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> json.read("[".repeat(100_000).getBytes(UTF_8)));
        assertThat(json.read(("[".repeat(64) + "]".repeat(64)).getBytes(UTF_8))).isInstanceOf(List.class);
    }
}
