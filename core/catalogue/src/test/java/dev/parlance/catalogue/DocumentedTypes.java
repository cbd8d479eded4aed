package dev.parlance.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parlance.catalogue.DocumentedEvent.DocumentedField;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The shapes in {@code types.md}, by catalogue and name. */
final class DocumentedTypes {
    private static final Pattern SECTION = Pattern.compile("## (\\w+)");
    private static final Pattern SHAPE = Pattern.compile("- `(\\w+)\\((.*)\\)`");
    private static final Pattern ENUM = Pattern.compile("- enum `(\\w+) \\{ (.*) }`");

    private final Map<String, List<DocumentedField>> shapes = new HashMap<>();
    private final Map<String, List<String>> enums = new HashMap<>();

    static DocumentedTypes read() {
        try (InputStream text = DocumentedTypes.class.getResourceAsStream("/catalogue/types.md")) {
            DocumentedTypes types = new DocumentedTypes();
            String section = "";
            for (String line : new String(Objects.requireNonNull(text).readAllBytes(), UTF_8).split("\n")) {
                Matcher heading = SECTION.matcher(line);
                section = heading.matches() ? heading.group(1) : section;
                types.add(section, line);
            }
            return types;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String section, String line) {
        Matcher shape = SHAPE.matcher(line);
        if (shape.matches()) {
            shapes.put(section + "." + shape.group(1), fields(shape.group(2)));
        }
        Matcher constants = ENUM.matcher(line);
        if (constants.matches()) {
            enums.put(
                    section + "." + constants.group(1),
                    Arrays.asList(constants.group(2).split(", ")));
        }
    }

    private static List<DocumentedField> fields(String text) {
        List<DocumentedField> fields = new ArrayList<>();
        // The comma between the arguments of a Map stands without a space.
        for (String field : text.isEmpty() ? new String[0] : text.split(", ")) {
            int space = field.lastIndexOf(' ');
            boolean optional = field.endsWith("?");
            String name = field.substring(space + 1, field.length() - (optional ? 1 : 0));
            fields.add(new DocumentedField(name, field.substring(0, space), optional));
        }
        return fields;
    }

    /** The fields of a shape; null if there is none of that name. */
    @Nullable
    List<DocumentedField> fields(String catalogue, String type) {
        return shapes.get(catalogue + "." + type);
    }

    /** The values of an enumeration; null if there is none of that name. */
    @Nullable
    List<String> values(String catalogue, String type) {
        return enums.get(catalogue + "." + type);
    }
}
