package dev.parlance.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parlance.event.Event;
import dev.parlance.event.Payload;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Payloads of events to and from the text of a packet. */
final class Wire {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonCodec codec = new JsonCodec();

    /** What a handler gets of an event whose payload is that. */
    @Nullable
    Object decode(Event<?> event, @Nullable JsonNode payload) {
        List<String> arguments = payload == null ? List.of() : SampleEvent.arguments(event.payload(), payload);
        String packet = new SampleEvent(event, "", arguments).packet();
        try {
            return codec.decode(event.payload(), codec.parseEvent(packet.getBytes(UTF_8), List.of(), false));
        } catch (MalformedJsonException e) {
            throw new AssertionError(packet, e);
        }
    }

    /** The payload as it travels. */
    <P> JsonNode encode(Event<P> event, Object payload) {
        P typed = event.payload().type().cast(payload);
        try {
            JsonNode packet = JSON.readTree(codec.encodeEvent(event.name(), codec.arguments(event.payload(), typed))
                    .json());
            if (event.payload().shape() != Payload.Shape.POSITIONAL) {
                return packet.get(1);
            }
            ObjectNode object = JSON.createObjectNode();
            List<WireField> fields = WireField.of(event.payload().type());
            for (int i = 0; i + 1 < packet.size(); i++) {
                object.set(fields.get(i).name(), packet.get(i + 1));
            }
            return object;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
