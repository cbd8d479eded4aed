package dev.parlance.testkit;

import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import java.util.List;

/** What an event or an ack of the server carries. */
final class Content {
    private Content() {}

    static IncomingArguments of(JsonCodec codec, ServerPacket packet, List<byte[]> attachments) {
        boolean binary = packet.type() == ServerPacket.BINARY_EVENT || packet.type() == ServerPacket.BINARY_ACK;
        try {
            return packet.isEvent()
                    ? codec.parseEvent(packet.jsonBytes(), attachments, binary)
                    : codec.parse(packet.jsonBytes(), attachments, binary);
        } catch (MalformedJsonException e) {
            throw new AssertionError("the server sent malformed JSON: " + packet.json(), e);
        }
    }
}
