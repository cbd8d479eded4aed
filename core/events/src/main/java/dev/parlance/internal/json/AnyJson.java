package dev.parlance.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads any JSON as plain Java values, and a placeholder as its attachment. */
final class AnyJson extends StdDeserializer<Object> {
    private static final long serialVersionUID = 1;

    AnyJson() {
        super(Object.class);
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return read(parser, BinaryJson.attachments(context));
    }

    /** Reads the parser's current value. The recursion is bounded by {@link JsonScanner}'s maximum depth. */
    static @Nullable Object read(JsonParser parser, List<byte[]> attachments) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT, FIELD_NAME, END_OBJECT -> object(parser, attachments);
            case START_ARRAY -> array(parser, attachments);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_EMBEDDED_OBJECT -> parser.getEmbeddedObject();
            default -> null;
        };
    }

    static List<@Nullable Object> array(JsonParser parser, List<byte[]> attachments) throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(read(parser, attachments));
        }
        return values;
    }

    /** Reads an object as a map, even if it is a placeholder. */
    static Map<String, @Nullable Object> members(JsonParser parser, List<byte[]> attachments) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        String name = parser.isExpectedStartObjectToken() ? parser.nextFieldName() : parser.currentName();
        for (; name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            members.put(name, read(parser, attachments));
        }
        return members;
    }

    private static Object object(JsonParser parser, List<byte[]> attachments) throws IOException {
        Map<String, @Nullable Object> members = members(parser, attachments);
        if (!attachments.isEmpty() && Boolean.TRUE.equals(members.get("_placeholder"))) {
            byte[] attachment = attachment(members.get("num"), attachments);
            return attachment == null ? members : attachment;
        }
        return members;
    }

    private static byte @Nullable [] attachment(@Nullable Object num, List<byte[]> attachments) {
        return num instanceof Integer n && n >= 0 && n < attachments.size() ? attachments.get(n) : null;
    }
}
