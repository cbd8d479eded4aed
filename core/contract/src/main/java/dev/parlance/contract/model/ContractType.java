package dev.parlance.contract.model;

import dev.parlance.event.Incubating;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type of a JSON value. */
@Incubating
public sealed interface ContractType {
    /** Stands for no limit. */
    int UNLIMITED = Integer.MAX_VALUE;

    /** The types without parameters. */
    enum Simple implements ContractType {
        /** A date and time as text, in ISO 8601. */
        TIME,
        /** A date without a time, as text. */
        DATE,
        /** A whole number of 32 bits. */
        INTEGER,
        /** A whole number of 64 bits. */
        LONG,
        /** Any number. */
        NUMBER,
        /** True or false. */
        BOOLEAN,
        /** Bytes, sent as an attachment. */
        BINARY,
        /** Any JSON. */
        ANY,
        /** The placeholder for the value of an answer in a dialect's ack. */
        ANSWER
    }

    /**
     * A string.
     *
     * @param min its minimum length
     * @param max its maximum length; {@link #UNLIMITED} for none
     * @param inBytes whether the length is counted in bytes of UTF-8, not in characters
     * @param notBlank whether it must have a character that is not white space
     */
    record Text(int min, int max, boolean inBytes, boolean notBlank) implements ContractType {
        /** A string without a declared limit. */
        public static final Text ANY = new Text(0, UNLIMITED, false, false);
    }

    /**
     * Any JSON of limited size.
     *
     * @param maxBytes its maximum size in bytes
     */
    record SizedJson(int maxBytes) implements ContractType {}

    /** An array; {@code maxEntries} is {@link #UNLIMITED} if no limit is declared. */
    record ListOf(ContractType element, int maxEntries) implements ContractType {
        /** An array without a declared limit. */
        public ListOf(ContractType element) {
            this(element, UNLIMITED);
        }
    }

    /** An object with any member names; {@code maxEntries} is {@link #UNLIMITED} if no limit is declared. */
    record MapOf(ContractType value, int maxEntries) implements ContractType {}

    /** A union. */
    record OneOf(List<ContractType> types) implements ContractType {
        /** The union of those types without duplicates; with one type left, that type. */
        public static ContractType of(List<ContractType> types) {
            List<ContractType> flat = types.stream()
                    .flatMap(type -> type instanceof OneOf several ? several.types().stream() : List.of(type).stream())
                    .distinct()
                    .toList();
            return flat.size() == 1 ? flat.get(0) : new OneOf(flat);
        }
    }

    /** A constant: a string, a number or a boolean; null for JSON's null. */
    record Literal(@Nullable Object value) implements ContractType {}

    /** An anonymous object with those members. */
    record Members(Map<String, ContractType> types) implements ContractType {}

    /** A reference to the {@link Definition} with that name. */
    record Ref(String name) implements ContractType {}
}
