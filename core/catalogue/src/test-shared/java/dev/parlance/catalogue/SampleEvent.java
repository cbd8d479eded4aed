package dev.parlance.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientRequest;
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
        for (Class<?> type : Samples.variants(payload.type())) {
            if (type.isRecord()) {
                forms.add(new SampleEvent(event, type.getSimpleName(), arguments(payload, Samples.full(type))));
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

    /** Arguments; where they are a record's components, undefined ones are null, as JavaScript writes them. */
    static List<String> arguments(Payload<?> payload, JsonNode value) {
        if (payload.shape() != Payload.Shape.POSITIONAL) {
            return List.of(value.toString());
        }
        return WireField.of(payload.type()).stream()
                .map(field -> value.has(field.name()) ? value.get(field.name()) : NODES.nullNode())
                .map(JsonNode::toString)
                .toList();
    }

    /** A JSON array of its arguments. */
    public String json() {
        return array(arguments);
    }

    /** A JSON array of what a request may be answered with; {@code null} where that is no record. */
    public static String answer(ClientRequest<?, ?> request) {
        Class<?> type = Samples.variants(request.answer().type()).get(0);
        return type.isRecord() ? array(arguments(request.answer(), Samples.full(type))) : "[null]";
    }

    private static String array(List<String> arguments) {
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
