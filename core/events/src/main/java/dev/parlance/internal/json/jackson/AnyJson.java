package dev.parlance.internal.json.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads any JSON as plain Java values, and a placeholder as its attachment. In a payload, a number that no double can hold is
 * refused: it would be infinite, and nobody could be sent it.
 */
public final class AnyJson extends StdDeserializer<Object> {
    private static final long serialVersionUID = 1;

    AnyJson() {
        super(Object.class);
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return read(parser, BinaryJson.attachments(context), AnyJson::finite);
    }

    /** How a number with a fraction or an exponent is read. */
    private interface Fractional {
        double read(JsonParser parser) throws IOException;
    }

    private static double finite(JsonParser parser) throws IOException {
        double number = parser.getDoubleValue();
        if (!Double.isFinite(number)) {
            throw InvalidFormatException.from(parser, "out of range", number, Double.class);
        }
        return number;
    }

    /** Reads the parser's current value; a number that no double can hold is infinite. */
    public static @Nullable Object read(JsonParser parser, List<byte[]> attachments) throws IOException {
        return read(parser, attachments, JsonParser::getDoubleValue);
    }

    /** What JSON of one value says, from its bytes; refuses numbers that no double can hold. */
    public static @Nullable Object value(JsonFactory factory, byte[] json) throws MalformedJsonException {
        try (JsonParser parser = factory.createParser(json)) {
            parser.nextToken();
            return read(parser, List.of(), AnyJson::finite);
        } catch (IOException e) {
            throw new MalformedJsonException("a value that cannot be read");
        }
    }

    /** What JSON of one object says, from its bytes. */
    public static Map<String, @Nullable Object> object(JsonFactory factory, byte[] json) throws MalformedJsonException {
        try (JsonParser parser = factory.createParser(json)) {
            parser.nextToken();
            return members(parser, List.of());
        } catch (IOException e) {
            throw new MalformedJsonException("an object that cannot be read");
        }
    }

    // The recursion is bounded by JsonScanner's maximum depth.
    private static @Nullable Object read(JsonParser parser, List<byte[]> attachments, Fractional fractional)
            throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT, FIELD_NAME, END_OBJECT -> object(parser, attachments, fractional);
            case START_ARRAY -> array(parser, attachments, fractional);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> fractional.read(parser);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_EMBEDDED_OBJECT -> parser.getEmbeddedObject();
            default -> null;
        };
    }

    public static List<@Nullable Object> array(JsonParser parser, List<byte[]> attachments) throws IOException {
        return array(parser, attachments, JsonParser::getDoubleValue);
    }

    private static List<@Nullable Object> array(JsonParser parser, List<byte[]> attachments, Fractional fractional)
            throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            try {
                values.add(read(parser, attachments, fractional));
            } catch (JsonMappingException e) {
                e.prependPath(values, values.size());
                throw e;
            }
        }
        return values;
    }

    /** Reads an object as a map, even if it is a placeholder. */
    public static Map<String, @Nullable Object> members(JsonParser parser, List<byte[]> attachments)
            throws IOException {
        return members(parser, attachments, JsonParser::getDoubleValue);
    }

    private static Map<String, @Nullable Object> members(
            JsonParser parser, List<byte[]> attachments, Fractional fractional) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        String name = parser.isExpectedStartObjectToken() ? parser.nextFieldName() : parser.currentName();
        for (; name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            try {
                members.put(name, read(parser, attachments, fractional));
            } catch (JsonMappingException e) {
                e.prependPath(members, name);
                throw e;
            }
        }
        return members;
    }

    private static Object object(JsonParser parser, List<byte[]> attachments, Fractional fractional)
            throws IOException {
        Map<String, @Nullable Object> members = members(parser, attachments, fractional);
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
