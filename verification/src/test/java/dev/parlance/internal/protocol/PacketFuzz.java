package dev.parlance.internal.protocol;

import static dev.parlance.fuzzing.Property.equal;
import static dev.parlance.fuzzing.Property.holds;
import static dev.parlance.fuzzing.Property.same;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import dev.parlance.internal.text.Utf8;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends on one session, its messages separated by {@code 0x1e}, those that begin with {@code b} binary: a packet is
 * what the protocol's grammar says, has its attachments, and is the same when it is encoded and decoded again.
 */
public final class PacketFuzz {
    private static final int MAX_ATTACHMENTS = 8;
    private static final int MAX_BYTES = 1_000;
    private static final BigInteger MAX_ID = BigInteger.valueOf(PacketDecoder.MAX_ACK_ID);

    /** Type and attachments, namespace, query, id, JSON. */
    private static final Pattern GRAMMAR =
            Pattern.compile("(?s)(?:([56])([0-9]+)-|([0-3]))(?:(/[^,?]*)(?:\\?[^,]*)?,?)?([0-9]+)?([^0-9].*)?");

    private static final JsonCodec JSON = new JsonCodec();

    private PacketFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        PacketAssembler assembler = new PacketAssembler(MAX_ATTACHMENTS, MAX_BYTES);
        int start = 0;
        for (int end = 0; end <= input.length; end++) {
            if (end == input.length || input[end] == 0x1e) {
                if (!receive(assembler, Arrays.copyOfRange(input, start, end))) {
                    return;
                }
                start = end + 1;
            }
        }
    }

    /** Whether the session goes on. */
    private static boolean receive(PacketAssembler assembler, byte[] message) {
        boolean binary = message.length > 0 && message[0] == 'b';
        boolean waiting = assembler.pendingBytes() > 0;
        if (!binary && !Utf8.isValid(message)) {
            return false;
        }
        Assembled assembled;
        try {
            assembled =
                    binary ? assembler.binary(Arrays.copyOfRange(message, 1, message.length)) : assembler.text(message);
        } catch (MalformedPacketException e) {
            holds(
                    binary || waiting || message.length > MAX_BYTES || !fitsGrammar(message),
                    "refused though it fits the grammar");
            return false;
        }
        if (!binary) {
            holds(!waiting, "a text where an attachment is due");
            holds(fitsGrammar(message), "taken though it does not fit the grammar");
        }
        if (assembled == null) {
            holds(assembler.pendingBytes() > 0 && assembler.pendingBytes() <= MAX_BYTES, "more is held than may be");
            holds(assembler.pendingNamespace().startsWith("/"), "a namespace without a slash");
        } else {
            holds(assembler.pendingBytes() == 0, "a whole packet is held");
            encodeAgain(assembled);
            readJson(assembled);
        }
        return true;
    }

    private static boolean fitsGrammar(byte[] message) {
        Matcher packet = GRAMMAR.matcher(new String(message, UTF_8));
        if (!packet.matches()) {
            return false;
        }
        String namespace = packet.group(4) == null ? "/" : packet.group(4);
        String id = packet.group(5);
        String json = packet.group(6) == null ? "" : packet.group(6);
        return namespace.getBytes(UTF_8).length <= PacketDecoder.MAX_NAMESPACE_BYTES
                && (packet.group(2) == null || isCount(packet.group(2)))
                && (id == null || new BigInteger(id).compareTo(MAX_ID) <= 0)
                && fits(packet.group(1) == null ? packet.group(3) : packet.group(1), id, json);
    }

    private static boolean isCount(String digits) {
        BigInteger count = new BigInteger(digits);
        return count.signum() > 0 && count.compareTo(BigInteger.valueOf(MAX_ATTACHMENTS)) <= 0;
    }

    private static boolean fits(String type, @Nullable String id, String json) {
        return switch (type) {
            case "0" -> id == null && (json.isEmpty() || json.startsWith("{"));
            case "1" -> id == null && json.isEmpty();
            case "3", "6" -> id != null && json.startsWith("[");
            default -> json.startsWith("[");
        };
    }

    private static void encodeAgain(Assembled assembled) {
        Frame frame = encode(assembled);
        PacketAssembler again = new PacketAssembler(MAX_ATTACHMENTS, Integer.MAX_VALUE);
        try {
            Assembled decoded = again.text(frame.text());
            for (byte[] attachment : frame.attachments()) {
                holds(decoded == null, "complete before its last attachment");
                decoded = again.binary(attachment);
            }
            holds(decoded != null, "incomplete with its last attachment");
            same(decoded.attachments(), assembled.attachments(), "other attachments when decoded again");
            samePacket(decoded.packet(), assembled.packet());
        } catch (MalformedPacketException e) {
            throw new AssertionError("what was decoded cannot be encoded", e);
        }
    }

    private static void samePacket(Packet decoded, Packet packet) {
        if (packet instanceof Packet.Event event && decoded instanceof Packet.Event other) {
            same(other.json(), event.json(), "other JSON");
            equal(with(other, event.json()), event, "another event");
        } else if (packet instanceof Packet.Ack ack && decoded instanceof Packet.Ack other) {
            same(other.json(), ack.json(), "other JSON");
            equal(other.ackId(), ack.ackId(), "another ack");
            equal(other.namespace(), ack.namespace(), "an ack elsewhere");
        } else if (packet instanceof Packet.Connect connect && decoded instanceof Packet.Connect other) {
            holds(Arrays.equals(other.auth(), connect.auth()), "other credentials");
            equal(other.namespace(), connect.namespace(), "a connect elsewhere");
        } else {
            equal(decoded, packet, "another packet");
        }
    }

    private static Packet.Event with(Packet.Event event, byte[] json) {
        return new Packet.Event(event.namespace(), event.ackId(), json, event.binary(), event.attachments());
    }

    private static Frame encode(Assembled assembled) {
        List<byte[]> attachments = assembled.attachments();
        Packet packet = assembled.packet();
        if (packet instanceof Packet.Connect connect) {
            byte[] auth = connect.auth();
            return PacketEncoder.connect(connect.namespace(), auth == null ? new byte[0] : auth);
        }
        if (packet instanceof Packet.Disconnect disconnect) {
            return PacketEncoder.disconnect(disconnect.namespace());
        }
        if (packet instanceof Packet.Event event) {
            return PacketEncoder.event(event.namespace(), event.ackId(), event.json(), attachments);
        }
        Packet.Ack ack = (Packet.Ack) packet;
        return PacketEncoder.ack(ack.namespace(), ack.ackId(), ack.json(), attachments);
    }

    private static void readJson(Assembled assembled) {
        try {
            if (assembled.packet() instanceof Packet.Connect connect && connect.auth() != null) {
                JSON.parseObject(connect.auth());
            } else if (assembled.packet() instanceof Packet.Event event) {
                IncomingArguments read = JSON.parseReceivedEvent(event.json(), assembled.attachments(), event.binary());
                equal(read.values().size(), read.count(), "so many arguments");
            } else if (assembled.packet() instanceof Packet.Ack ack) {
                IncomingArguments read = JSON.parse(ack.json(), assembled.attachments(), ack.binary());
                equal(read.values().size(), read.count(), "so many arguments");
            }
        } catch (MalformedJsonException expected) {
            // The session ends.
        }
    }
}
