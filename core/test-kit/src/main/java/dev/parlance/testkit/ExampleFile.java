package dev.parlance.testkit;

import dev.parlance.event.Direction;
import dev.parlance.event.Limits;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a file of examples. */
final class ExampleFile {
    private static final JsonCodec CODEC = new JsonCodec(Limits.NONE.withJsonDepth(Limits.MAX_JSON_DEPTH));

    private ExampleFile() {}

    /**
     * An example.
     *
     * @param arguments a JSON array
     */
    record Example(Direction direction, String event, String arguments) {}

    static List<Example> read(byte[] json) {
        List<Example> examples = new ArrayList<>();
        for (Map.Entry<String, @Nullable Object> group : object(json).entrySet()) {
            Direction direction = direction(group.getKey());
            if (!(group.getValue() instanceof List<?> packets)) {
                throw new IllegalArgumentException("\"" + group.getKey() + "\" is no list of examples");
            }
            packets.forEach(packet -> examples.add(example(direction, packet)));
        }
        return examples;
    }

    private static Map<String, @Nullable Object> object(byte[] json) {
        try {
            return CODEC.parseObject(json);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("there is no JSON object in it", e);
        }
    }

    private static Direction direction(String text) {
        return Arrays.stream(Direction.values())
                .filter(direction -> direction.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + text + "\" is no direction: " + Arrays.toString(Direction.values())));
    }

    private static Example example(Direction direction, @Nullable Object packet) {
        if (packet instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof String name) {
            return new Example(direction, name, text(CODEC.encodeValue(list.subList(1, list.size()))));
        }
        throw new IllegalArgumentException(
                text(CODEC.encodeValue(packet)) + " is no example: a list that begins with an event's name");
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
