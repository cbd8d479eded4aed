package dev.parlance.catalogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Event;
import dev.parlance.event.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An event as it may travel.
 *
 * @param form distinguishes those of one event
 * @param arguments the JSON of each
 */
public record SampleEvent(Event<?> event, String form, List<String> arguments) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** All events of a catalogue in each of their forms: every variant of a payload, and the bare string for an object. */
    public static List<SampleEvent> of(Catalogue catalogue) {
        return catalogue.events().stream().flatMap(SampleEvent::forms).toList();
    }

    private static Stream<SampleEvent> forms(Event<?> event) {
        Payload<?> payload = event.payload();
        List<SampleEvent> forms = new ArrayList<>();
        for (Class<?> type : variants(payload.type())) {
            if (type.isRecord()) {
                forms.add(new SampleEvent(event, type.getSimpleName(), arguments(event, Samples.full(type))));
            }
        }
        if (payload.type() == String.class || payload.fromText() != null) {
            forms.add(new SampleEvent(event, "string", List.of("\"42\"")));
        }
        if (payload.type() == Object.class) {
            forms.add(new SampleEvent(event, "any", List.of("{\"any\":[1,null,\"é\"]}")));
        }
        if (payload.type() == Void.class) {
            forms.add(new SampleEvent(event, "nothing", List.of()));
        }
        if (forms.isEmpty()) {
            throw new AssertionError("no sample of " + event.name());
        }
        return forms.stream();
    }

    private static List<Class<?>> variants(Class<?> type) {
        JsonSubTypes variants = type.getAnnotation(JsonSubTypes.class);
        return variants == null
                ? List.of(type)
                : Stream.of(variants.value())
                        .<Class<?>>map(JsonSubTypes.Type::value)
                        .toList();
    }

    /** A payload's arguments; where they are a record's components, undefined ones are null, as JavaScript writes them. */
    static List<String> arguments(Event<?> event, JsonNode payload) {
        if (event.payload().shape() != Payload.Shape.POSITIONAL) {
            return List.of(payload.toString());
        }
        return WireField.of(event.payload().type()).stream()
                .map(field -> payload.has(field.name()) ? payload.get(field.name()) : NODES.nullNode())
                .map(JsonNode::toString)
                .toList();
    }

    /** A JSON array of its arguments. */
    public String json() {
        return "[" + String.join(",", arguments) + "]";
    }

    /** A JSON array of its name and its arguments. */
    public String packet() {
        return Stream.concat(Stream.of(NODES.textNode(event.name()).toString()), arguments.stream())
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public String toString() {
        return event.name() + " (" + form + ")";
    }
}
