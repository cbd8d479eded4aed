package dev.parlance.contract.compare;

import java.util.ArrayList;
import java.util.List;

/** A JSON Schema in a short form: {@code {a: INT, b?: LIST(TEXT)}}, in which {@code b} is not required. */
record ShortSchema(String form) {
    String json() {
        String text = form.strip();
        if (text.startsWith("{")) {
            return object(split(text.substring(1, text.length() - 1)));
        }
        int bracket = text.indexOf('(');
        String name = bracket < 0 ? text : text.substring(0, bracket);
        List<String> parts = bracket < 0 ? List.of() : split(text.substring(bracket + 1, text.length() - 1));
        return switch (name) {
            case "ANY" -> "{}";
            case "INT" -> "{'type': 'integer', 'format': 'int32'}".replace('\'', '"');
            case "LONG" -> "{'type': 'integer', 'format': 'int64'}".replace('\'', '"');
            case "NUMBER" -> "{'type': 'number'}".replace('\'', '"');
            case "BOOL" -> "{'type': 'boolean'}".replace('\'', '"');
            case "NULL" -> "{'type': 'null'}".replace('\'', '"');
            case "TEXT" -> "{'type': 'string'}".replace('\'', '"');
            case "TIME" -> "{'type': 'string', 'format': 'date-time'}".replace('\'', '"');
            case "BYTES" -> "{'type': 'string', 'format': 'binary'}".replace('\'', '"');
            case "MAX" -> "{\"type\": \"string\", \"maxLength\": " + parts.get(0) + "}";
            case "FILLED" -> "{\"type\": \"string\", \"pattern\": \"\\\\S\"}";
            case "ATMOST" ->
                "{\"type\": \"array\", \"maxItems\": " + parts.get(0) + ", \"items\": " + all(parts.subList(1, 2))
                        + "}";
            case "CONST" -> "{\"const\": \"" + parts.get(0) + "\"}";
            case "ENUM" -> "{\"type\": \"string\", \"enum\": [\"" + String.join("\", \"", parts) + "\"]}";
            case "LIST" -> "{\"type\": \"array\", \"items\": " + all(parts) + "}";
            case "MAP" -> "{\"type\": \"object\", \"additionalProperties\": " + all(parts) + "}";
            case "ONE" -> "{\"oneOf\": [" + all(parts) + "]}";
            case "TUPLE" ->
                "{\"type\": \"array\", \"items\": [" + all(parts) + "], \"minItems\": " + parts.size() + "}";
            case "NAMED" ->
                "{\"type\": \"array\", \"items\": [" + named(parts) + "], \"minItems\": " + parts.size() + "}";
            case "OPEN" -> object(parts).replaceFirst("\\{", "{\"additionalProperties\": true, ");
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** Arguments with their names: {@code name:SCHEMA}. */
    private static String named(List<String> parts) {
        return String.join(
                ", ",
                parts.stream()
                        .map(part -> part.split(":", 2))
                        .map(part -> "{\"title\": \"" + part[0].strip() + "\", "
                                + new ShortSchema(part[1]).json().substring(1))
                        .map(json -> json.replace(", }", "}"))
                        .toList());
    }

    private static String all(List<String> parts) {
        return String.join(
                ", ", parts.stream().map(part -> new ShortSchema(part).json()).toList());
    }

    private static String object(List<String> members) {
        List<String> properties = new ArrayList<>();
        List<String> required = new ArrayList<>();
        for (String member : members) {
            int colon = member.indexOf(':');
            String name = member.substring(0, colon);
            if (!name.endsWith("?")) {
                required.add("\"" + name + "\"");
            }
            properties.add("\"" + name.replace("?", "") + "\": " + new ShortSchema(member.substring(colon + 1)).json());
        }
        return "{\"type\": \"object\", \"properties\": {" + String.join(", ", properties) + "}, \"required\": "
                + required + "}";
    }

    private static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= list.length(); i++) {
            char c = i == list.length() ? ',' : list.charAt(i);
            depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
            if (c == ',' && depth == 0) {
                String part = list.substring(start, i).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                start = i + 1;
            }
        }
        return parts;
    }
}
