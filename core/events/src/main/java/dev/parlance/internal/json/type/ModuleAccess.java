package dev.parlance.internal.json.type;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the module of a payload's type lets its components be read. On the class path every type does. */
public final class ModuleAccess {
    private static final List<Module> READERS = List.of(ModuleAccess.class.getModule(), ObjectMapper.class.getModule());

    private ModuleAccess() {}

    /** Why a type's components cannot be read, as a sentence without its subject; null if they can. */
    public static @Nullable String problem(Class<?> type) {
        return problem(type, READERS);
    }

    static @Nullable String problem(Class<?> type, List<Module> readers) {
        Optional<Module> locked =
                readers.stream().filter(reader -> !isReadable(type, reader)).findFirst();
        return locked.map(reader -> sentence(type)).orElse(null);
    }

    private static boolean isReadable(Class<?> type, Module reader) {
        Module module = type.getModule();
        String folder = type.getPackageName();
        return module.isOpen(folder, reader) || isPublic(type) && module.isExported(folder, reader);
    }

    private static boolean isPublic(Class<?> type) {
        return Stream.<Class<?>>iterate(type, each -> each != null, Class::getDeclaringClass)
                .allMatch(each -> Modifier.isPublic(each.getModifiers()));
    }

    private static String sentence(Class<?> type) {
        return "is a " + type.getName() + ", which cannot be read by reflection: its module "
                + type.getModule().getName()
                + " must say \"opens " + type.getPackageName()
                + " to dev.parlance.events, com.fasterxml.jackson.databind\"";
    }
}
