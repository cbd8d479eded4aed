package dev.parlance.benchmarks.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parlance.benchmarks.process.ServerSettings;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.util.UUID;

/** Answers the upgrade request, opens the session and gives the channel to {@link BareSession}. */
final class BareHandshake extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final int MAX_PAYLOAD = 65_536;

    private final ServerSettings settings;
    private final LoopMembers members;
    private final ObjectMapper json;

    BareHandshake(ServerSettings settings, LoopMembers members, ObjectMapper json) {
        this.settings = settings;
        this.members = members;
        this.json = json;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        WebSocketServerHandshaker handshaker = new WebSocketServerHandshakerFactory(
                        "ws://localhost/socket.io/", null, false, MAX_PAYLOAD)
                .newHandshaker(request);
        String open = "0{\"sid\":\"%s\",\"upgrades\":[],\"pingInterval\":%d,\"pingTimeout\":%d,\"maxPayload\":%d}"
                .formatted(
                        UUID.randomUUID(),
                        settings.pingInterval().toMillis(),
                        ServerSettings.PING_TIMEOUT.toMillis(),
                        MAX_PAYLOAD);
        handshaker.handshake(context.channel(), request).addListener(done -> {
            context.pipeline().replace(this, "session", new BareSession(members, json));
            context.channel().writeAndFlush(BareFrames.text(open));
        });
    }
}
