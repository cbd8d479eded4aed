package dev.parlance.catalogue;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlance.catalogue.DocumentedEvent.DocumentedField;
import dev.parlance.catalogue.messenger.Auth2Headers;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares a record with what is documented, at any depth; gathers in sentences what differs. */
final class ShapeComparison {
    private static final Map<String, Set<Class<?>>> SIMPLE = Map.of(
            "String", Set.of(String.class, Instant.class),
            "Integer", Set.of(int.class, Integer.class),
            "Long", Set.of(long.class, Long.class),
            "Double", Set.of(double.class, Double.class),
            "Boolean", Set.of(boolean.class, Boolean.class),
            "Object", Set.of(Object.class),
            // Headers may also be a bare text, as the note says.
            "Map<String,String>", Set.of(Auth2Headers.class));

    private final DocumentedTypes types;
    private final String catalogue;
    private final List<String> differences = new ArrayList<>();
    private final Set<String> compared = new HashSet<>();

    ShapeComparison(DocumentedTypes types, String catalogue) {
        this.types = types;
        this.catalogue = catalogue;
    }

    List<String> differences() {
        return differences;
    }

    /** Compares a record with those fields; it may have those optional ones besides. */
    void compare(String path, Class<?> record, List<DocumentedField> documented, Set<String> additions) {
        if (!record.isRecord()) {
            differences.add(path + " is no record but " + record.getName());
            return;
        }
        Map<String, WireField> declared =
                WireField.of(record).stream().collect(Collectors.toMap(WireField::name, field -> field));
        for (DocumentedField field : documented) {
            WireField found = declared.remove(field.name());
            String at = path + "." + field.name();
            if (found == null) {
                differences.add(at + " is missing");
                continue;
            }
            if (found.optional() != field.optional()) {
                differences.add(at + (field.optional() ? " must be optional" : " must be required"));
            }
            compare(at, found.type(), field.type());
        }
        for (WireField surplus : declared.values()) {
            if (!additions.contains(surplus.name()) || !surplus.optional()) {
                differences.add(path + "." + surplus.name() + " is not documented");
            }
        }
    }

    private void compare(String path, Type java, String documented) {
        Class<?> raw = WireField.raw(java);
        List<String> values = types.values(catalogue, documented);
        List<DocumentedField> fields = types.fields(catalogue, documented);
        if (values != null) {
            compareValues(path, raw, values);
        } else if (fields != null) {
            if (compared.add(documented + " " + raw)) {
                compare(path, raw, fields, Set.of());
            }
        } else if (documented.startsWith("List<") && raw == List.class) {
            compare(path + "[]", argument(java, 0), documented.substring(5, documented.length() - 1));
        } else if (documented.startsWith("Map<String,") && raw == Map.class) {
            compare(path + "{}", argument(java, 1), documented.substring(11, documented.length() - 1));
        } else if (!SIMPLE.getOrDefault(documented, Set.of()).contains(raw)
                && !(documented.equals("String") && raw.isEnum())) {
            differences.add(path + " must be " + documented + ", not " + java.getTypeName());
        }
    }

    private void compareValues(String path, Class<?> type, List<String> documented) {
        List<String> declared = new ArrayList<>();
        for (Field constant : type.getFields()) {
            if (constant.isEnumConstant() && !constant.isAnnotationPresent(JsonEnumDefaultValue.class)) {
                declared.add(constant.getAnnotation(JsonProperty.class).value());
            }
        }
        if (!declared.equals(documented)) {
            differences.add(path + " must be one of " + documented + ", not of " + declared);
        }
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
