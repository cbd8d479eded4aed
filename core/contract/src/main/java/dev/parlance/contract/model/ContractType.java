package dev.parlance.contract.model;

import dev.parlance.event.Limit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type of a JSON value. */
public sealed interface ContractType {
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

    /** A string; {@code limit} bounds its length, null for no declared limit. */
    record Text(Limit.@Nullable Kind limit) implements ContractType {}

    /** An array. */
    record ListOf(ContractType element) implements ContractType {}

    /** An object with any member names. */
    record MapOf(ContractType value) implements ContractType {}

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
