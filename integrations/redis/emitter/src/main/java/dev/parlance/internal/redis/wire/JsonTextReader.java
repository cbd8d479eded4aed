package dev.parlance.internal.redis.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one value of JSON. Used once. */
final class JsonTextReader {
    private final byte[] utf8;
    private int containers;

    JsonTextReader(byte[] utf8) {
        this.utf8 = utf8;
    }

    @Nullable
    Object read() throws MalformedMessageException {
        try (JsonParser parser = JsonTextCodec.JSON.createParser(text())) {
            Object value = read(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw new MalformedMessageException("trailing bytes");
            }
            return value;
        } catch (IOException malformed) {
            throw new MalformedMessageException("malformed JSON");
        }
    }

    // From bytes, Jackson would guess at UTF-16 and UTF-32.
    private String text() throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }

    private @Nullable Object read(JsonParser parser, @Nullable JsonToken token)
            throws IOException, MalformedMessageException {
        if (token == null) {
            throw new MalformedMessageException("truncated");
        }
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> finite(parser);
            case START_ARRAY -> array(parser);
            case START_OBJECT -> object(parser);
            default -> throw new MalformedMessageException("malformed JSON");
        };
    }

    private static Number integer(JsonParser parser) throws IOException, MalformedMessageException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? finite(parser) : parser.getNumberValue();
    }

    private static Double finite(JsonParser parser) throws IOException, MalformedMessageException {
        double value = parser.getDoubleValue();
        if (Double.isInfinite(value)) {
            throw new MalformedMessageException("a number beyond those of JavaScript");
        }
        return value;
    }

    private List<@Nullable Object> array(JsonParser parser) throws IOException, MalformedMessageException {
        enter();
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            list.add(read(parser, token));
        }
        return list;
    }

    private Map<String, @Nullable Object> object(JsonParser parser) throws IOException, MalformedMessageException {
        enter();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            map.put(name, read(parser, parser.nextToken()));
            if (map.size() > WireLimits.MAX_MAP_ENTRIES) {
                throw new MalformedMessageException("a map of more than " + WireLimits.MAX_MAP_ENTRIES + " entries");
            }
        }
        return map;
    }

    private void enter() throws MalformedMessageException {
        if (++containers > WireLimits.MAX_CONTAINERS) {
            throw new MalformedMessageException("more than " + WireLimits.MAX_CONTAINERS + " arrays and maps");
        }
    }
}
