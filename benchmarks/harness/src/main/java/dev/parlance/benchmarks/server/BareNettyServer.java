package dev.parlance.benchmarks.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parlance.benchmarks.NettyTransport;
import dev.parlance.benchmarks.process.ChatMessage;
import dev.parlance.benchmarks.process.Conversation;
import dev.parlance.benchmarks.process.ServerSettings;
import dev.parlance.benchmarks.process.ServerUnderTest;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The floor: Netty with just enough of the two protocols for these workloads, WebSocket only. No sessions, no rooms, no
 * checks; a broadcast is encoded once, and each event loop writes the same bytes to its own channels.
 */
public final class BareNettyServer implements ServerUnderTest {
    private static final int MAX_HTTP_BYTES = 65_536;

    private final ObjectMapper json = new ObjectMapper();
    private final EventLoopGroup loops = NettyTransport.group(0);
    private final Map<EventExecutor, LoopMembers> members = new HashMap<>();

    public static void main(String[] arguments) throws Exception {
        Conversation.hold(new BareNettyServer(), arguments);
    }

    @Override
    public int start(ServerSettings settings) throws InterruptedException {
        long pingMillis = settings.pingInterval().toMillis();
        for (EventExecutor loop : loops) {
            LoopMembers ofLoop = new LoopMembers((EventLoop) loop);
            members.put(loop, ofLoop);
            loop.scheduleAtFixedRate(() -> ofLoop.send("2"), pingMillis, pingMillis, TimeUnit.MILLISECONDS);
        }
        Channel bound = new ServerBootstrap()
                .group(NettyTransport.group(1), loops)
                .channel(NettyTransport.serverChannel())
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(initializer(settings))
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
        return ((InetSocketAddress) bound.localAddress()).getPort();
    }

    private ChannelInitializer<Channel> initializer(ServerSettings settings) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline()
                        .addLast(new HttpServerCodec())
                        .addLast(new HttpObjectAggregator(MAX_HTTP_BYTES))
                        .addLast(new BareHandshake(settings, members.get(channel.eventLoop()), json));
            }
        };
    }

    @Override
    public int connections() {
        return members.values().stream().mapToInt(LoopMembers::size).sum();
    }

    @Override
    public void broadcast(ChatMessage message) {
        try {
            String packet = "42[\"" + ChatMessage.EVENT + "\"," + json.writeValueAsString(message) + "]";
            members.values().forEach(ofLoop -> ofLoop.send(packet));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
