package dev.parlance.contract;

import dev.parlance.event.Limit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a JSON value is. */
sealed interface ContractType {
    /** What needs no more to be said. */
    enum Simple implements ContractType {
        /** A text in the form of ISO 8601. */
        TIME,
        /** A date without a time. */
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
        /** The value of an answer, in what a dialect makes of it. */
        ANSWER
    }

    /** A text; how long it may be if that is said. */
    record Text(Limit.@Nullable Kind limit) implements ContractType {}

    /** An array. */
    record ListOf(ContractType element) implements ContractType {}

    /** An object with any names. */
    record MapOf(ContractType value) implements ContractType {}

    /** One of several. */
    record OneOf(List<ContractType> types) implements ContractType {
        /** That type, or one of those; each once. */
        static ContractType of(List<ContractType> types) {
            List<ContractType> flat = types.stream()
                    .flatMap(type -> type instanceof OneOf several ? several.types().stream() : List.of(type).stream())
                    .distinct()
                    .toList();
            return flat.size() == 1 ? flat.get(0) : new OneOf(flat);
        }
    }

    /** That very text, number or truth value; null for JSON's null. */
    record Literal(@Nullable Object value) implements ContractType {}

    /** An object with those members, which has no name. */
    record Members(Map<String, ContractType> types) implements ContractType {}

    /** The definition of that name. */
    record Ref(String name) implements ContractType {}
}
