package dev.parlance.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The limits of what clients send, besides the maximum size of a message. A field that exceeds its limit is refused with
 * {@code validation-failed} and its path; JSON that is nested too deep, or an event's name that is too long, ends the
 * connection with {@code parse error}; a request whose head is too long is answered 414 or 431. {@link Limit} sets the kind
 * of a component, or a limit of its own:
 *
 * <pre>{@code
 * ParlanceServer.builder().limits(Limits.DEFAULT.withText(64 * 1024).withEntries(100)).build();
 * }</pre>
 *
 * <p>The limits of fields apply to the components of records, also nested ones. A payload that is a bare {@code String} or
 * any JSON is limited only by the maximum size of a message. Immutable; equal to others with the same values.
 */
public final class Limits {
    /** The largest {@link #jsonDepth()}: reading needs stack in proportion to it. */
    public static final int MAX_JSON_DEPTH = 500;

    /** The defaults; each stands in the description of its method. */
    public static final Limits DEFAULT = new Limits(
            Stream.of(Bound.values()).mapToInt(bound -> bound.initial).toArray());

    /**
     * No limits of fields but those that components declare themselves. What protects the server ({@link #jsonDepth()},
     * {@link #eventName()}, {@link #requestHead()}) is as in {@link #DEFAULT}.
     */
    public static final Limits NONE = new Limits(Stream.of(Bound.values())
            .mapToInt(bound -> bound.ofField ? Integer.MAX_VALUE : bound.initial)
            .toArray());

    private final int[] values;

    private enum Bound {
        NAME(128, true),
        TOKEN(8 * 1024, true),
        URL(2 * 1024, true),
        TEXT(16 * 1024, true),
        ENTRIES(1_000, true),
        JSON(Integer.MAX_VALUE, true),
        JSON_DEPTH(64, 1, MAX_JSON_DEPTH),
        EVENT_NAME(256, 1, 10_000),
        REQUEST_HEAD(16 * 1024, 1_000, 1_000_000);

        private final int initial;
        private final boolean ofField;
        private final int min;
        private final int max;

        Bound(int initial, boolean ofField) {
            this(initial, ofField, 1, Integer.MAX_VALUE);
        }

        Bound(int initial, int min, int max) {
            this(initial, false, min, max);
        }

        Bound(int initial, boolean ofField, int min, int max) {
            this.initial = initial;
            this.ofField = ofField;
            this.min = min;
            this.max = max;
        }

        /** Its name as that of its method. */
        private String title() {
            String[] words = name().toLowerCase(Locale.ROOT).split("_");
            return words.length == 1
                    ? words[0]
                    : words[0] + words[1].substring(0, 1).toUpperCase(Locale.ROOT) + words[1].substring(1);
        }
    }

    private Limits(int[] values) {
        this.values = values;
    }

    /** The maximum length of an id or a name in characters (UTF-16 units, as in JavaScript); 128 by default. */
    public int name() {
        return get(Bound.NAME);
    }

    /** The maximum length of a token in bytes of UTF-8; 8 KiB by default. */
    public int token() {
        return get(Bound.TOKEN);
    }

    /** The maximum length of a URL in bytes of UTF-8; 2 KiB by default. */
    public int url() {
        return get(Bound.URL);
    }

    /** The maximum length of any other text in bytes of UTF-8; 16 KiB by default. */
    public int text() {
        return get(Bound.TEXT);
    }

    /** The maximum number of entries of a list, an array or a map; 1,000 by default. */
    public int entries() {
        return get(Bound.ENTRIES);
    }

    /** The maximum size of any JSON in a component, in bytes; by default only the size of a message limits it. */
    public int json() {
        return get(Bound.JSON);
    }

    /** The maximum nesting of arrays and objects, including the array of an event's arguments; 64 by default. */
    public int jsonDepth() {
        return get(Bound.JSON_DEPTH);
    }

    /** The maximum length of an event's name in characters; 256 by default. */
    public int eventName() {
        return get(Bound.EVENT_NAME);
    }

    /** The maximum length of an HTTP request's first line, and of its header fields together, in bytes; 16 KiB by default. */
    public int requestHead() {
        return get(Bound.REQUEST_HEAD);
    }

    /** These limits with another maximum length of ids and names, at least 1. */
    public Limits withName(int characters) {
        return with(Bound.NAME, characters);
    }

    /** These limits with another maximum length of tokens, at least 1. */
    public Limits withToken(int bytes) {
        return with(Bound.TOKEN, bytes);
    }

    /** These limits with another maximum length of URLs, at least 1. */
    public Limits withUrl(int bytes) {
        return with(Bound.URL, bytes);
    }

    /** These limits with another maximum length of other texts, at least 1. */
    public Limits withText(int bytes) {
        return with(Bound.TEXT, bytes);
    }

    /** These limits with another maximum number of entries, at least 1. */
    public Limits withEntries(int count) {
        return with(Bound.ENTRIES, count);
    }

    /** These limits with another maximum size of any JSON in a component, at least 1. */
    public Limits withJson(int bytes) {
        return with(Bound.JSON, bytes);
    }

    /** These limits with another maximum nesting of arrays and objects, 1 to {@value #MAX_JSON_DEPTH}. */
    public Limits withJsonDepth(int levels) {
        return with(Bound.JSON_DEPTH, levels);
    }

    /** These limits with another maximum length of event names, 1 to 10,000. */
    public Limits withEventName(int characters) {
        return with(Bound.EVENT_NAME, characters);
    }

    /** These limits with another maximum length of request heads, 1,000 to 1,000,000. */
    public Limits withRequestHead(int bytes) {
        return with(Bound.REQUEST_HEAD, bytes);
    }

    private int get(Bound bound) {
        return values[bound.ordinal()];
    }

    private Limits with(Bound bound, int value) {
        if (value < bound.min || value > bound.max) {
            String range = bound.max == Integer.MAX_VALUE ? "positive" : bound.min + " to " + bound.max;
            throw new IllegalArgumentException("the limit " + bound.title() + " must be " + range + ": " + value);
        }
        int[] changed = values.clone();
        changed[bound.ordinal()] = value;
        return new Limits(changed);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Limits limits && Arrays.equals(values, limits.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Stream.of(Bound.values())
                .map(bound -> bound.title() + "=" + get(bound))
                .collect(Collectors.joining(", ", "Limits[", "]"));
    }
}
