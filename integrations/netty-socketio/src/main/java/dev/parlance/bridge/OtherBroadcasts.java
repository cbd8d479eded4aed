package dev.parlance.bridge;

import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.store.pubsub.DispatchMessage;
import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.Selection;
import dev.parlance.internal.execution.Printable;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what the application has sent by netty-socketio's own methods to the clients of the other server. */
record OtherBroadcasts(BridgeContext context, ParlanceJson json, ClientRooms rooms, Adapter parlance)
        implements Consumer<DispatchMessage> {
    private static final Logger log = LoggerFactory.getLogger(DualRun.class);

    @Override
    public void accept(DispatchMessage message) {
        Packet packet = message.getPacket();
        try {
            Selection selection = rooms.isNamespace(message.getRoom())
                    ? Selection.everyone()
                    : Selection.inRooms(Set.of(message.getRoom()));
            parlance.broadcast(new Broadcast(selection, packet.getName(), arguments(packet), false));
        } catch (IOException | RuntimeException | MalformedJsonException e) {
            // The clients of netty-socketio have it already.
            log.error("\"{}\" could not be sent to the other server", Printable.of(packet.getName()), e);
        }
    }

    /** What clients receive as plain values: written and read again, since only the application knows its objects. */
    private List<@Nullable Object> arguments(Packet packet) throws IOException, MalformedJsonException {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(packet.getName());
        values.addAll(packet.<List<Object>>getData());
        ByteBuf written = Unpooled.buffer();
        try (ByteBufOutputStream target = new ByteBufOutputStream(written)) {
            json.writeValue(target, values);
            List<byte[]> attachments = List.copyOf(json.getArrays());
            return context.json()
                    .parseEvent(ByteBufUtil.getBytes(written), attachments, !attachments.isEmpty())
                    .values();
        }
    }
}
