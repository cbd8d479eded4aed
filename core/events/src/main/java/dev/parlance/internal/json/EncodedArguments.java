package dev.parlance.internal.json;

import java.util.List;

/**
 * Encoded arguments. The arrays are not copied and must not be changed.
 *
 * @param json a JSON array in UTF-8, with a placeholder for each attachment
 * @param attachments the binary values, in the order of their placeholders' indexes
 */
public record EncodedArguments(byte[] json, List<byte[]> attachments) {}
