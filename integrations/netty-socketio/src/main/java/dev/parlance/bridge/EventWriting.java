package dev.parlance.bridge;

import com.corundumstudio.socketio.protocol.JsonSupport;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.JsonCodec;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what netty-socketio sends: what is written already as it is, events of a catalogue by Parlance's rules. */
final class EventWriting {
    private final JsonCodec codec;
    private final CatalogueEvents events;
    private final JsonSupport others;

    /** The binary values of what this thread wrote last; null if the other layer has them. */
    private final ThreadLocal<@Nullable List<byte[]>> attachments = new ThreadLocal<>();

    EventWriting(JsonCodec codec, CatalogueEvents events, JsonSupport others) {
        this.codec = codec;
        this.events = events;
        this.others = others;
    }

    /** Writes a list of arguments, or any other value. */
    void write(ByteBufOutputStream target, Object value) throws IOException {
        EncodedArguments encoded = value instanceof List<?> values && !values.isEmpty() ? encoded(values) : null;
        if (encoded == null) {
            attachments.remove();
            others.writeValue(target, value);
        } else {
            attachments.set(encoded.attachments());
            target.write(encoded.json());
        }
    }

    /** The binary values of what this thread wrote last. */
    List<byte[]> attachments() {
        List<byte[]> ours = attachments.get();
        return ours == null ? others.getArrays() : ours;
    }

    private @Nullable EncodedArguments encoded(List<?> values) {
        if (values.get(values.size() - 1) instanceof WireArguments wire) {
            return wire.encoded();
        }
        if (!(values.get(0) instanceof String name) || !events.isFromServer(name)) {
            return null;
        }
        try {
            return codec.encodeEvent(name, values.subList(1, values.size()));
        } catch (IllegalArgumentException notByOurRules) {
            // An object of the application's that only its own layer can write.
            return null;
        }
    }
}
