package dev.parlance.benchmarks.nettysocketio;

import com.corundumstudio.socketio.AckMode;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;
import dev.parlance.benchmarks.process.ChatMessage;
import dev.parlance.benchmarks.process.Conversation;
import dev.parlance.benchmarks.process.PlaceOrder;
import dev.parlance.benchmarks.process.ServerSettings;
import dev.parlance.benchmarks.process.ServerUnderTest;
import io.netty.channel.ChannelFuture;
import io.netty.channel.epoll.Epoll;
import java.net.InetSocketAddress;

/** netty-socketio as it comes, used as its documentation says. */
public final class NettySocketioServer implements ServerUnderTest {
    private SocketIOServer server;

    public static void main(String[] arguments) throws Exception {
        Conversation.hold(new NettySocketioServer(), arguments);
    }

    @Override
    public int start(ServerSettings settings) throws Exception {
        server = new SocketIOServer(configuration(settings));
        server.addConnectListener(client -> client.joinRoom(ChatMessage.ROOM));
        server.addEventListener(
                PlaceOrder.EVENT, PlaceOrder.class, (client, order, ack) -> ack.sendAckData(order.placed()));
        ChannelFuture bound = (ChannelFuture) server.startAsync();
        return ((InetSocketAddress) bound.sync().channel().localAddress()).getPort();
    }

    private static Configuration configuration(ServerSettings settings) {
        Configuration configuration = new Configuration();
        configuration.setHostname("127.0.0.1");
        configuration.setPort(0);
        configuration.setUseLinuxNativeEpoll(Epoll.isAvailable());
        configuration.setWebsocketCompression(settings.compression());
        configuration.setPingInterval(Math.toIntExact(settings.pingInterval().toMillis()));
        configuration.setPingTimeout(Math.toIntExact(ServerSettings.PING_TIMEOUT.toMillis()));
        configuration.setAckMode(AckMode.MANUAL);
        configuration.setRandomSession(true);
        configuration.getSocketConfig().setAcceptBackLog(1024);
        return configuration;
    }

    @Override
    public int connections() {
        return server.getAllClients().size();
    }

    @Override
    public void broadcast(ChatMessage message) {
        server.getRoomOperations(ChatMessage.ROOM).sendEvent(ChatMessage.EVENT, message);
    }
}
