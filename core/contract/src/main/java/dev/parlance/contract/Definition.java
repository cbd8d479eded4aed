package dev.parlance.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type that has a name. */
sealed interface Definition {
    /** Its name, the only one in its catalogue. */
    String name();

    /** Its documentation; may be empty. */
    String doc();

    /** The class at the top level that declares it. */
    Class<?> owner();

    /**
     * An object.
     *
     * @param fields its members
     * @param openDoc what other members are; null if there are none
     */
    record Shape(
            String name,
            String doc,
            Class<?> owner,
            List<Field> fields,
            @Nullable String openDoc) implements Definition {}

    /**
     * One of several texts.
     *
     * @param open whether it may be another one
     */
    record Words(String name, String doc, Class<?> owner, List<Word> words, boolean open) implements Definition {}

    /** Another name for a type; of objects that have variants what they are one of. */
    record Alias(String name, String doc, Class<?> owner, ContractType type) implements Definition {}

    /** A member of an object, or an argument. */
    record Field(String name, String doc, ContractType type, boolean required) {}

    /** One of several texts. */
    record Word(String value, String doc) {}
}
