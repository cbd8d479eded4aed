package dev.parlance.internal.engine.netty.session;

import static dev.parlance.fuzzing.Property.equal;
import static dev.parlance.fuzzing.Property.holds;
import static dev.parlance.fuzzing.Property.same;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.MemoryBudget;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A polling body: its packets are what stands between the separators, each with its type; and what they hold is the same when it is
 * sent to a polling client and read again.
 */
public final class PollingBodyFuzz {
    private static final int MAX_PAYLOAD = 1_000_000;

    private static final Pattern WHOLE_BASE64 = Pattern.compile("(?:[A-Za-z0-9+/]{4})*+");

    private PollingBodyFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        List<byte[]> binaries = new ArrayList<>();
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        PollingBody body = new PollingBody(input);
        int packets = 0;
        while (body.next()) {
            if (packets++ > 0) {
                again.write(PollingBody.SEPARATOR);
            }
            if (body.isBinary()) {
                readBinary(body, binaries);
            }
            if (body.type() >= 0) {
                again.write(body.type());
            }
            again.writeBytes(body.text());
        }
        same(again.toByteArray(), input, "other packets than the body has");
        holds(body.isFinished(), "not finished without a further packet");
        equal(packets, packetsIn(input), "so many packets");
        sendAndRead(new Frame(input, binaries));
    }

    private static void readBinary(PollingBody body, List<byte[]> binaries) {
        byte[] bytes = body.decodeBinary();
        String base64 = new String(body.text(), ISO_8859_1).replaceAll("[\r\n]", "");
        if (bytes != null) {
            binaries.add(bytes);
            // What is missing at the end is filled up with "=", and bits that stand for nothing are ignored.
            equal(
                    base64.replace("=", "").length(),
                    Base64.getEncoder().withoutPadding().encodeToString(bytes).length(),
                    "so many characters of base64");
        } else {
            holds(!WHOLE_BASE64.matcher(base64).matches(), "refused though it is base64");
        }
    }

    /** The text holds separators if the input does, as no text of the server's may: they end a packet. */
    private static void sendAndRead(Frame frame) {
        MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
        SendQueue sendQueue = new SendQueue();
        sendQueue.push(new QueuedFrame(EncodedFrame.engineIo(budget, frame)));
        PollingQueue queue = new PollingQueue(sendQueue, MAX_PAYLOAD);
        queue.add(sendQueue.takeAll());
        PollingBody sent = new PollingBody(queue.takeBody());
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        List<byte[]> binaries = new ArrayList<>();
        int texts = packetsIn(frame.text());
        for (int i = 0; sent.next(); i++) {
            if (i >= texts) {
                binaries.add(sent.decodeBinary());
            } else {
                if (i > 0) {
                    text.write(PollingBody.SEPARATOR);
                }
                text.writeBytes(i == 0 || sent.type() < 0 ? sent.text() : withType(sent));
            }
        }
        same(text.toByteArray(), frame.text(), "another text when read again");
        same(binaries, frame.attachments(), "other attachments when read again");
        holds(queue.isEmpty(), "something is left of a frame that was sent");
        equal(sendQueue.bytes(), 0L, "bytes counted of a frame that was sent");
        equal(budget.held(), 0L, "memory counted of a frame that was sent");
    }

    private static int packetsIn(byte[] body) {
        int packets = 1;
        for (byte b : body) {
            packets += b == PollingBody.SEPARATOR ? 1 : 0;
        }
        return packets;
    }

    private static byte[] withType(PollingBody packet) {
        byte[] rest = packet.text();
        byte[] whole = new byte[1 + rest.length];
        whole[0] = (byte) packet.type();
        System.arraycopy(rest, 0, whole, 1, rest.length);
        return whole;
    }
}
