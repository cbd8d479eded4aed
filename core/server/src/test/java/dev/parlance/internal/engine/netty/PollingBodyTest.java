package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollingBodyTest {
    @Test
    void splitsAtTheSeparatorAndKeepsWhatIsEmpty() {
        assertThat(packets("4a\u001e4b")).containsExactly("4a", "4b");
        assertThat(packets("")).containsExactly("");
        assertThat(packets("4a\u001e")).containsExactly("4a", "");
        assertThat(packets("\u001e\u001e")).containsExactly("", "", "");
    }

    @Test
    void decodesBase64WithAndWithoutPadding() {
        assertThat(PollingBody.decodeBinary("bAQI=".getBytes(StandardCharsets.US_ASCII)))
                .containsExactly(1, 2);
        assertThat(PollingBody.decodeBinary("bAQI".getBytes(StandardCharsets.US_ASCII)))
                .containsExactly(1, 2);
        assertThat(PollingBody.decodeBinary("b".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(PollingBody.decodeBinary("bA*".getBytes(StandardCharsets.US_ASCII)))
                .isNull();
    }

    private static List<String> packets(String body) {
        PollingBody reading = new PollingBody(body.getBytes(StandardCharsets.UTF_8));
        List<String> packets = new ArrayList<>();
        while (!reading.isFinished()) {
            packets.add(new String(reading.next(), StandardCharsets.UTF_8));
        }
        return packets;
    }
}
