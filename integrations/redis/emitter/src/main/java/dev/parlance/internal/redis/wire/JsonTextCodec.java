package dev.parlance.internal.redis.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import org.jspecify.annotations.Nullable;

/**
 * Plain values as JSON, as JavaScript's {@code JSON.stringify} writes them: for the cluster messages that carry no binary. Values
 * are those of {@link MessagePackCodec}; {@code byte[]} is written as Node writes a {@code Buffer}, and read as that object. Safe
 * for use by several threads.
 */
public final class JsonTextCodec {
    private static final int MAX_NUMBER_LENGTH = 1_000;

    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(WireLimits.MAX_DEPTH)
                    .maxStringLength(WireLimits.MAX_BYTES)
                    .maxNameLength(WireLimits.MAX_BYTES)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            // The names in clients' data are anybody's: no table that keeps them.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private static final byte OPENING_BRACE = '{';

    private JsonTextCodec() {}

    /** Whether a message is JSON: all that are begin with a brace, which no MessagePack message does. */
    public static boolean isJson(byte[] message) {
        return message.length > 0 && message[0] == OPENING_BRACE;
    }

    /**
     * Encodes a value as UTF-8. Numbers that are not finite become null, dates strings.
     *
     * @throws UnsendableMessageException if it holds anything else, or exceeds {@link WireLimits}
     */
    public static byte[] encode(@Nullable Object value) {
        return new JsonTextWriter().write(value);
    }

    /**
     * Decodes exactly one value. Integers become {@code Integer} or {@code Long}, beyond 64 bits and other numbers {@code Double},
     * objects {@code LinkedHashMap}, arrays {@code ArrayList}.
     *
     * @throws MalformedMessageException if it is malformed, something follows it, or it exceeds {@link WireLimits}
     */
    public static @Nullable Object decode(byte[] utf8) throws MalformedMessageException {
        if (utf8.length > WireLimits.MAX_BYTES) {
            throw new MalformedMessageException("more than " + WireLimits.MAX_BYTES + " bytes");
        }
        return new JsonTextReader(utf8).read();
    }
}
