package dev.parlance.catalogue.logged;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlance.event.Payload;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Json;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The events that are logged, and how they are written into entries: the payload as JSON, and the member for its number. */
final class LoggedEvents {
    private final Map<ServerEvent<?>, String> numbers = new ConcurrentHashMap<>();

    void add(ServerEvent<?> event, String number) {
        numbers.put(event, member(event, number));
    }

    boolean isEmpty() {
        return numbers.isEmpty();
    }

    /** The name on the wire of the component that has the number. */
    private static String member(ServerEvent<?> event, String number) {
        Class<?> type = event.payload().type();
        if (event.payload().shape() != Payload.Shape.SINGLE || !type.isRecord()) {
            throw new IllegalArgumentException(
                    "\"" + event.name() + "\" cannot be numbered: its payload is not one argument that is a record");
        }
        if (BinaryComponents.isIn(type)) {
            throw new IllegalArgumentException(
                    "\"" + event.name() + "\" cannot be logged: its payload has binary, which JSON has not");
        }
        RecordComponent component = component(type, number);
        if (component == null) {
            throw new IllegalArgumentException("\"" + event.name() + "\" cannot be numbered: " + type.getName()
                    + " has no component " + number + " that is a long");
        }
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null || renamed.value().isEmpty() ? number : renamed.value();
    }

    private static @Nullable RecordComponent component(Class<?> type, String name) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .filter(component -> component.getType() == long.class || component.getType() == Long.class)
                .findFirst()
                .orElse(null);
    }

    /**
     * The details of an entry.
     *
     * @throws IllegalArgumentException if the event is not logged, or its payload cannot be written as JSON and read again
     */
    <P> List<String> details(ServerEvent<P> event, P payload, Json json) {
        String number = numbers.get(event);
        if (number == null) {
            throw new IllegalArgumentException("\"" + event.name() + "\" is not declared as a logged event");
        }
        byte[] written = json.write(payload);
        json.read(written);
        return List.of(new String(written, StandardCharsets.UTF_8), number);
    }
}
