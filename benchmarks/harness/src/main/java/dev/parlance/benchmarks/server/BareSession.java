package dev.parlance.benchmarks.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parlance.benchmarks.process.PlaceOrder;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.IOException;
import java.util.UUID;

/** One client: connects it, answers its requests, takes no notice of anything else. */
final class BareSession extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private static final String REQUEST_END = "[\"" + PlaceOrder.EVENT + "\",";

    private final LoopMembers members;
    private final ObjectMapper json;

    BareSession(LoopMembers members, ObjectMapper json) {
        this.members = members;
        this.json = json;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) throws IOException {
        String packet = frame.text();
        if (packet.startsWith("40")) {
            members.add(context);
            send(context, "40{\"sid\":\"" + UUID.randomUUID() + "\"}");
        } else if (packet.startsWith("42")) {
            answer(context, packet);
        }
    }

    private void answer(ChannelHandlerContext context, String packet) throws IOException {
        int arguments = packet.indexOf(REQUEST_END);
        String payload = packet.substring(arguments + REQUEST_END.length(), packet.length() - 1);
        PlaceOrder order = json.readValue(payload, PlaceOrder.class);
        send(context, "43" + packet.substring(2, arguments) + "[" + json.writeValueAsString(order.placed()) + "]");
    }

    /** Written now, flushed when all that was read at once has been answered. */
    private static void send(ChannelHandlerContext context, String packet) {
        context.write(BareFrames.text(packet));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        members.remove(context);
    }
}
