package dev.parlance.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What one client receives by permessage-deflate. The server's context is kept. Not thread-safe. */
final class Inflation implements AutoCloseable {
    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};
    private static final int BUFFER = 1_024;

    private final Inflater inflater = new Inflater(true);

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
        byte[] buffer = new byte[BUFFER];
        inflater.setInput(input);
        int read = inflater.inflate(buffer);
        while (read > 0) {
            message.write(buffer, 0, read);
            read = inflater.inflate(buffer);
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
