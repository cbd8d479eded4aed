package dev.parlance.internal.redis.wire;

import org.jspecify.annotations.Nullable;

/**
 * Plain values as MessagePack, as notepack.io 3.0 and @msgpack/msgpack 2.8 write them: the shortest form of integers and lengths,
 * other numbers as 64-bit floats, dates as timestamps.
 *
 * <p>Values are {@code Map}, {@code List}, {@code String}, {@code Number}, {@code Boolean}, {@code byte[]}, {@link java.time.Instant}
 * and null. Safe for use by several threads.
 */
public final class MessagePackCodec {
    private MessagePackCodec() {}

    /**
     * Encodes a value. A float that is a safe integer is written as an integer, as JavaScript does; an integer beyond 64 bits as a
     * float; a lone surrogate as a question mark.
     *
     * @throws UnsendableMessageException if it holds anything else, or exceeds {@link WireLimits}
     */
    public static byte[] encode(@Nullable Object value) {
        return new MessagePackWriter().write(value);
    }

    /**
     * Decodes exactly one value. Integers become {@code Integer} or {@code Long} ({@code BigInteger} above its range), floats
     * {@code Double}, maps {@code LinkedHashMap} with string keys, arrays {@code ArrayList}; {@code undefined} becomes null.
     *
     * @throws MalformedMessageException if it is malformed, has trailing bytes, or exceeds {@link WireLimits}
     */
    public static @Nullable Object decode(byte[] bytes) throws MalformedMessageException {
        if (bytes.length > WireLimits.MAX_BYTES) {
            throw new MalformedMessageException("more than " + WireLimits.MAX_BYTES + " bytes");
        }
        return new MessagePackReader(bytes).read();
    }
}
