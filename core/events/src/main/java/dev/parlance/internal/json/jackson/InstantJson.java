package dev.parlance.internal.json.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Instants as strings with three fraction digits, as JavaScript writes them: {@code 2026-01-01T00:00:17.000Z}. */
final class InstantJson {
    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private InstantJson() {}

    static SimpleModule module() {
        return new SimpleModule("dev.parlance.times").addSerializer(new Out()).addDeserializer(Instant.class, new In());
    }

    private static final class Out extends StdScalarSerializer<Instant> {
        private static final long serialVersionUID = 1;

        Out() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(FORMAT.format(time));
        }
    }

    private static final class In extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        In() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            try {
                return Instant.parse(parser.getText());
            } catch (DateTimeException e) {
                throw context.weirdStringException("", Instant.class, "no time");
            }
        }
    }
}
