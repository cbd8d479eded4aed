package dev.parlance.internal.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A text and the binary attachments that belong to it, sent together. Immutable; many sessions may share one. On a
 * plain WebSocket an empty text before attachments is not sent: so a binary message goes without a text.
 *
 * @param text the message's text in UTF-8, without any prefix of Engine.IO; not copied: must not be changed
 * @param attachments the binary messages that follow it, never interleaved with another frame; may hold empty ones. Not
 *     copied: must not be changed
 */
public record Frame(byte[] text, List<byte[]> attachments) {
    /** A text without attachments. */
    public static Frame text(String text) {
        return new Frame(text.getBytes(StandardCharsets.UTF_8), List.of());
    }

    /** The number of its bytes, text and attachments together. */
    public long size() {
        long size = text.length;
        for (byte[] attachment : attachments) {
            size += attachment.length;
        }
        return size;
    }

    /** Its size only: what it carries may be private. */
    @Override
    public String toString() {
        return "Frame[" + text.length + " bytes, " + attachments.size() + " attachments]";
    }
}
