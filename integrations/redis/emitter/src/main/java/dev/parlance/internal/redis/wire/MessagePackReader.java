package dev.parlance.internal.redis.wire;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.ExtensionTypeHeader;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/** Reads one value; whatever sizes a message declares, it takes no more memory than its bytes justify. Used once. */
final class MessagePackReader {
    /** Of notepack.io: an {@code ArrayBuffer}, or with one byte {@code undefined}, or with eight a date. */
    private static final byte NOTEPACK_TYPE = 0;

    private static final byte TIMESTAMP_TYPE = -1;

    /** What is nested can each declare all that remains. */
    private static final int MAX_INITIAL_CAPACITY = 64;

    private final byte[] bytes;
    private final MessageUnpacker unpacker;
    private int containers;

    MessagePackReader(byte[] bytes) {
        this.bytes = bytes;
        this.unpacker = MessagePack.newDefaultUnpacker(bytes);
    }

    @Nullable
    Object read() throws MalformedMessageException {
        try {
            Object value = read(0);
            if (remaining() > 0) {
                throw new MalformedMessageException("trailing bytes");
            }
            return value;
        } catch (IOException | MessagePackException | DateTimeException | ArithmeticException malformed) {
            throw new MalformedMessageException("malformed MessagePack");
        }
    }

    private long remaining() {
        return bytes.length - unpacker.getTotalReadBytes();
    }

    private @Nullable Object read(int depth) throws IOException, MalformedMessageException {
        if (remaining() == 0) {
            throw new MalformedMessageException("truncated");
        }
        return switch (unpacker.getNextFormat().getValueType()) {
            case NIL -> {
                unpacker.unpackNil();
                yield null;
            }
            case BOOLEAN -> unpacker.unpackBoolean();
            case INTEGER -> integer();
            case FLOAT -> unpacker.unpackDouble();
            case STRING -> string();
            case BINARY -> payload(unpacker.unpackBinaryHeader());
            case ARRAY -> array(depth + 1);
            case MAP -> map(depth + 1);
            case EXTENSION -> extension(unpacker.unpackExtensionTypeHeader());
        };
    }

    private Number integer() throws IOException {
        return switch (unpacker.getNextFormat()) {
            case UINT64 -> narrow(unpacker.unpackBigInteger());
            case INT64, UINT32 -> narrow(unpacker.unpackLong());
            default -> unpacker.unpackInt();
        };
    }

    private static Number narrow(BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            return narrow(value.longValue());
        }
        return value;
    }

    private static Number narrow(long value) {
        if (value == (int) value) {
            return (int) value;
        }
        return value;
    }

    // What is no UTF-8 is replaced, as Node does: a lone surrogate in a text of JavaScript must not lose the message.
    private String string() throws IOException, MalformedMessageException {
        return new String(payload(unpacker.unpackRawStringHeader()), StandardCharsets.UTF_8);
    }

    private byte[] payload(int length) throws IOException, MalformedMessageException {
        need(length);
        return unpacker.readPayload(length);
    }

    private List<@Nullable Object> array(int depth) throws IOException, MalformedMessageException {
        int size = unpacker.unpackArrayHeader();
        enter(size, depth);
        List<@Nullable Object> list = new ArrayList<>(Math.min(size, MAX_INITIAL_CAPACITY));
        for (int i = 0; i < size; i++) {
            list.add(read(depth));
        }
        return list;
    }

    private Map<String, @Nullable Object> map(int depth) throws IOException, MalformedMessageException {
        int size = unpacker.unpackMapHeader();
        if (size > WireLimits.MAX_MAP_ENTRIES) {
            throw new MalformedMessageException("a map of more than " + WireLimits.MAX_MAP_ENTRIES + " entries");
        }
        enter(2L * size, depth);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(key(), read(depth));
        }
        return map;
    }

    // JavaScript makes strings of numbers that are keys.
    private String key() throws IOException, MalformedMessageException {
        Object key = read(WireLimits.MAX_DEPTH);
        if (key instanceof String text) {
            return text;
        }
        if (key instanceof Integer || key instanceof Long) {
            return key.toString();
        }
        throw new MalformedMessageException("a map's key is no string");
    }

    private void enter(long values, int depth) throws MalformedMessageException {
        if (depth > WireLimits.MAX_DEPTH) {
            throw new MalformedMessageException("nested deeper than " + WireLimits.MAX_DEPTH);
        }
        if (++containers > WireLimits.MAX_CONTAINERS) {
            throw new MalformedMessageException("more than " + WireLimits.MAX_CONTAINERS + " arrays and maps");
        }
        need(values);
    }

    /** Each value takes a byte at least. */
    private void need(long length) throws MalformedMessageException {
        if (length > remaining()) {
            throw new MalformedMessageException("a size beyond its end");
        }
    }

    private @Nullable Object extension(ExtensionTypeHeader header) throws IOException, MalformedMessageException {
        int length = header.getLength();
        need(length);
        if (header.getType() == TIMESTAMP_TYPE) {
            return unpacker.unpackTimestamp(header);
        }
        if (header.getType() != NOTEPACK_TYPE) {
            throw new MalformedMessageException("an unknown extension type");
        }
        byte[] payload = unpacker.readPayload(length);
        return switch (length) {
            case 1 -> null;
            case Long.BYTES -> Instant.ofEpochMilli(ByteBuffer.wrap(payload).getLong());
            default -> payload;
        };
    }
}
