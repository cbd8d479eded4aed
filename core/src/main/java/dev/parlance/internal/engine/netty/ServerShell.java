package dev.parlance.internal.engine.netty;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketConfig;
import com.corundumstudio.socketio.SocketIOChannelInitializer;
import com.corundumstudio.socketio.SocketIOServer;
import dev.parlance.internal.engine.EngineOptions;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * netty-socketio's server, as far as it is used: bootstrap, socket options, event loops. What it inherits for clients and
 * broadcasts is dead, so it never leaves this package.
 */
final class ServerShell extends SocketIOServer {
    private final Pipelines pipelines;
    private @Nullable EventLoopGroup acceptors;
    private @Nullable EventLoopGroup workers;
    private @Nullable Channel listening;

    ServerShell(EngineOptions options, Pipelines pipelines) {
        super(configuration(options));
        this.pipelines = pipelines;
    }

    private static Configuration configuration(EngineOptions options) {
        Configuration configuration = new Configuration();
        configuration.setHostname(options.host());
        configuration.setPort(options.port());
        configuration.setBossThreads(1);
        configuration.setWorkerThreads(options.eventLoopThreads());
        configuration.setUseLinuxNativeEpoll(Epoll.isAvailable());
        configuration.setAddVersionHeader(false);
        SocketConfig sockets = new SocketConfig();
        sockets.setReuseAddress(true);
        sockets.setTcpNoDelay(true);
        configuration.setSocketConfig(sockets);
        return configuration;
    }

    // What is private to the super class passes by here: its event loops, which it would not free if binding fails, and
    // its pipeline, which gives way to ours before a connection has come. It holds a timer that only stop() ends.
    @Override
    protected void applyConnectionOptions(ServerBootstrap bootstrap) {
        acceptors = bootstrap.config().group();
        workers = bootstrap.config().childGroup();
        if (bootstrap.config().childHandler() instanceof SocketIOChannelInitializer theirs) {
            theirs.stop();
        }
        bootstrap.childHandler(pipelines);
        // One for all: by default each connection makes its own.
        bootstrap.childOption(ChannelOption.RCVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator());
        super.applyConnectionOptions(bootstrap);
    }

    /** Binds; if that fails, nothing is left behind. */
    InetSocketAddress bind(String what) throws IOException {
        Throwable failure;
        try {
            Future<Void> binding = startAsync().awaitUninterruptibly();
            if (binding.isSuccess() && binding instanceof ChannelFuture bound) {
                listening = bound.channel();
                return (InetSocketAddress) listening.localAddress();
            }
            failure = binding.cause();
        } catch (RuntimeException cannotStart) {
            failure = cannotStart;
        }
        shutDown().join();
        BindException cannotBind = new BindException("cannot listen on " + what + ": " + failure.getMessage());
        cannotBind.initCause(failure);
        throw cannotBind;
    }

    /** Closes the listening socket; ends when it is closed and all it has accepted are known to their event loops. */
    CompletableFuture<Void> stopListening() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        if (listening == null) {
            closed.complete(null);
        } else {
            listening.close().addListener(done -> closed.complete(null));
        }
        return closed;
    }

    /** The event loops of the connections. */
    List<EventExecutor> loops() {
        List<EventExecutor> loops = new ArrayList<>();
        if (workers != null) {
            workers.forEach(loops::add);
        }
        return loops;
    }

    /** Closes what is open and ends the threads; ends when they have. */
    CompletableFuture<Void> shutDown() {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (EventLoopGroup group : new @Nullable EventLoopGroup[] {acceptors, workers}) {
            if (group != null) {
                CompletableFuture<Void> end = new CompletableFuture<>();
                group.shutdownGracefully(0, 1, TimeUnit.SECONDS).addListener(done -> end.complete(null));
                ends.add(end);
            }
        }
        return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
    }
}
