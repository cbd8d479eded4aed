package dev.parlance.internal.json.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;

/** Writes NaN and the infinities, which JSON cannot represent, as null, as {@code JSON.stringify} does. */
final class NonFiniteNumbers {
    private NonFiniteNumbers() {}

    static SimpleModule module() {
        return new SimpleModule("dev.parlance.non-finite")
                .addSerializer(Double.class, new OutDouble())
                .addSerializer(double.class, new OutDouble())
                .addSerializer(Float.class, new OutFloat())
                .addSerializer(float.class, new OutFloat());
    }

    private static final class OutDouble extends StdScalarSerializer<Double> {
        private static final long serialVersionUID = 1;

        OutDouble() {
            super(Double.class);
        }

        @Override
        public void serialize(Double number, JsonGenerator generator, SerializerProvider provider) throws IOException {
            if (Double.isFinite(number)) {
                generator.writeNumber(number);
            } else {
                generator.writeNull();
            }
        }
    }

    private static final class OutFloat extends StdScalarSerializer<Float> {
        private static final long serialVersionUID = 1;

        OutFloat() {
            super(Float.class);
        }

        @Override
        public void serialize(Float number, JsonGenerator generator, SerializerProvider provider) throws IOException {
            if (Float.isFinite(number)) {
                generator.writeNumber(number);
            } else {
                generator.writeNull();
            }
        }
    }
}
