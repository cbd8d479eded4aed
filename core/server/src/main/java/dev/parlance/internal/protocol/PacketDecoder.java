package dev.parlance.internal.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the text of one packet, as it comes from a client. */
public final class PacketDecoder {
    /** How long a namespace's name may be, in bytes of UTF-8, its slash included and its query not. */
    public static final int MAX_NAMESPACE_BYTES = 256;

    /** The largest ack id: the largest integer that a JavaScript client can count to. */
    public static final long MAX_ACK_ID = (1L << 53) - 1;

    private final byte[] utf8;
    private int at;

    private PacketDecoder(byte[] utf8) {
        this.utf8 = utf8;
    }

    /**
     * Reads a packet. The JSON in it is not looked at beyond its first byte.
     *
     * @param utf8 the text of a message, without Engine.IO's prefix
     * @param maxAttachments how many attachments a packet may announce
     * @throws MalformedPacketException if it is none, announces too many attachments, or is one that only servers send
     */
    public static Packet decode(byte[] utf8, int maxAttachments) throws MalformedPacketException {
        return new PacketDecoder(utf8).packet(maxAttachments);
    }

    private Packet packet(int maxAttachments) throws MalformedPacketException {
        switch (next()) {
            case '0' -> {
                return new Packet.Connect(namespace(), auth());
            }
            case '1' -> {
                return new Packet.Disconnect(endOf(namespace()));
            }
            case '2' -> {
                return new Packet.Event(namespace(), ackId(), array(), false, 0);
            }
            case '3' -> {
                return new Packet.Ack(namespace(), requiredAckId(), array(), false, 0);
            }
            case '5' -> {
                int attachments = attachments(maxAttachments);
                return new Packet.Event(namespace(), ackId(), array(), true, attachments);
            }
            case '6' -> {
                int attachments = attachments(maxAttachments);
                return new Packet.Ack(namespace(), requiredAckId(), array(), true, attachments);
            }
            case '4' -> throw new MalformedPacketException("CONNECT_ERROR comes from a server only");
            default -> throw new MalformedPacketException("unknown packet type");
        }
    }

    private int attachments(int max) throws MalformedPacketException {
        long number = number(max, "too many attachments");
        if (number < 1 || next() != '-') {
            throw new MalformedPacketException("a binary packet without its number of attachments");
        }
        return (int) number;
    }

    /** Everything from a slash to the first comma; a query is part of neither the name nor, in revision 5, the protocol. */
    private String namespace() throws MalformedPacketException {
        if (peek() != '/') {
            return "/";
        }
        int start = at;
        int end = -1;
        for (; at < utf8.length && utf8[at] != ','; at++) {
            if (utf8[at] == '?' && end < 0) {
                end = at;
            }
        }
        int length = (end < 0 ? at : end) - start;
        at++;
        if (length > MAX_NAMESPACE_BYTES) {
            throw new MalformedPacketException("a namespace of " + length + " bytes");
        }
        return length == 1 ? "/" : new String(utf8, start, length, StandardCharsets.UTF_8);
    }

    private long ackId() throws MalformedPacketException {
        return number(MAX_ACK_ID, "too large an ack id");
    }

    private long requiredAckId() throws MalformedPacketException {
        long id = ackId();
        if (id == Packet.NO_ACK) {
            throw new MalformedPacketException("an ack without an id");
        }
        return id;
    }

    /** The digits that stand here; −1 if none does. */
    private long number(long max, String tooLarge) throws MalformedPacketException {
        int start = at;
        long number = 0;
        for (int c = peek(); c >= '0' && c <= '9'; c = peek()) {
            number = 10 * number + (c - '0');
            if (number > max) {
                throw new MalformedPacketException(tooLarge);
            }
            at++;
        }
        return at == start ? -1 : number;
    }

    private byte[] array() throws MalformedPacketException {
        if (peek() != '[') {
            throw new MalformedPacketException("no array where a packet's arguments are due");
        }
        return rest();
    }

    private byte @Nullable [] auth() throws MalformedPacketException {
        if (peek() < 0) {
            return null;
        }
        if (peek() != '{') {
            throw new MalformedPacketException("an auth payload that is no object");
        }
        return rest();
    }

    private String endOf(String namespace) throws MalformedPacketException {
        if (peek() >= 0) {
            throw new MalformedPacketException("something after a DISCONNECT");
        }
        return namespace;
    }

    private byte[] rest() {
        return Arrays.copyOfRange(utf8, at, utf8.length);
    }

    private int peek() {
        return at < utf8.length ? utf8[at] & 0xff : -1;
    }

    private int next() {
        int c = peek();
        at++;
        return c;
    }
}
