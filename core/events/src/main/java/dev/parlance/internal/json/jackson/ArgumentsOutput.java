package dev.parlance.internal.json.jackson;

import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects written JSON, and the binary values that are extracted from it. The generator buffers up to 8,000 bytes before it
 * writes them here, so that most messages are copied once, into an array of exactly their size.
 */
public final class ArgumentsOutput extends OutputStream {
    private static final byte[] EMPTY = {};
    private static final int MAX_FIRST_BLOCK = 64 * 1024;

    private final LargeMessages large;
    private final boolean extractsBinary;
    private boolean hasTurn;
    private byte[] first = EMPTY;

    /** All, if there are several parts: in blocks that are not humongous to a garbage collector. */
    private @Nullable ByteArrayBuilder more;

    private int size;
    private List<byte[]> attachments = List.of();

    public ArgumentsOutput(LargeMessages large, boolean extractsBinary) {
        this.large = large;
        this.extractsBinary = extractsBinary;
    }

    /** Whether binary values are extracted, instead of being written as base64. */
    boolean extractsBinary() {
        return extractsBinary;
    }

    /** Adds a binary value and returns its index. */
    int attach(byte[] attachment) {
        if (attachments.isEmpty()) {
            attachments = new ArrayList<>();
        }
        attachments.add(attachment);
        return attachments.size() - 1;
    }

    public List<byte[]> attachments() {
        return attachments;
    }

    public byte[] bytes() {
        return more == null ? first : more.toByteArray();
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        if (size == 0) {
            first = Arrays.copyOfRange(from, offset, offset + length);
        } else {
            awaitTurnIfLarge(size + length);
            if (more == null) {
                more = new ByteArrayBuilder(Math.min(2 * size, MAX_FIRST_BLOCK));
                more.write(first, 0, size);
            }
            more.write(from, offset, length);
        }
        size += length;
    }

    private void awaitTurnIfLarge(int atLeast) {
        if (!hasTurn && atLeast >= LargeMessages.LARGE) {
            hasTurn = large.begin();
        }
    }

    /** The generator has written everything. */
    @Override
    public void close() {
        if (hasTurn) {
            hasTurn = false;
            large.end();
        }
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }
}
