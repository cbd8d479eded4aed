package dev.parlance.internal.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes packets of the texts and binaries of one session, in the order in which they come: a binary packet is complete
 * with its last attachment. Used by one thread at a time; not usable after it has thrown.
 */
public final class PacketAssembler {
    private final int maxAttachments;
    private final long maxBytes;
    private @Nullable Packet pending;
    private List<byte[]> attachments = List.of();
    private int missing;
    private long bytes;

    /**
     * Starts without anything pending.
     *
     * @param maxAttachments how many attachments a packet may announce
     * @param maxBytes how many bytes a packet with attachments may have, text and attachments together
     */
    public PacketAssembler(int maxAttachments, long maxBytes) {
        this.maxAttachments = maxAttachments;
        this.maxBytes = maxBytes;
    }

    /**
     * Takes a text, without Engine.IO's prefix.
     *
     * @return the packet that it is; null if its attachments are still to come
     * @throws MalformedPacketException if it is no packet, or an attachment is due
     */
    public @Nullable Assembled text(byte[] utf8) throws MalformedPacketException {
        if (pending != null) {
            throw new MalformedPacketException("a text where an attachment is due");
        }
        Packet packet = PacketDecoder.decode(utf8, maxAttachments);
        int announced = attachmentsOf(packet);
        if (announced == 0) {
            return new Assembled(packet, List.of());
        }
        pending = packet;
        missing = announced;
        attachments = new ArrayList<>();
        bytes = 0;
        count(utf8.length);
        return null;
    }

    /**
     * Takes a binary, empty or not. It is not copied.
     *
     * @return the packet that it completes; null if more attachments are to come
     * @throws MalformedPacketException if no attachment is due, or the packet becomes too large
     */
    public @Nullable Assembled binary(byte[] attachment) throws MalformedPacketException {
        Packet packet = pending;
        if (packet == null) {
            throw new MalformedPacketException("a binary where no attachment is due");
        }
        count(attachment.length);
        attachments.add(attachment);
        if (--missing > 0) {
            return null;
        }
        Assembled assembled = new Assembled(packet, Collections.unmodifiableList(attachments));
        pending = null;
        attachments = List.of();
        return assembled;
    }

    /** How many bytes have come of a packet whose attachments are still to come; 0 if there is none. */
    public long pendingBytes() {
        return pending == null ? 0 : bytes;
    }

    /** The namespace of the packet whose attachments are still to come. */
    public String pendingNamespace() {
        return Objects.requireNonNull(pending).namespace();
    }

    private void count(int more) throws MalformedPacketException {
        bytes += more;
        if (bytes > maxBytes) {
            throw new MalformedPacketException("a packet of more than " + maxBytes + " bytes with its attachments");
        }
    }

    private static int attachmentsOf(Packet packet) {
        if (packet instanceof Packet.Event event) {
            return event.attachments();
        }
        return packet instanceof Packet.Ack ack ? ack.attachments() : 0;
    }
}
