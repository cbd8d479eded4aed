package dev.parlance.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parlance.event.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * An entry of {@code events.json}: what the documents say of an event.
 *
 * @param variant which entry of that name and direction it is, from 0 on
 * @param argument {@code object}, {@code string}, {@code object or string}, {@code none} or {@code args}
 * @param example the payload given word for word, without an envelope; null for none
 * @param envelopeName the event's name in the example's envelope; null for none
 */
record DocumentedEvent(
        String catalogue,
        String name,
        Direction direction,
        int variant,
        String origin,
        String audience,
        String argument,
        List<DocumentedField> fields,
        String answer,
        String errors,
        @Nullable JsonNode example,
        @Nullable String envelopeName) {

    /** Stands for all other members of an object. */
    static final String REST = WireField.REST;

    /** Stands for a bare string. */
    static final String BARE = "(value)";

    record DocumentedField(String name, String type, boolean optional) {}

    static List<DocumentedEvent> all() {
        try (InputStream json = DocumentedEvent.class.getResourceAsStream("/catalogue/events.json")) {
            Map<String, Integer> seen = new HashMap<>();
            List<DocumentedEvent> events = new ArrayList<>();
            for (JsonNode entry : new ObjectMapper().readTree(Objects.requireNonNull(json))) {
                String key = entry.get("catalogue") + " " + entry.get("direction") + " " + entry.get("name");
                events.add(of(entry, seen.merge(key, 1, Integer::sum) - 1));
            }
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DocumentedEvent of(JsonNode entry, int variant) {
        List<DocumentedField> fields = new ArrayList<>();
        for (JsonNode field : entry.get("fields")) {
            String name = field.get("name").textValue();
            fields.add(new DocumentedField(
                    name.startsWith(REST) ? REST : name,
                    field.get("type").textValue(),
                    field.get("optional").booleanValue()));
        }
        JsonNode example = entry.get("givenExample");
        String envelope = null;
        if (example != null && entry.has("envelope")) {
            // "event-data" or "type-data"
            envelope =
                    example.get(entry.get("envelope").textValue().split("-")[0]).textValue();
            example = example.get("data");
        }
        boolean fromClient = entry.get("direction").textValue().equals(Direction.CLIENT_TO_SERVER.toString());
        return new DocumentedEvent(
                entry.get("catalogue").textValue(),
                entry.get("name").textValue(),
                fromClient ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT,
                variant,
                entry.get("origin").textValue(),
                entry.get("audience").textValue(),
                entry.get("argument").textValue(),
                fields,
                entry.get("answer").textValue(),
                entry.path("errors").asText(""),
                example,
                envelope);
    }

    /** A test for each of those entries, which names it when it fails, whoever prints that. */
    static Stream<DynamicTest> tests(List<DocumentedEvent> entries, ThrowingConsumer<DocumentedEvent> check) {
        return DynamicTest.stream(entries.stream(), DocumentedEvent::toString, entry -> {
            try {
                check.accept(entry);
            } catch (AssertionError e) {
                throw new AssertionError(entry + ": " + e.getMessage(), e);
            }
        });
    }

    boolean isFromClient() {
        return direction == Direction.CLIENT_TO_SERVER;
    }

    @Override
    public String toString() {
        return catalogue + ": " + name + " (" + direction + ")" + (variant == 0 ? "" : " #" + variant);
    }
}
