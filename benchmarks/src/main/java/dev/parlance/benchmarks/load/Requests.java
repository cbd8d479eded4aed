package dev.parlance.benchmarks.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** The requests of one client: so many in all, a few of them outstanding at a time. */
final class Requests {
    private static final byte[] ORDER = ("[\"order:place\",{\"orderId\":\"ord-00004711\",\"customerId\":"
                    + "\"7c9e6679-7425-40de-944b-e07fc1f90ae7\",\"currency\":\"EUR\",\"note\":\"Leave it with the neighbours.\","
                    + "\"lines\":[{\"article\":\"AB-1001\",\"quantity\":2,\"cents\":1999},"
                    + "{\"article\":\"AB-1002\",\"quantity\":1,\"cents\":450},"
                    + "{\"article\":\"XZ-2044\",\"quantity\":12,\"cents\":75}]}]")
            .getBytes(StandardCharsets.UTF_8);

    private static final ByteBuf ANSWER = Unpooled.unreleasableBuffer(
            Unpooled.copiedBuffer("[{\"orderId\":\"ord-00004711\",\"total\":5348}]", StandardCharsets.US_ASCII));

    private int left;
    private int id;

    Requests(int total) {
        left = total;
    }

    /** Whether the packet that {@code packet} stands at is an ack with the right answer. */
    static boolean isAnswer(ByteBuf packet, int length) {
        int answer = ANSWER.readableBytes();
        return length > answer && ByteBufUtil.equals(packet, packet.readerIndex() + length - answer, ANSWER, 0, answer);
    }

    /** The next request's packet; null when all have been sent. */
    byte[] next() {
        if (left == 0) {
            return null;
        }
        left--;
        byte[] start = ("42" + id++).getBytes(StandardCharsets.US_ASCII);
        byte[] packet = new byte[start.length + ORDER.length];
        System.arraycopy(start, 0, packet, 0, start.length);
        System.arraycopy(ORDER, 0, packet, start.length, ORDER.length);
        return packet;
    }
}
