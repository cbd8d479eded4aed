package dev.parlance.internal.json.type;

import dev.parlance.event.Limit;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** A limit on a type of Kotlin, of whose annotations {@code kotlin-reflect} does not know the values that are left out. */
record LimitInKotlin(Kind value, int max, boolean notBlank, int entries, int json) implements Limit {
    static LimitInKotlin of(Limit found) {
        return new LimitInKotlin(
                (Kind) value(found, "value"),
                (Integer) value(found, "max"),
                (Boolean) value(found, "notBlank"),
                (Integer) value(found, "entries"),
                (Integer) value(found, "json"));
    }

    private static Object value(Limit found, String name) {
        try {
            Method method = Limit.class.getMethod(name);
            try {
                return method.invoke(found);
            } catch (InvocationTargetException leftOut) {
                return method.getDefaultValue();
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return Limit.class;
    }
}
