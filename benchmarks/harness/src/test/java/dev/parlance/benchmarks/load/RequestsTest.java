package dev.parlance.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestsTest {
    private final Requests requests = new Requests(2);

    @Test
    void requestsAreNumberedAndEnd() {
        assertThat(text(requests.next())).startsWith("420[\"order:place\",{");
        assertThat(text(requests.next())).startsWith("421[\"order:place\",{");
        assertThat(requests.next()).isNull();
    }

    @Test
    void anAckEndsTheTimeOfItsOwnRequest() {
        requests.next();
        long between = System.nanoTime();
        requests.next();
        long later = System.nanoTime();

        assertThat(answered("431[{\"orderId\":\"ord-00004711\",\"total\":5348}]"))
                .isBetween(0L, System.nanoTime() - between);
        assertThat(answered("430[{\"orderId\":\"ord-00004711\",\"total\":5348}]"))
                .isGreaterThanOrEqualTo(later - between);
    }

    @Test
    void aWrongAnswerIsAnError() {
        requests.next();

        assertThatThrownBy(() -> answered("430[{\"orderId\":\"ord-00004711\",\"total\":5349}]"))
                .hasMessageStartingWith("a wrong ack: 430[");
        assertThatThrownBy(() -> answered("430[]")).hasMessage("a wrong ack: 430[]");
    }

    private long answered(String ack) {
        ByteBuf packet = Unpooled.copiedBuffer(ack, StandardCharsets.US_ASCII);
        return requests.answered(packet, packet.readableBytes());
    }

    private static String text(byte[] packet) {
        return new String(packet, StandardCharsets.UTF_8);
    }
}
