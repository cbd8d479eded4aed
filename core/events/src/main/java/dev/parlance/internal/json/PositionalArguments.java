package dev.parlance.internal.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.parlance.internal.json.type.RecordType;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts a record to several arguments, one for each component in order, and back. */
final class PositionalArguments {
    private final Method[] accessors;
    private final byte[][] names;

    private PositionalArguments(Method[] accessors, byte[][] names) {
        this.accessors = accessors;
        this.names = names;
    }

    static PositionalArguments of(Class<?> type) {
        List<RecordType.Component> components = RecordType.components(type);
        Method[] accessors = new Method[components.size()];
        byte[][] names = new byte[components.size()][];
        for (int i = 0; i < accessors.length; i++) {
            RecordType.Component component = components.get(i);
            accessors[i] = component.accessor();
            String name = new String(JsonStringEncoder.getInstance().quoteAsString(component.wireName()));
            names[i] = ('"' + name + "\":").getBytes(StandardCharsets.UTF_8);
        }
        return new PositionalArguments(accessors, names);
    }

    /** The components' values as arguments. */
    List<@Nullable Object> values(Object payload) {
        List<@Nullable Object> values = new ArrayList<>(accessors.length);
        for (Method accessor : accessors) {
            values.add(value(accessor, payload));
        }
        return Collections.unmodifiableList(values);
    }

    private static @Nullable Object value(Method accessor, Object payload) {
        try {
            return accessor.invoke(payload);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("cannot read " + accessor, e);
        }
    }

    /**
     * The arguments as a JSON object with the record's components: it is read by the same rules as any other, and refusals
     * name fields by the same paths. Surplus arguments are omitted.
     */
    byte[] object(IncomingArguments arguments) {
        ByteArrayOutputStream object = new ByteArrayOutputStream(arguments.json().length + 32 * names.length);
        object.write('{');
        for (int i = 0; i < names.length && i < arguments.count(); i++) {
            if (i > 0) {
                object.write(',');
            }
            object.writeBytes(names[i]);
            object.write(arguments.json(), arguments.start(i), arguments.end(i) - arguments.start(i));
        }
        object.write('}');
        return object.toByteArray();
    }
}
