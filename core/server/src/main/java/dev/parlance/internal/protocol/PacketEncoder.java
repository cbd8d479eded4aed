package dev.parlance.internal.protocol;

import dev.parlance.internal.engine.Frame;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes packets. The JSON is taken as it is; a namespace begins with a slash and holds neither {@code ,} nor {@code ?}; the
 * namespace {@code /} is not written. Attachments are not copied.
 */
public final class PacketEncoder {
    private static final byte[] NOTHING = {};

    private PacketEncoder() {}

    /** CONNECT: the namespace is joined; the object holds the socket's id. */
    public static Frame connect(String namespace, byte[] json) {
        return text('0', namespace, Packet.NO_ACK, json);
    }

    /** DISCONNECT: the server takes the socket off the namespace. */
    public static Frame disconnect(String namespace) {
        return text('1', namespace, Packet.NO_ACK, NOTHING);
    }

    /** CONNECT_ERROR: the namespace is not joined; the object holds {@code message} and may hold {@code data}. */
    public static Frame connectError(String namespace, byte[] json) {
        return text('4', namespace, Packet.NO_ACK, json);
    }

    /**
     * EVENT, or BINARY_EVENT if there are attachments.
     *
     * @param ackId the id under which the client's ack will come; {@link Packet#NO_ACK} for none
     * @param json the array of name and arguments, with a placeholder for each attachment
     */
    public static Frame event(String namespace, long ackId, byte[] json, List<byte[]> attachments) {
        return attachments.isEmpty()
                ? text('2', namespace, ackId, json)
                : new Frame(head('5', attachments.size(), namespace, ackId), json, attachments);
    }

    /**
     * ACK, or BINARY_ACK if there are attachments.
     *
     * @param ackId the id with which the client's event came
     * @param json the array of values, with a placeholder for each attachment
     */
    public static Frame ack(String namespace, long ackId, byte[] json, List<byte[]> attachments) {
        return attachments.isEmpty()
                ? text('3', namespace, ackId, json)
                : new Frame(head('6', attachments.size(), namespace, ackId), json, attachments);
    }

    private static Frame text(char type, String namespace, long ackId, byte[] json) {
        return new Frame(head(type, 0, namespace, ackId), json, List.of());
    }

    /** One array of the exact size: each event that is sent passes here. */
    private static byte[] head(char type, int attachments, String namespace, long ackId) {
        byte[] name = namespace.length() == 1 ? NOTHING : namespace.getBytes(StandardCharsets.UTF_8);
        int countDigits = attachments == 0 ? 0 : digits(attachments);
        int idDigits = ackId == Packet.NO_ACK ? 0 : digits(ackId);
        int size = 1 + (countDigits == 0 ? 0 : countDigits + 1) + (name.length == 0 ? 0 : name.length + 1) + idDigits;
        byte[] utf8 = new byte[size];
        utf8[0] = (byte) type;
        int at = 1;
        if (countDigits > 0) {
            at = number(utf8, at, countDigits, attachments);
            utf8[at++] = '-';
        }
        if (name.length > 0) {
            System.arraycopy(name, 0, utf8, at, name.length);
            at += name.length;
            utf8[at++] = ',';
        }
        number(utf8, at, idDigits, ackId);
        return utf8;
    }

    private static int digits(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private static int number(byte[] utf8, int at, int digits, long number) {
        long rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            utf8[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + digits;
    }
}
