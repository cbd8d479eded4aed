package dev.parlance.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;

/** What clients send by permessage-deflate. No context is kept, so many clients share one. Not thread-safe. */
final class Deflation implements AutoCloseable {
    private static final int TAIL_BYTES = 4;
    private static final int BUFFER = 1_024;

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);

    byte[] deflate(byte[] message) {
        deflater.reset();
        deflater.setInput(message);
        byte[] buffer = new byte[BUFFER];
        ByteArrayOutputStream payload = new ByteArrayOutputStream(message.length);
        int written;
        do {
            written = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            payload.write(buffer, 0, written);
        } while (written == buffer.length);
        return Arrays.copyOf(payload.toByteArray(), payload.size() - TAIL_BYTES);
    }

    @Override
    public void close() {
        deflater.end();
    }
}
