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

    private static final int ACK_TYPE_BYTES = 2;

    private final long[] sentAt;
    private int id;

    Requests(int total) {
        sentAt = new long[total];
    }

    /**
     * Reads the ack that {@code packet} stands at and returns how many nanoseconds its request has taken.
     *
     * @throws IllegalStateException if it is not the right answer
     */
    long answered(ByteBuf packet, int length) {
        int start = packet.readerIndex() + ACK_TYPE_BYTES;
        int digits = length - ACK_TYPE_BYTES - ANSWER.readableBytes();
        if (digits <= 0 || !ByteBufUtil.equals(packet, start + digits, ANSWER, 0, ANSWER.readableBytes())) {
            throw new IllegalStateException("a wrong ack: " + LoadClient.text(packet, length));
        }
        int answered = Integer.parseInt(packet.toString(start, digits, StandardCharsets.US_ASCII));
        return System.nanoTime() - sentAt[answered];
    }

    /** The next request's packet; null when all have been sent. */
    byte[] next() {
        if (id == sentAt.length) {
            return null;
        }
        sentAt[id] = System.nanoTime();
        byte[] start = ("42" + id++).getBytes(StandardCharsets.US_ASCII);
        byte[] packet = new byte[start.length + ORDER.length];
        System.arraycopy(start, 0, packet, 0, start.length);
        System.arraycopy(ORDER, 0, packet, start.length, ORDER.length);
        return packet;
    }
}
