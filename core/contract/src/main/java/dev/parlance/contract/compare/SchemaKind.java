package dev.parlance.contract.compare;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kind of a schema's values, as far as clients read them differently. */
enum SchemaKind {
    TEXT,
    TIME,
    DATE,
    BINARY,
    INTEGER,
    LONG,
    NUMBER,
    BOOLEAN,
    NULL,
    ARRAY,
    TUPLE,
    MAP,
    OBJECT,
    OTHER;

    static SchemaKind of(Map<String, Object> schema) {
        if (schema.containsKey("const")) {
            return ofValue(schema.get("const"));
        }
        Object format = schema.get("format");
        return switch (String.valueOf(schema.get("type"))) {
            case "string" ->
                "date-time".equals(format)
                        ? TIME
                        : "date".equals(format) ? DATE : "binary".equals(format) ? BINARY : TEXT;
            case "integer" -> "int32".equals(format) ? INTEGER : LONG;
            case "number" -> NUMBER;
            case "boolean" -> BOOLEAN;
            case "null" -> NULL;
            case "array" -> schema.get("items") instanceof List<?> ? TUPLE : ARRAY;
            case "object" -> schema.get("additionalProperties") instanceof Map<?, ?> ? MAP : OBJECT;
            default -> OTHER;
        };
    }

    private static SchemaKind ofValue(@Nullable Object value) {
        if (value instanceof Number) {
            return INTEGER;
        }
        return value instanceof String ? TEXT : value instanceof Boolean ? BOOLEAN : NULL;
    }

    /** Whether a reader of the other kind can read this one. */
    boolean isReadAs(SchemaKind reader) {
        return this == reader
                || reader == TEXT && Set.of(TIME, DATE).contains(this)
                || reader == LONG && this == INTEGER
                || reader == NUMBER && Set.of(INTEGER, LONG).contains(this);
    }

    /** Whether two JSON values are equal; numbers are compared by value. */
    static boolean equal(@Nullable Object one, @Nullable Object other) {
        return one instanceof Number && other instanceof Number
                ? new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0
                : Objects.equals(one, other);
    }
}
