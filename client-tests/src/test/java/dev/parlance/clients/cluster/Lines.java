package dev.parlance.clients.cluster;

import dev.parlance.clients.json.JsonValues;
import dev.parlance.clients.node.Node;
import dev.parlance.clients.node.NodeProgram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.json.JSONException;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** A program of {@code js/cluster}, which answers each command in turn. Binary is an object with {@code $bin}, in base64. */
public final class Lines implements AutoCloseable {
    private static final String BINARY = "$bin";

    private final NodeProgram program;
    private final Object ready;

    /** Starts a program and waits until it is ready. */
    public Lines(String name, String... arguments) throws IOException, InterruptedException, JSONException {
        program = new NodeProgram(Node.FOLDER.resolve("cluster"), name, arguments);
        ready = JsonValues.fromJson(program.next(name + " starting").get("result"));
    }

    /** What it has told when it was ready. */
    public @Nullable Object ready() {
        return ready;
    }

    /** Carries out a command, given as alternating names and values, and returns its result. */
    public synchronized @Nullable Object call(String operation, @Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> command = new LinkedHashMap<>();
        command.put("op", operation);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            command.put((String) namesAndValues[i], toLine(namesAndValues[i + 1]));
        }
        try {
            program.write((JSONObject) JsonValues.toJson(command));
            JSONObject answer = program.next(operation);
            if (answer.has("error")) {
                throw new IllegalStateException(operation + ": " + answer.getString("error"));
            }
            return fromLine(JsonValues.fromJson(answer.get("result")));
        } catch (IOException | JSONException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As {@link #call}, of a result that is a list. */
    public List<@Nullable Object> list(String operation, @Nullable Object... namesAndValues) {
        return ((List<?>) call(operation, namesAndValues))
                .stream().<Object>map(value -> value).toList();
    }

    private static @Nullable Object toLine(@Nullable Object value) {
        return Binary.replaced(
                value, bytes -> Map.of(BINARY, Base64.getEncoder().encodeToString(bytes)));
    }

    private static @Nullable Object fromLine(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            if (map.get(BINARY) instanceof String base64) {
                return Base64.getDecoder().decode(base64);
            }
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, one) -> copy.put((String) key, fromLine(one)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(one -> copy.add(fromLine(one)));
            return copy;
        }
        return value;
    }

    @Override
    public void close() {
        program.close();
    }
}
