package dev.parlance.contract;

import static dev.parlance.contract.AsyncApiDocument.list;
import static dev.parlance.contract.AsyncApiDocument.object;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether what is written by one schema can be read by another. From clients the schema before writes and the schema now
 * reads; from the server it is the other way round.
 */
final class SchemaComparison {
    private final AsyncApiDocument writers;
    private final AsyncApiDocument readers;
    private final boolean fromClient;
    private final List<String> breaking;
    private final List<String> compatible;
    private final Set<List<Object>> compared = new HashSet<>();

    SchemaComparison(
            AsyncApiDocument writers,
            AsyncApiDocument readers,
            boolean fromClient,
            List<String> breaking,
            List<String> compatible) {
        this.writers = writers;
        this.readers = readers;
        this.fromClient = fromClient;
        this.breaking = breaking;
        this.compatible = compatible;
    }

    void arguments(PayloadPath place, Arguments writer, Arguments reader) {
        int common = Math.min(writer.schemas().size(), reader.schemas().size());
        for (int i = 0; i < common; i++) {
            compare(
                    reader.place(place, i),
                    writer.schemas().get(i),
                    reader.schemas().get(i));
        }
        int count = Math.max(writer.schemas().size(), reader.schemas().size());
        // Of an object that both have its members say what is required.
        for (int i = writer.named() || reader.named() ? 0 : common; i < count; i++) {
            Arguments longer = i < reader.schemas().size() ? reader : writer;
            presence(
                    longer.place(place, i),
                    Presence.of(i < writer.schemas().size(), i < writer.required()),
                    Presence.of(i < reader.schemas().size(), i < reader.required()));
        }
    }

    void compare(PayloadPath place, Map<String, Object> writerSchema, Map<String, Object> readerSchema) {
        if (isRepeated(writerSchema, readerSchema)) {
            return;
        }
        Map<String, Object> writer = writers.resolve(writerSchema);
        Map<String, Object> reader = readers.resolve(readerSchema);
        if (isAny(reader)) {
            return;
        }
        if (isAny(writer)) {
            changed(place, writerSchema, readerSchema);
        } else if (hasAcks(writer) && hasAcks(reader)) {
            acks(place, list(writer.get("anyOf")), list(reader.get("anyOf")));
        } else if (writer.containsKey("oneOf") || reader.containsKey("oneOf")) {
            alternatives(place, alternatives(writer, writerSchema), alternatives(reader, readerSchema));
        } else if (!SchemaKind.of(writer).isReadAs(SchemaKind.of(reader)) || !constantFits(writer, reader)) {
            changed(place, writerSchema, readerSchema);
        } else {
            contents(place, writer, reader);
        }
    }

    /** Types may contain themselves. */
    private boolean isRepeated(Map<String, Object> writer, Map<String, Object> reader) {
        Optional<String> writerName = AsyncApiDocument.reference(writer);
        Optional<String> readerName = AsyncApiDocument.reference(reader);
        return writerName.isPresent()
                && readerName.isPresent()
                && !compared.add(List.of(writerName.get(), readerName.get()));
    }

    private static boolean isAny(Map<String, Object> schema) {
        return schema.keySet().stream().allMatch(key -> key.equals("description"));
    }

    private static boolean hasAcks(Map<String, Object> schema) {
        return list(schema.get("anyOf")).size() == 2;
    }

    private void acks(PayloadPath place, List<?> writer, List<?> reader) {
        compare(place, object(writer.get(0)), object(reader.get(0)));
        compare(place.member("refusal"), object(writer.get(1)), object(reader.get(1)));
    }

    private static boolean constantFits(Map<String, Object> writer, Map<String, Object> reader) {
        return !reader.containsKey("const")
                || writer.containsKey("const") && SchemaKind.equal(writer.get("const"), reader.get("const"));
    }

    private void contents(PayloadPath place, Map<String, Object> writer, Map<String, Object> reader) {
        switch (SchemaKind.of(reader)) {
            case TEXT -> {
                words(place, writer, reader);
                lengths(place, writer, reader);
            }
            case ARRAY -> compare(place.element(), object(writer.get("items")), object(reader.get("items")));
            case MAP ->
                compare(
                        place.element(),
                        object(writer.get("additionalProperties")),
                        object(reader.get("additionalProperties")));
            case TUPLE ->
                arguments(
                        place, Arguments.of(Optional.of(writer), writers), Arguments.of(Optional.of(reader), readers));
            case OBJECT -> members(place, writer, reader);
            default -> {}
        }
    }

    private void words(PayloadPath place, Map<String, Object> writer, Map<String, Object> reader) {
        List<?> written = writer.containsKey("const") ? List.of(writer.get("const")) : list(writer.get("enum"));
        List<?> known = list(reader.get("enum"));
        if (known.isEmpty()) {
            return;
        }
        if (written.isEmpty()) {
            breaking.add(place + (fromClient ? " no longer takes every text" : " may now be any text"));
        }
        for (Object word : written) {
            if (!known.contains(word)) {
                String text = SchemaText.value(word);
                breaking.add(place + (fromClient ? " no longer takes " : " may now be ") + text);
            }
        }
    }

    /** How long texts may be is checked in what clients send. */
    private void lengths(PayloadPath place, Map<String, Object> writer, Map<String, Object> reader) {
        if (!fromClient) {
            return;
        }
        if (number(reader, "maxLength", Long.MAX_VALUE) < number(writer, "maxLength", Long.MAX_VALUE)) {
            breaking.add(place + " may now have at most " + reader.get("maxLength") + " characters");
        }
        if (number(reader, "minLength", 0) > number(writer, "minLength", 0)) {
            breaking.add(place + " must now have at least " + reader.get("minLength") + " character");
        }
    }

    private static long number(Map<String, Object> schema, String name, long absent) {
        return schema.get(name) instanceof Number number ? number.longValue() : absent;
    }

    private void members(PayloadPath place, Map<String, Object> writer, Map<String, Object> reader) {
        Map<String, Object> written = object(writer.get("properties"));
        Map<String, Object> read = object(reader.get("properties"));
        List<?> always = list(writer.get("required"));
        List<?> required = list(reader.get("required"));
        Set<String> names = new LinkedHashSet<>(read.keySet());
        names.addAll(written.keySet());
        for (String name : names) {
            PayloadPath member = place.member(name);
            presence(
                    member,
                    Presence.of(written.containsKey(name), always.contains(name)),
                    Presence.of(read.containsKey(name), required.contains(name)));
            if (written.containsKey(name) && read.containsKey(name)) {
                compare(member, object(written.get(name)), object(read.get(name)));
            }
        }
    }

    private void presence(PayloadPath place, Presence writer, Presence reader) {
        (writer.breaks(reader, fromClient) ? breaking : compatible)
                .addAll(writer.sentence(reader, fromClient).map(end -> place + end).stream()
                        .toList());
    }

    private static List<Map<String, Object>> alternatives(Map<String, Object> schema, Map<String, Object> unresolved) {
        return schema.containsKey("oneOf")
                ? list(schema.get("oneOf")).stream()
                        .map(AsyncApiDocument::object)
                        .toList()
                : List.of(unresolved);
    }

    private void alternatives(PayloadPath place, List<Map<String, Object>> writer, List<Map<String, Object>> reader) {
        for (Map<String, Object> each : writer) {
            if (reader.stream().anyMatch(other -> fits(place, each, other))) {
                continue;
            }
            Optional<Map<String, Object>> similar =
                    reader.stream().filter(other -> isSimilar(each, other)).findFirst();
            if (similar.isPresent()) {
                compare(place, each, similar.get());
            } else {
                breaking.add(place + (fromClient ? " no longer takes " : " may now be ") + SchemaText.of(each));
            }
        }
    }

    private boolean fits(PayloadPath place, Map<String, Object> writer, Map<String, Object> reader) {
        List<String> faults = new ArrayList<>();
        SchemaComparison attempt = new SchemaComparison(writers, readers, fromClient, faults, new ArrayList<>());
        attempt.compared.addAll(compared);
        attempt.compare(place, writer, reader);
        return faults.isEmpty();
    }

    /** Whether both are the same type as before, changed: what they lack is then said of their members. */
    private static boolean isSimilar(Map<String, Object> writer, Map<String, Object> reader) {
        Optional<String> name = AsyncApiDocument.reference(writer);
        return name.isPresent() && name.equals(AsyncApiDocument.reference(reader));
    }

    private void changed(PayloadPath place, Map<String, Object> writer, Map<String, Object> reader) {
        Map<String, Object> before = fromClient ? writer : reader;
        Map<String, Object> now = fromClient ? reader : writer;
        breaking.add(place + " was " + SchemaText.of(before) + " and is " + SchemaText.of(now));
    }
}
