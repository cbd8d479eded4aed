package dev.parlance.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UpgradeTest {
    private static final String PLAIN = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";
    private static final String DEFLATE =
            "HTTP/1.1 101 Switching Protocols\r\nsec-websocket-extensions: permessage-deflate\r\n\r\n";

    @Test
    void compressionIsOfferedOnlyWhenAskedFor() {
        assertThat(new String(Upgrade.request(80, "/", true), StandardCharsets.US_ASCII))
                .contains("permessage-deflate; client_max_window_bits\r\n")
                .endsWith("\r\n\r\n");
        assertThat(new String(Upgrade.request(80, "/", false), StandardCharsets.US_ASCII))
                .doesNotContain("permessage-deflate")
                .endsWith("\r\n\r\n");
    }

    @Test
    void theAnswerSaysWhetherTheServerCompresses() {
        assertThat(Upgrade.answer(bytes(PLAIN))).isEqualTo(new Upgrade.Accepted(false));
        assertThat(Upgrade.answer(bytes(DEFLATE))).isEqualTo(new Upgrade.Accepted(true));
    }

    @Test
    void whatFollowsTheAnswerIsLeftInTheBuffer() {
        ByteBuf in = bytes(PLAIN + "rest");

        Upgrade.answer(in);

        assertThat(in.toString(StandardCharsets.US_ASCII)).isEqualTo("rest");
    }

    @Test
    void nothingIsConsumedOfAnAnswerThatIsNotWhole() {
        ByteBuf in = bytes(PLAIN.substring(0, PLAIN.length() - 1));

        assertThat(Upgrade.answer(in)).isNull();
        assertThat(in.readerIndex()).isZero();
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> Upgrade.answer(bytes("HTTP/1.1 400 Bad Request\r\n\r\n")))
                .hasMessageContaining("400 bad request");
        assertThatThrownBy(() ->
                        Upgrade.answer(bytes(DEFLATE.replace("deflate\r", "deflate; client_max_window_bits=9\r"))))
                .hasMessageContaining("window");
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }
}
