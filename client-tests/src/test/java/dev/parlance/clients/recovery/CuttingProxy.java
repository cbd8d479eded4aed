package dev.parlance.clients.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Forwards TCP connections to a server, and cuts them: each client has an entrance of its own. One thread does all. */
final class CuttingProxy implements AutoCloseable {
    private final Selector selector = Selector.open();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final InetSocketAddress target;
    private final Thread thread = new Thread(this::run, "cutting-proxy");
    private volatile boolean closed;

    CuttingProxy(int port) throws IOException {
        target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        thread.start();
    }

    /** Where one client connects. */
    final class Entrance {
        private final ServerSocketChannel listening;
        private final Set<Pair> pairs = new HashSet<>();
        private boolean cut;

        private Entrance() throws IOException {
            listening = ServerSocketChannel.open();
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            listening.configureBlocking(false);
            later(() -> register(listening, SelectionKey.OP_ACCEPT, this));
        }

        int port() {
            return listening.socket().getLocalPort();
        }

        /**
         * Cuts its connections off; new ones fail until it is {@linkplain #restore restored}.
         *
         * @param silently whether the server does not notice
         */
        void cut(boolean silently) {
            later(() -> {
                cut = true;
                List.copyOf(pairs).forEach(pair -> pair.cut(silently));
                pairs.clear();
            });
        }

        void restore() {
            later(() -> cut = false);
        }

        private void accept() {
            try {
                SocketChannel client = listening.accept();
                if (client == null) {
                    return;
                }
                if (cut) {
                    abort(client);
                    return;
                }
                pairs.add(new Pair(this, client, SocketChannel.open(target)));
            } catch (IOException serverIsAway) {
                // The client's connection is closed with it, and it tries again.
                cut = cut || closed;
            }
        }
    }

    /** Both halves of a connection. */
    private final class Pair {
        private final Entrance entrance;
        private final SocketChannel client;
        private final SocketChannel server;
        private boolean cut;

        Pair(Entrance entrance, SocketChannel client, SocketChannel server) throws IOException {
            this.entrance = entrance;
            this.client = client;
            this.server = server;
            client.configureBlocking(false);
            server.configureBlocking(false);
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            server.setOption(StandardSocketOptions.TCP_NODELAY, true);
            register(client, SelectionKey.OP_READ, new Half(this, client, server));
            register(server, SelectionKey.OP_READ, new Half(this, server, client));
        }

        void cut(boolean silently) {
            cut = true;
            abort(client);
            if (!silently) {
                abort(server);
            }
        }

        void close() {
            entrance.pairs.remove(this);
            abort(client);
            abort(server);
        }
    }

    /** One direction of a connection. */
    private final class Half {
        private final Pair pair;
        private final SocketChannel from;
        private final SocketChannel to;
        private final ByteBuffer buffer = ByteBuffer.allocate(32 * 1024);

        Half(Pair pair, SocketChannel from, SocketChannel to) {
            this.pair = pair;
            this.from = from;
            this.to = to;
        }

        void forward(SelectionKey key) {
            try {
                buffer.clear();
                if (from.read(buffer) < 0) {
                    pair.close();
                    return;
                }
                buffer.flip();
                while (buffer.hasRemaining() && !pair.cut) {
                    // Both ends read: neither is ever far behind.
                    if (to.write(buffer) == 0) {
                        Thread.onSpinWait();
                    }
                }
            } catch (IOException ended) {
                pair.close();
                key.cancel();
            }
        }
    }

    /** Opens an entrance. */
    Entrance open() throws IOException {
        return new Entrance();
    }

    private void later(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    private void register(SelectableChannel channel, int operation, Object attachment) {
        try {
            channel.register(selector, operation, attachment);
        } catch (ClosedChannelException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void abort(SocketChannel channel) {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.close();
        } catch (IOException closedAlready) {
            // Nothing is left to do.
        }
    }

    private void run() {
        try {
            while (!closed) {
                selector.select();
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.isValid() && key.attachment() instanceof Entrance entrance) {
                        entrance.accept();
                    } else if (key.isValid() && key.attachment() instanceof Half half) {
                        half.forward(key);
                    }
                }
                selector.selectedKeys().clear();
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        selector.wakeup();
        thread.join();
    }
}
