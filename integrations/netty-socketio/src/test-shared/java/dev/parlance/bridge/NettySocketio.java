package dev.parlance.bridge;

import com.corundumstudio.socketio.AckMode;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.protocol.JsonSupport;
import io.netty.channel.ChannelFuture;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** A real netty-socketio server on a free port. */
public final class NettySocketio implements AutoCloseable {
    private final SocketIOServer server;
    private int port;

    /** A server with that JSON layer, that leaves acks to the application. */
    public NettySocketio(JsonSupport json) {
        this(configuration -> {
            configuration.setJsonSupport(json);
            configuration.setAckMode(AckMode.MANUAL);
        });
    }

    /** A server that is configured further. */
    public NettySocketio(Consumer<Configuration> configure) {
        Configuration configuration = new Configuration();
        configuration.setHostname("127.0.0.1");
        configuration.setPort(0);
        configuration.setBossThreads(1);
        configuration.setWorkerThreads(2);
        configuration.setRandomSession(true);
        configuration.setWebsocketCompression(false);
        configuration.getSocketConfig().setReuseAddress(true);
        configure.accept(configuration);
        server = new SocketIOServer(configuration);
    }

    public SocketIOServer server() {
        return server;
    }

    /** Begins to listen. */
    public NettySocketio start() throws InterruptedException {
        ChannelFuture bound = (ChannelFuture) server.startAsync();
        port = ((InetSocketAddress) bound.sync().channel().localAddress()).getPort();
        return this;
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Stops it. That takes netty-socketio some seconds, for which nobody needs to wait. */
    @Override
    public void close() {
        Thread stop = new Thread(server::stop, "stop-netty-socketio");
        stop.setDaemon(true);
        stop.start();
    }
}
