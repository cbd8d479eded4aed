package dev.parlance.internal.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.ser.impl.UnknownSerializer;
import com.fasterxml.jackson.databind.ser.impl.UnsupportedTypeSerializer;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Checks at the start that payload types can be read from JSON or written as JSON. */
final class PayloadTypes {
    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.US_ASCII);

    private final ObjectMapper mapper;
    private final Set<JavaType> seen = new HashSet<>();

    PayloadTypes(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Throws IllegalArgumentException if the type, or a type in it, cannot be read. */
    void checkReadable(Class<?> type) {
        visit(mapper.constructType(type), this::readable);
    }

    /** Throws IllegalArgumentException if the type, or a type in it, cannot be written. */
    void checkWritable(Class<?> type) {
        visit(mapper.constructType(type), this::writable);
    }

    private void visit(JavaType type, Consumer<JavaType> check) {
        if (type.getRawClass() == Void.class || type.isJavaLangObject() || !seen.add(type)) {
            return;
        }
        check.accept(type);
        if (type.getContentType() != null) {
            visit(type.getContentType(), check);
        } else if (type.isRecordType()) {
            for (RecordComponent component : type.getRawClass().getRecordComponents()) {
                visit(mapper.getTypeFactory().resolveMemberType(component.getGenericType(), type.getBindings()), check);
            }
        }
    }

    private void readable(JavaType type) {
        try {
            // Few types accept an empty object; this only finds out whether there is a deserializer.
            mapper.readerFor(type).readValue(EMPTY_OBJECT);
        } catch (InvalidDefinitionException e) {
            throw new IllegalArgumentException("a " + type.toCanonical() + " cannot be read from JSON", e);
        } catch (IOException | RuntimeException e) {
            // There is a deserializer; it only does not accept an empty object.
            return;
        }
    }

    private void writable(JavaType type) {
        JsonSerializer<Object> serializer;
        try {
            serializer = mapper.getSerializerProviderInstance().findValueSerializer(type);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException("a " + type.toCanonical() + " cannot be written as JSON", e);
        }
        boolean known = !(serializer instanceof UnknownSerializer) || type.isAbstract();
        if (!known || serializer instanceof UnsupportedTypeSerializer) {
            throw new IllegalArgumentException("a " + type.toCanonical() + " cannot be written as JSON");
        }
    }
}
