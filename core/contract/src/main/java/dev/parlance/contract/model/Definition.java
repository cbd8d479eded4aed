package dev.parlance.contract.model;

import dev.parlance.event.Incubating;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named type. */
@Incubating
public sealed interface Definition {
    /** Its name, unique in its catalogue. */
    String name();

    /** Its documentation; may be empty. */
    String doc();

    /** The top-level class that declares it. */
    Class<?> owner();

    /**
     * An object.
     *
     * @param fields its members
     * @param openDoc the documentation of additional members; null if there are none
     */
    record Shape(
            String name,
            String doc,
            Class<?> owner,
            List<Field> fields,
            @Nullable String openDoc) implements Definition {}

    /**
     * An enumeration of strings.
     *
     * @param open whether other strings are possible
     */
    record Enumeration(String name, String doc, Class<?> owner, List<EnumValue> values, boolean open)
            implements Definition {}

    /** Another name for a type, such as the union of the variants of a sealed interface. */
    record Alias(String name, String doc, Class<?> owner, ContractType type) implements Definition {}

    /** A member of an object, or an argument. */
    record Field(String name, String doc, ContractType type, boolean required) {}

    /** A value of an enumeration. */
    record EnumValue(String value, String doc) {}
}
