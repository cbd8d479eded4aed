package dev.parlance.clients.rows.world;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The arguments with which a row publishes something, converted to the types that an application would use. */
public record Published(List<?> arguments) {
    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new SimpleModule().addDeserializer(Instant.class, new Instants()));

    private static final class Instants extends FromStringDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        Instants() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String text, DeserializationContext context) {
            return Instant.parse(text);
        }
    }

    public String text(int index) {
        return (String) arguments.get(index);
    }

    public Object json(int index) {
        return arguments.get(index);
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> object(int index) {
        return (Map<String, Object>) arguments.get(index);
    }

    public <T> T as(int index, Class<T> type) {
        return JSON.convertValue(arguments.get(index), type);
    }
}
