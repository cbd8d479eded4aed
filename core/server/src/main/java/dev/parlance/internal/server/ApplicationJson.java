package dev.parlance.internal.server;

import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import dev.parlance.socket.Json;
import org.jspecify.annotations.Nullable;

/** The server's codec as an application may use it. */
record ApplicationJson(JsonCodec codec) implements Json {
    @Override
    public byte[] write(@Nullable Object value) {
        return codec.encodeValue(value);
    }

    @Override
    public @Nullable Object read(byte[] utf8) {
        try {
            return codec.parseValue(utf8);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("not JSON: " + e.getMessage());
        }
    }
}
