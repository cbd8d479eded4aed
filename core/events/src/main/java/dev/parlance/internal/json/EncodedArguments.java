package dev.parlance.internal.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Encoded arguments. The arrays are not copied and must not be changed.
 *
 * @param json a JSON array in UTF-8, with a placeholder for each attachment
 * @param attachments the binary values, in the order of their placeholders' indexes
 */
public record EncodedArguments(byte[] json, List<byte[]> attachments) {
    /**
     * These and one argument more.
     *
     * @param text of ASCII, with nothing that JSON escapes
     */
    public EncodedArguments with(String text) {
        byte[] more = (",\"" + text + "\"]").getBytes(StandardCharsets.US_ASCII);
        byte[] joined = Arrays.copyOf(json, json.length - 1 + more.length);
        System.arraycopy(more, 0, joined, json.length - 1, more.length);
        return new EncodedArguments(joined, attachments);
    }

    /** Whether the last argument is a text. */
    public boolean endsWithText() {
        return json.length > 2 && json[json.length - 2] == '"';
    }

    /** How many bytes they are, attachments and all. */
    public long size() {
        long size = json.length;
        for (byte[] attachment : attachments) {
            size += attachment.length;
        }
        return size;
    }
}
