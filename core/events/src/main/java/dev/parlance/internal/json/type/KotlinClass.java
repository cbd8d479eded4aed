package dev.parlance.internal.json.type;

import com.fasterxml.jackson.databind.Module;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of Kotlin there is. Its data classes are payloads as records are, with {@code jackson-module-kotlin} and the
 * {@code kotlin-reflect} that it needs on the class path; without Kotlin nothing of it is loaded.
 */
public final class KotlinClass {
    private static final String LIBRARY = "com.fasterxml.jackson.module:jackson-module-kotlin";

    private static final boolean SUPPORTED =
            isPresent("com.fasterxml.jackson.module.kotlin.KotlinModule") && isPresent("kotlin.reflect.full.KClasses");
    private static final ClassCache<Boolean> COMPILED_BY_KOTLIN = new ClassCache<>(type -> Arrays.stream(
                    type.getAnnotations())
            .anyMatch(annotation -> annotation.annotationType().getName().equals("kotlin.Metadata")));
    private static final ClassCache<Boolean> DATA =
            new ClassCache<>(type -> is(type) && SUPPORTED && KotlinComponents.isData(type));

    private KotlinClass() {}

    private static boolean isPresent(String name) {
        try {
            Class.forName(name, false, KotlinClass.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    /** Whether a class was compiled by Kotlin. */
    public static boolean is(Class<?> type) {
        return COMPILED_BY_KOTLIN.of(type);
    }

    /** Whether it is a data class that can be read. */
    public static boolean isData(Class<?> type) {
        return DATA.of(type);
    }

    /** Why a class of Kotlin cannot be a payload, as a sentence without its subject; null if it is none, or can. */
    public static @Nullable String problem(Class<?> type) {
        if (!SUPPORTED && is(type)) {
            return "is a " + type.getName() + ", a class of Kotlin, which needs " + LIBRARY + " on the class path";
        }
        String hidden = isData(type) ? KotlinComponents.privateProperty(type) : null;
        return hidden == null
                ? null
                : "is a " + type.getName() + " with a private property, " + hidden
                        + ", which would be read but not sent";
    }

    /** Jackson's module for Kotlin, where there is one. */
    public static Optional<Module> module() {
        return SUPPORTED ? Optional.of(KotlinComponents.module()) : Optional.empty();
    }
}
