package dev.parlance.internal.redis.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one value as JSON. Used once. */
final class JsonTextWriter {
    /** As JavaScript's {@code toISOString}. */
    private static final DateTimeFormatter DATE =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final ValueBounds bounds = new ValueBounds();

    byte[] write(@Nullable Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonTextCodec.JSON.createGenerator(text)) {
            write(json, value, 0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
        ValueBounds.checkSize(utf8.length);
        return utf8;
    }

    private void write(JsonGenerator json, @Nullable Object value, int depth) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            ValueBounds.checkSize(text.length());
            json.writeString(text);
        } else if (value instanceof Number number) {
            write(json, number);
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof Instant time) {
            json.writeString(DATE.format(time));
        } else if (value instanceof byte[] bytes) {
            write(json, bytes, depth + 1);
        } else if (value instanceof Map<?, ?> map) {
            write(json, map, depth + 1);
        } else if (value instanceof Collection<?> list) {
            write(json, list, depth + 1);
        } else {
            throw ValueBounds.unsendable(value);
        }
    }

    private static void write(JsonGenerator json, Number number) throws IOException {
        if (number instanceof BigInteger big) {
            json.writeNumber(big);
        } else if (ValueBounds.isInteger(number)) {
            json.writeNumber(number.longValue());
        } else if (Double.isFinite(number.doubleValue())) {
            json.writeRawValue(JavaScriptNumber.toString(number.doubleValue()));
        } else {
            json.writeNull();
        }
    }

    private void write(JsonGenerator json, byte[] bytes, int depth) throws IOException {
        bounds.enter(depth);
        ValueBounds.checkSize(bytes.length);
        json.writeStartObject();
        json.writeStringField("type", "Buffer");
        json.writeArrayFieldStart("data");
        for (byte one : bytes) {
            json.writeNumber(Byte.toUnsignedInt(one));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(JsonGenerator json, Map<?, ?> map, int depth) throws IOException {
        bounds.enterMap(map.size(), depth);
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeFieldName(ValueBounds.key(entry.getKey()));
            write(json, entry.getValue(), depth);
        }
        json.writeEndObject();
    }

    private void write(JsonGenerator json, Collection<?> list, int depth) throws IOException {
        bounds.enter(depth);
        json.writeStartArray();
        for (Object element : list) {
            write(json, element, depth);
        }
        json.writeEndArray();
    }
}
