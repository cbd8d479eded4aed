package dev.parlance.internal.redis.wire.cluster;

import dev.parlance.internal.redis.wire.JsonTextCodec;
import dev.parlance.internal.redis.wire.MalformedMessageException;
import dev.parlance.internal.redis.wire.MessagePackCodec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request or an answer of the classic adapter, while it is written. */
final class ClassicMap {
    private final Map<String, @Nullable Object> map = new LinkedHashMap<>();

    /** Reads one of either encoding. */
    static Fields read(byte[] bytes, String what) throws MalformedMessageException {
        return Fields.of(
                JsonTextCodec.isJson(bytes) ? JsonTextCodec.decode(bytes) : MessagePackCodec.decode(bytes), what);
    }

    Map<String, @Nullable Object> map() {
        return map;
    }

    ClassicMap put(String name, @Nullable Object value) {
        map.put(name, value);
        return this;
    }

    /** A text that is left out if there is none. */
    ClassicMap text(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? this : put(name, value);
    }

    /** Whom it concerns; flags are for broadcasts only. */
    ClassicMap selection(BroadcastOptions options) {
        Map<String, @Nullable Object> selection = new LinkedHashMap<>();
        selection.put(BodyWriter.ROOMS, options.rooms());
        selection.put(BodyWriter.EXCEPT, options.except());
        return put(BodyWriter.OPTIONS, selection);
    }
}
