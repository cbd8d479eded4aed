package dev.parlance.clients.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parlance.event.ServerEvent;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.MalformedJsonException;
import java.util.List;
import java.util.Map;

/** What an application publishes, as the rows write it down: its arguments, to be bound to the types that it would use. */
record Published(List<?> arguments) {
    private static final JsonCodec CODEC = new JsonCodec();
    private static final ObjectMapper JSON = new ObjectMapper();

    String text(int index) {
        return (String) arguments.get(index);
    }

    Object json(int index) {
        return arguments.get(index);
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> object(int index) {
        return (Map<String, Object>) arguments.get(index);
    }

    <P> P payload(int index, ServerEvent<P> event) {
        try {
            byte[] json = JSON.writeValueAsBytes(List.of(arguments.get(index)));
            return CODEC.decode(event.payload(), CODEC.parse(json, List.of(), false));
        } catch (JsonProcessingException | MalformedJsonException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
