package dev.parlance.internal.redis.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/** Writes one value. Used once. */
final class MessagePackWriter {
    private final MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
    private final ValueBounds bounds = new ValueBounds();

    byte[] write(@Nullable Object value) {
        try {
            write(value, 0);
            byte[] bytes = packer.toByteArray();
            ValueBounds.checkSize(bytes.length);
            return bytes;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void write(@Nullable Object value, int depth) throws IOException {
        if (value == null) {
            packer.packNil();
        } else if (value instanceof String text) {
            packer.packString(text);
        } else if (value instanceof Number number) {
            write(number);
        } else if (value instanceof Boolean bool) {
            packer.packBoolean(bool);
        } else if (value instanceof byte[] bytes) {
            ValueBounds.checkSize(bytes.length);
            packer.packBinaryHeader(bytes.length);
            packer.writePayload(bytes);
        } else if (value instanceof Instant time) {
            packer.packTimestamp(time);
        } else if (value instanceof Map<?, ?> map) {
            write(map, depth + 1);
        } else if (value instanceof Collection<?> list) {
            write(list, depth + 1);
        } else {
            throw ValueBounds.unsendable(value);
        }
    }

    private void write(Number number) throws IOException {
        if (number instanceof BigInteger big) {
            write(big);
        } else if (ValueBounds.isInteger(number)) {
            packer.packLong(number.longValue());
        } else {
            packer.packDouble(number.doubleValue());
        }
    }

    private void write(BigInteger big) throws IOException {
        if (big.bitLength() < Long.SIZE || big.signum() > 0 && big.bitLength() == Long.SIZE) {
            packer.packBigInteger(big);
        } else {
            packer.packDouble(big.doubleValue());
        }
    }

    private void write(Map<?, ?> map, int depth) throws IOException {
        bounds.enterMap(map.size(), depth);
        packer.packMapHeader(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            packer.packString(ValueBounds.key(entry.getKey()));
            write(entry.getValue(), depth);
        }
    }

    private void write(Collection<?> list, int depth) throws IOException {
        bounds.enter(depth);
        packer.packArrayHeader(list.size());
        for (Object element : list) {
            write(element, depth);
        }
        ValueBounds.checkSize(packer.getTotalWrittenBytes());
    }
}
