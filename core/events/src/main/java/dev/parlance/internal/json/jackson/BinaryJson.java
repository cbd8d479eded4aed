package dev.parlance.internal.json.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;

/** Binary values: extracted and replaced by a placeholder when written, inserted for the placeholder when read. */
public final class BinaryJson {
    /** The key of the packet's attachments among the attributes of a reader. */
    public static final Object ATTACHMENTS = new Object();

    private BinaryJson() {}

    static SimpleModule module() {
        return new SimpleModule("dev.parlance.binary")
                .addSerializer(new Out<>(byte[].class, Function.identity()))
                .addSerializer(new Out<>(ByteBuffer.class, BinaryJson::remaining))
                .addDeserializer(byte[].class, new In<>(byte[].class, Function.identity()))
                .addDeserializer(ByteBuffer.class, new In<>(ByteBuffer.class, ByteBuffer::wrap));
    }

    /** The attachments of the packet that is read; empty if placeholders are ordinary objects. */
    @SuppressWarnings("unchecked")
    static List<byte[]> attachments(DeserializationContext context) {
        Object attachments = context.getAttribute(ATTACHMENTS);
        return attachments == null ? List.of() : (List<byte[]>) attachments;
    }

    private static byte[] remaining(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static final class Out<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1;

        private final transient Function<T, byte[]> bytes;

        Out(Class<T> type, Function<T, byte[]> bytes) {
            super(type);
            this.bytes = bytes;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            if (generator.getOutputTarget() instanceof ArgumentsOutput output && output.extractsBinary()) {
                generator.writeStartObject();
                generator.writeBooleanField("_placeholder", true);
                generator.writeNumberField("num", output.attach(bytes.apply(value)));
                generator.writeEndObject();
            } else {
                generator.writeBinary(bytes.apply(value));
            }
        }

        @Override
        public void serializeWithType(
                T value, JsonGenerator generator, SerializerProvider provider, TypeSerializer typeSerializer)
                throws IOException {
            serialize(value, generator, provider);
        }
    }

    private static final class In<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1;

        private final transient Function<byte[], T> value;

        In(Class<T> type, Function<byte[], T> value) {
            super(type);
            this.value = value;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (AnyJson.read(parser, attachments(context)) instanceof byte[] bytes) {
                return value.apply(bytes);
            }
            return context.reportInputMismatch(this, "no binary");
        }
    }
}
