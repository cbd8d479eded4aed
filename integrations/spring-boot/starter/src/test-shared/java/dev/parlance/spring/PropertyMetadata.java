package dev.parlance.spring;

import dev.parlance.ServerProperty;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What editors are told of the properties that a server has, made of these. */
final class PropertyMetadata {
    private PropertyMetadata() {}

    static String json() {
        return "{\n  \"properties\": [\n"
                + ServerProperty.all().stream().map(PropertyMetadata::property).collect(Collectors.joining(",\n"))
                + "\n  ],\n  \"hints\": [\n"
                + ServerProperty.all().stream()
                        .filter(PropertyMetadata::isChoice)
                        .map(PropertyMetadata::hint)
                        .collect(Collectors.joining(",\n"))
                + "\n  ]\n}\n";
    }

    private static String property(ServerProperty property) {
        String defaultValue = defaultValue(property);
        return "    {\n      \"name\": " + quoted("parlance." + property.name())
                + ",\n      \"type\": " + quoted(type(property))
                + ",\n      \"description\": " + quoted(description(property))
                + (defaultValue.isEmpty() ? "" : ",\n      \"defaultValue\": " + quoted(defaultValue))
                + "\n    }";
    }

    private static String type(ServerProperty property) {
        return switch (property.type()) {
            case "whole number" -> "java.lang.Integer";
            case "boolean" -> "java.lang.Boolean";
            case "duration" -> "java.time.Duration";
            case "size" -> "org.springframework.util.unit.DataSize";
            case "list" -> "java.util.List<java.lang.String>";
            default -> "java.lang.String";
        };
    }

    private static String description(ServerProperty property) {
        String description = property.bounds().isEmpty()
                ? property.description()
                : property.description() + " It " + property.bounds() + ".";
        return description.replace("`", "'");
    }

    /** Sizes in bytes: Spring's MB is not that of {@link ServerProperty}. */
    private static String defaultValue(ServerProperty property) {
        String text = property.defaultValue();
        if (!property.type().equals("size") || text.isEmpty()) {
            return text;
        }
        String unit = text.replaceAll("\\d", "");
        long number = Long.parseLong(text.substring(0, text.length() - unit.length()));
        long bytes = switch (unit) {
            case "MB" -> number * 1_000_000;
            case "KB" -> number * 1_000;
            case "MiB" -> number << 20;
            case "KiB" -> number << 10;
            default -> number;
        };
        return bytes + "B";
    }

    private static boolean isChoice(ServerProperty property) {
        return property.type().contains(", ");
    }

    private static String hint(ServerProperty property) {
        return "    {\n      \"name\": " + quoted("parlance." + property.name()) + ",\n      \"values\": ["
                + Arrays.stream(property.type().split(", "))
                        .map(value -> "{\"value\": " + quoted(value) + "}")
                        .collect(Collectors.joining(", "))
                + "]\n    }";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
