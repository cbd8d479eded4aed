package dev.parlance.catalogue.platform.subscription.filter;

import dev.parlance.event.RefusedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Selects documents: a condition on a document's fields, or several that hold together. Immutable.
 *
 * <p>A filter is an object. Each member is a field with what it must be, and all members must hold; {@code {}} matches
 * every document. A field is named by its path, {@code address.city}; what it must be is
 *
 * <ul>
 *   <li>a value, which it must equal: {@code {"status": "open"}};
 *   <li>or an object of operators, which must all hold: {@code {"age": {"$gte": 18, "$lt": 65}}}. {@code $eq} and
 *       {@code $ne} take any value, {@code $gt}, {@code $gte}, {@code $lt} and {@code $lte} a number or a text, {@code $in}
 *       a list of values.
 * </ul>
 *
 * <p>{@code $and} and {@code $or} stand in a field's place and take a list of filters:
 * {@code {"$or": [{"a": 1}, {"b": 2}]}}.
 *
 * <p>A field that is missing is null. Numbers are equal if their values are (1 is 1.0), a double having the value of its
 * shortest decimal notation; texts are compared by UTF-16 units, as JavaScript does; values of different types are never
 * equal, and no comparison of them holds. Lists are equal if their items are, in order; objects if their members are, in
 * any order. The items of a list are not compared one by one. Binary equals nothing.
 *
 * <p>{@code docs/query-filters.md} explains all of this with examples.
 */
public sealed interface Filter permits Combination, Condition {
    /** How deep {@code $and} and {@code $or} may be nested, and lists and objects in a value. */
    int DEPTH = 8;

    /** How many conditions a filter may have. */
    int CONDITIONS = 64;

    /** How many conditions, {@code $and}, {@code $or} and {@code {}} a filter may have in all. */
    int NODES = 100;

    /** How many items a list may have, and how many members an object. */
    int ITEMS = 100;

    /** How many characters a text, or a name in a value, may have. */
    int TEXT = 1024;

    /** How many characters a field's path may have. */
    int PATH = 256;

    /** How many characters the whole may have, as {@link #text} writes it; and its values, each as often as it is sent. */
    int SIZE = 16 * 1024;

    /**
     * Reads a filter.
     *
     * @param query plain Java values, as a client's any-JSON
     * @throws RefusedException {@code validation-failed} if it is not a filter, or exceeds a limit; its field begins with
     *     {@code query}, as {@code query.$or[1].age.$gt}
     */
    static Filter of(@Nullable Object query) {
        return new FilterReader().read(query);
    }

    /**
     * Whether it matches that document.
     *
     * @param document plain Java values: {@code Map}, {@code List}, {@code String}, {@code Number}, {@code Boolean}, null
     */
    boolean matches(Map<String, ? extends @Nullable Object> document);

    /** The filter as JSON, the same for filters that differ only in the order of members or in how numbers are written. */
    String text();

    /** Identifies the filter: 32 characters, the same if their {@link #text} is. */
    default String digest() {
        try {
            // The text is ASCII: no two of them become the same bytes.
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
