package dev.parlance.internal.engine.netty.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.netty.websocket.WebSocketReceiver;
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
    void typeIsApartFromItsText() {
        PollingBody body = body("4abc\u001e3\u001e\u001ebAQI=");
        assertThat(body.next()).isTrue();
        assertThat(body.type()).isEqualTo('4');
        assertThat(body.isBinary()).isFalse();
        assertThat(body.text()).asString().isEqualTo("abc");
        assertThat(body.next()).isTrue();
        assertThat(body.type()).isEqualTo('3');
        assertThat(body.text()).isEmpty();
        assertThat(body.next()).isTrue();
        assertThat(body.type()).isEqualTo(WebSocketReceiver.NO_TYPE);
        assertThat(body.text()).isEmpty();
        assertThat(body.isFinished()).isFalse();
        assertThat(body.next()).isTrue();
        assertThat(body.isBinary()).isTrue();
        assertThat(body.decodeBinary()).containsExactly(1, 2);
        assertThat(body.isFinished()).isTrue();
        assertThat(body.next()).isFalse();
    }

    @Test
    void decodesBase64WithAndWithoutPadding() {
        assertThat(decoded("bAQI=")).containsExactly(1, 2);
        assertThat(decoded("bAQI")).containsExactly(1, 2);
        assertThat(decoded("b")).isEmpty();
        assertThat(decoded("bA*")).isNull();
        assertThat(decoded("bAQIDBA==")).containsExactly(1, 2, 3, 4);
    }

    @Test
    void lineBreaksInBase64AreIgnored() {
        assertThat(decoded("bAQ\r\nID\n\r\n")).containsExactly(1, 2, 3);
        assertThat(decoded("b\n")).isEmpty();
    }

    private static byte[] decoded(String packet) {
        PollingBody body = body("4before\u001e" + packet + "\u001e4behind");
        body.next();
        body.next();
        return body.decodeBinary();
    }

    private static PollingBody body(String text) {
        return new PollingBody(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> packets(String text) {
        PollingBody body = body(text);
        List<String> packets = new ArrayList<>();
        while (body.next()) {
            String type = body.type() == WebSocketReceiver.NO_TYPE ? "" : Character.toString(body.type());
            packets.add(type + new String(body.text(), StandardCharsets.UTF_8));
        }
        return packets;
    }
}
