package dev.parlance.internal.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of an event or an ack that a client sent: well-formed JSON, not yet decoded. Immutable. */
public final class IncomingArguments {
    private final @Nullable String name;
    private final byte[] json;
    private final List<@Nullable Object> values;

    IncomingArguments(@Nullable String name, byte[] json, List<@Nullable Object> values) {
        this.name = name;
        this.json = json;
        this.values = values;
    }

    /** The event's name, 1 to {@value JsonCodec#MAX_NAME_LENGTH} characters; null for an ack. */
    public @Nullable String name() {
        return name;
    }

    /**
     * All arguments as plain Java values, the name not among them: {@code LinkedHashMap}, {@code ArrayList}, {@code String},
     * {@code Integer}, {@code Long}, {@code BigInteger}, {@code Double}, {@code Boolean}, null, and {@code byte[]} for
     * binary. Decoded when first asked for.
     */
    public List<@Nullable Object> values() {
        return values;
    }

    /** The number of arguments, the name not among them. */
    public int count() {
        return values.size();
    }

    /** The number of bytes, attachments included. */
    public int size() {
        return json.length;
    }
}
