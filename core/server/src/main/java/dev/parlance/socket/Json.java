package dev.parlance.socket;

import org.jspecify.annotations.Nullable;

/**
 * JSON as plain Java values: {@code Map}, {@code List}, {@code String}, {@code Number}, {@code Boolean}, null. A server has
 * one ({@link Server#json}), by the rules that its clients' JSON is read by. May be used from any thread.
 */
public interface Json {
    /**
     * Writes a value: plain Java values and records; {@code byte[]} becomes base64.
     *
     * <pre>{@code
     * byte[] utf8 = server.json().write(Map.of("total", 12));
     * }</pre>
     *
     * @return JSON in UTF-8
     * @throws IllegalArgumentException if it cannot be written as JSON
     */
    byte[] write(@Nullable Object value);

    /**
     * Reads a text.
     *
     * <pre>{@code
     * Object value = server.json().read("[1, 2]".getBytes(StandardCharsets.UTF_8));     // a List
     * }</pre>
     *
     * @param utf8 one JSON value in UTF-8
     * @return the value; null for {@code null}
     * @throws IllegalArgumentException if it is not well-formed, nested deeper than the server's limits allow, or has a number
     *     that no double can hold; says nothing of the content
     */
    @Nullable
    Object read(byte[] utf8);
}
