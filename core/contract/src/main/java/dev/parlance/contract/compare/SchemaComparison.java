package dev.parlance.contract.compare;

import static dev.parlance.contract.compare.AsyncApiDocument.list;
import static dev.parlance.contract.compare.AsyncApiDocument.object;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether values that match the writer's schema can be read by the reader's. What clients send is written with the earlier
 * schema and read with the current one; what the server sends, the other way round.
 */
final class SchemaComparison {
    private static final Set<String> ANNOTATIONS = Set.of("description", "title");

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

    void arguments(SchemaPath path, ArgumentSchemas writer, ArgumentSchemas reader) {
        int common = Math.min(writer.schemas().size(), reader.schemas().size());
        for (int i = 0; i < common; i++) {
            compare(
                    reader.path(path, i),
                    writer.schemas().get(i),
                    reader.schemas().get(i));
        }
        places(path, writer, reader);
        int count = Math.max(writer.schemas().size(), reader.schemas().size());
        // A single payload that both have is compared by its members.
        for (int i = writer.numbered() || reader.numbered() ? 0 : common; i < count; i++) {
            ArgumentSchemas longer = i < reader.schemas().size() ? reader : writer;
            requirement(
                    longer.path(path, i),
                    Requirement.of(i < writer.schemas().size(), i < writer.required()),
                    Requirement.of(i < reader.schemas().size(), i < reader.required()));
        }
    }

    /** Arguments of one type that have changed places are read as each other. */
    private void places(SchemaPath path, ArgumentSchemas writer, ArgumentSchemas reader) {
        List<String> before = fromClient ? writer.titles() : reader.titles();
        List<String> now = fromClient ? reader.titles() : writer.titles();
        for (int i = 0; i < Math.min(before.size(), now.size()); i++) {
            String name = before.get(i);
            if (!name.isEmpty() && !name.equals(now.get(i)) && now.contains(name)) {
                breaking.add(reader.path(path, i) + " was " + name + " and is " + now.get(i));
            }
        }
    }

    void compare(SchemaPath path, Map<String, Object> writerSchema, Map<String, Object> readerSchema) {
        if (isRepeated(writerSchema, readerSchema)) {
            return;
        }
        Map<String, Object> writer = writers.resolve(writerSchema);
        Map<String, Object> reader = readers.resolve(readerSchema);
        if (isAny(reader)) {
            return;
        }
        if (isAny(writer)) {
            changed(path, writerSchema, readerSchema);
        } else if (hasAcks(writer) && hasAcks(reader)) {
            acks(path, list(writer.get("anyOf")), list(reader.get("anyOf")));
        } else if (writer.containsKey("oneOf") || reader.containsKey("oneOf")) {
            alternatives(path, alternatives(writer, writerSchema), alternatives(reader, readerSchema));
        } else if (!SchemaKind.of(writer).isReadAs(SchemaKind.of(reader)) || !constantFits(writer, reader)) {
            changed(path, writerSchema, readerSchema);
        } else {
            contents(path, writer, reader);
        }
    }

    /** Types may be recursive. */
    private boolean isRepeated(Map<String, Object> writer, Map<String, Object> reader) {
        Optional<String> writerName = AsyncApiDocument.reference(writer);
        Optional<String> readerName = AsyncApiDocument.reference(reader);
        return writerName.isPresent()
                && readerName.isPresent()
                && !compared.add(List.of(writerName.get(), readerName.get()));
    }

    private static boolean isAny(Map<String, Object> schema) {
        return ANNOTATIONS.containsAll(schema.keySet());
    }

    private static boolean hasAcks(Map<String, Object> schema) {
        return list(schema.get("anyOf")).size() == 2;
    }

    private void acks(SchemaPath path, List<?> writer, List<?> reader) {
        compare(path, object(writer.get(0)), object(reader.get(0)));
        compare(path.member("refusal"), object(writer.get(1)), object(reader.get(1)));
    }

    private static boolean constantFits(Map<String, Object> writer, Map<String, Object> reader) {
        return !reader.containsKey("const")
                || writer.containsKey("const") && SchemaKind.equal(writer.get("const"), reader.get("const"));
    }

    private void contents(SchemaPath path, Map<String, Object> writer, Map<String, Object> reader) {
        switch (SchemaKind.of(reader)) {
            case TEXT -> {
                enumeration(path, writer, reader);
                lengths(path, writer, reader);
            }
            case ARRAY -> {
                maximum(path, "maxItems", "entries", writer, reader);
                compare(path.element(), object(writer.get("items")), object(reader.get("items")));
            }
            case MAP -> {
                maximum(path, "maxProperties", "entries", writer, reader);
                compare(
                        path.element(),
                        object(writer.get("additionalProperties")),
                        object(reader.get("additionalProperties")));
            }
            case TUPLE ->
                arguments(
                        path,
                        ArgumentSchemas.of(Optional.of(writer), writers),
                        ArgumentSchemas.of(Optional.of(reader), readers));
            case OBJECT -> members(path, writer, reader);
            default -> {}
        }
    }

    private void enumeration(SchemaPath path, Map<String, Object> writer, Map<String, Object> reader) {
        List<?> written = writer.containsKey("const") ? List.of(writer.get("const")) : list(writer.get("enum"));
        List<?> known = list(reader.get("enum"));
        if (known.isEmpty()) {
            return;
        }
        if (written.isEmpty()) {
            breaking.add(path + (fromClient ? " no longer takes every text" : " may now be any text"));
        }
        for (Object value : written) {
            if (!known.contains(value)) {
                String text = SchemaText.value(value);
                breaking.add(path + (fromClient ? " no longer takes " : " may now be ") + text);
            }
        }
    }

    /** Only what clients send is limited in length. */
    private void lengths(SchemaPath path, Map<String, Object> writer, Map<String, Object> reader) {
        if (!fromClient) {
            return;
        }
        maximum(path, "maxLength", "characters", writer, reader);
        if (number(reader, "minLength", 0) > number(writer, "minLength", 0)) {
            breaking.add(path + " must now have at least " + reader.get("minLength") + " character");
        }
        if (reader.containsKey("pattern") && !writer.containsKey("pattern")) {
            breaking.add(path + " must now not be blank");
        }
    }

    private void maximum(
            SchemaPath path, String name, String unit, Map<String, Object> writer, Map<String, Object> reader) {
        boolean less = number(reader, name, Long.MAX_VALUE) < number(writer, name, Long.MAX_VALUE);
        if (fromClient && less) {
            breaking.add(path + " may now have at most " + reader.get(name) + " " + unit);
        }
    }

    private static long number(Map<String, Object> schema, String name, long absent) {
        return schema.get(name) instanceof Number number ? number.longValue() : absent;
    }

    private void members(SchemaPath path, Map<String, Object> writer, Map<String, Object> reader) {
        Map<String, Object> written = object(writer.get("properties"));
        Map<String, Object> read = object(reader.get("properties"));
        List<?> always = list(writer.get("required"));
        List<?> required = list(reader.get("required"));
        others(path, writer, reader);
        Set<String> names = new LinkedHashSet<>(read.keySet());
        names.addAll(written.keySet());
        for (String name : names) {
            SchemaPath member = path.member(name);
            requirement(
                    member,
                    Requirement.of(written.containsKey(name), always.contains(name)),
                    Requirement.of(read.containsKey(name), required.contains(name)));
            if (written.containsKey(name) && read.containsKey(name)) {
                compare(member, object(written.get(name)), object(read.get(name)));
            }
        }
    }

    /** Members that a type does not name. */
    private void others(SchemaPath path, Map<String, Object> writer, Map<String, Object> reader) {
        boolean written = Boolean.TRUE.equals(writer.get("additionalProperties"));
        boolean read = Boolean.TRUE.equals(reader.get("additionalProperties"));
        requirement(path.member("*"), Requirement.of(written, false), Requirement.of(read, false));
    }

    private void requirement(SchemaPath path, Requirement writer, Requirement reader) {
        (writer.breaks(reader, fromClient) ? breaking : compatible)
                .addAll(writer.sentence(reader, fromClient).map(end -> path + end).stream()
                        .toList());
    }

    private static List<Map<String, Object>> alternatives(Map<String, Object> schema, Map<String, Object> unresolved) {
        return schema.containsKey("oneOf")
                ? list(schema.get("oneOf")).stream()
                        .map(AsyncApiDocument::object)
                        .toList()
                : List.of(unresolved);
    }

    private void alternatives(SchemaPath path, List<Map<String, Object>> writer, List<Map<String, Object>> reader) {
        for (Map<String, Object> each : writer) {
            if (reader.stream().anyMatch(other -> fits(path, each, other))) {
                continue;
            }
            Optional<Map<String, Object>> similar =
                    reader.stream().filter(other -> isSimilar(each, other)).findFirst();
            if (similar.isPresent()) {
                compare(path, each, similar.get());
            } else {
                breaking.add(path + (fromClient ? " no longer takes " : " may now be ") + SchemaText.of(each));
            }
        }
    }

    private boolean fits(SchemaPath path, Map<String, Object> writer, Map<String, Object> reader) {
        List<String> faults = new ArrayList<>();
        SchemaComparison attempt = new SchemaComparison(writers, readers, fromClient, faults, new ArrayList<>());
        attempt.compared.addAll(compared);
        attempt.compare(path, writer, reader);
        return faults.isEmpty();
    }

    /** Whether both refer to the same named type, so that the differences are reported by member. */
    private static boolean isSimilar(Map<String, Object> writer, Map<String, Object> reader) {
        Optional<String> name = AsyncApiDocument.reference(writer);
        return name.isPresent() && name.equals(AsyncApiDocument.reference(reader));
    }

    private void changed(SchemaPath path, Map<String, Object> writer, Map<String, Object> reader) {
        Map<String, Object> before = fromClient ? writer : reader;
        Map<String, Object> now = fromClient ? reader : writer;
        breaking.add(path + " was " + SchemaText.of(before) + " and is " + SchemaText.of(now));
    }
}
