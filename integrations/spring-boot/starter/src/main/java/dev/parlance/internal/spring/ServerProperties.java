package dev.parlance.internal.spring;

import dev.parlance.ServerConfiguration;
import dev.parlance.ServerProperty;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * The properties that a server has anywhere, as Spring's environment has them: by relaxed names, with placeholders, lists in YAML,
 * and Spring's notation of durations and sizes.
 */
record ServerProperties(Environment environment) {
    static final String PREFIX = "parlance.";

    /** Those that are set. */
    ServerConfiguration configuration() {
        Binder binder = Binder.get(environment);
        Properties values = new Properties();
        for (ServerProperty property : ServerProperty.all()) {
            String value = value(binder, property);
            if (value != null) {
                values.setProperty(PREFIX + property.name(), value);
            }
        }
        return ServerConfiguration.of(values, PREFIX);
    }

    private static @Nullable String value(Binder binder, ServerProperty property) {
        String name = PREFIX + property.name();
        if (property.type().equals("list")) {
            List<String> values =
                    binder.bind(name, Bindable.listOf(String.class)).orElse(null);
            return values == null ? null : String.join(",", values);
        }
        String text = binder.bind(name, String.class).orElse(null);
        return text == null ? null : converted(property.type(), text.strip());
    }

    /** As a server reads it; what is not in Spring's notation as it is. */
    private static String converted(String type, String text) {
        try {
            return switch (type) {
                case "duration" ->
                    text.isEmpty() ? text : DurationStyle.detectAndParse(text).toString();
                case "size" ->
                    text.isEmpty() ? text : String.valueOf(DataSize.parse(text).toBytes());
                default -> text;
            };
        } catch (IllegalArgumentException unknownNotation) {
            return text;
        }
    }
}
