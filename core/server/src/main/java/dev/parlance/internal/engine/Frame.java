package dev.parlance.internal.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A text and the binary attachments that belong to it, sent together. Immutable; many sessions may share one. On a
 * plain WebSocket an empty text before attachments is not sent: so a binary message goes without a text. None of the arrays is
 * copied, and none must be changed.
 *
 * @param head how the text begins, in UTF-8, without any prefix of Engine.IO
 * @param rest the rest of the text: what is large is not copied only because something stands before it
 * @param attachments the binary messages that follow it, never interleaved with another frame; may hold empty ones
 */
public record Frame(byte[] head, byte[] rest, List<byte[]> attachments) {
    private static final byte[] NOTHING = {};

    /** One whose text is in one piece. */
    public Frame(byte[] text, List<byte[]> attachments) {
        this(NOTHING, text, attachments);
    }

    /** A text without attachments. */
    public static Frame text(String text) {
        return new Frame(text.getBytes(StandardCharsets.UTF_8), List.of());
    }

    /** How many bytes the text has. */
    public int textLength() {
        return head.length + rest.length;
    }

    /** The whole text. */
    public byte[] text() {
        byte[] text = Arrays.copyOf(head, textLength());
        System.arraycopy(rest, 0, text, head.length, rest.length);
        return text;
    }

    /** The number of its bytes, text and attachments together. */
    public long size() {
        long size = textLength();
        for (byte[] attachment : attachments) {
            size += attachment.length;
        }
        return size;
    }

    /** Its size only: what it carries may be private. */
    @Override
    public String toString() {
        return "Frame[" + textLength() + " bytes, " + attachments.size() + " attachments]";
    }
}
