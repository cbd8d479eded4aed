package dev.parlance.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The permessage-deflate of one client: keeps the server's context, sends without one. Not thread-safe. */
final class Deflate implements AutoCloseable {
    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

    private final Inflater inflater = new Inflater(true);
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final byte[] buffer = new byte[4096];

    byte[] inflate(byte[] payload) {
        ByteArrayOutputStream message = new ByteArrayOutputStream(2 * payload.length);
        try {
            inflateInto(message, payload);
            inflateInto(message, TAIL);
        } catch (DataFormatException e) {
            throw new IllegalStateException("not deflated", e);
        }
        return message.toByteArray();
    }

    private void inflateInto(ByteArrayOutputStream message, byte[] input) throws DataFormatException {
        inflater.setInput(input);
        int read = inflater.inflate(buffer);
        while (read > 0) {
            message.write(buffer, 0, read);
            read = inflater.inflate(buffer);
        }
    }

    byte[] deflate(byte[] message) {
        deflater.reset();
        deflater.setInput(message);
        ByteArrayOutputStream payload = new ByteArrayOutputStream(message.length);
        int written = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        while (written > 0) {
            payload.write(buffer, 0, written);
            written = written < buffer.length ? 0 : deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        }
        return Arrays.copyOf(payload.toByteArray(), payload.size() - TAIL.length);
    }

    @Override
    public void close() {
        inflater.end();
        deflater.end();
    }
}
