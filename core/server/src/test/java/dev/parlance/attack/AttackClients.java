package dev.parlance.attack;

import dev.parlance.ScenarioSize;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;

/**
 * Many connections of one thread. What one of them is closed for is done again on the next, until as many have been opened as
 * there are to be.
 */
final class AttackClients implements Callable<AttackClients>, AutoCloseable {
    /** Nothing has moved for so long: what the server does not read now, it does not read. */
    private static final long QUIET_MILLIS = ScenarioSize.of(500, 2_000);

    /** So often an answer is waited for that does not come. */
    private static final int MAX_QUIET = 40;

    private final InetSocketAddress address;
    private final IntFunction<Script> scripts;
    private final int connections;
    private final int atOnce;
    private final Selector selector = Selector.open();
    private final ByteBuffer received = ByteBuffer.allocate(64 * 1024);
    private final Set<AttackConnection> open = new HashSet<>();
    private int begun;
    private int finished;
    private int closed;

    /**
     * Nothing is connected yet.
     *
     * @param scripts what the connection of a number sends
     * @param connections how many are opened in all
     * @param atOnce how many of them are open at the same time
     */
    AttackClients(int port, IntFunction<Script> scripts, int connections, int atOnce) throws IOException {
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.scripts = scripts;
        this.connections = connections;
        this.atOnce = atOnce;
    }

    /** Attacks until nothing moves any more: what can be sent is sent, or closed for. Leaves open what is open. */
    @Override
    public AttackClients call() throws IOException {
        begin();
        int quiet = 0;
        while (quiet == 0 || quiet < MAX_QUIET && open.stream().anyMatch(AttackConnection::isWaiting)) {
            quiet = selector.select(QUIET_MILLIS) > 0 ? 0 : quiet + 1;
            round();
        }
        return this;
    }

    private void round() throws IOException {
        Set<SelectionKey> ready = selector.selectedKeys();
        for (SelectionKey key : List.copyOf(ready)) {
            step((AttackConnection) key.attachment(), key);
        }
        ready.clear();
        begin();
    }

    private void step(AttackConnection connection, SelectionKey key) {
        try {
            connection.step(key, received);
        } catch (IOException closedByServer) {
            closed++;
            close(connection);
            return;
        }
        if (connection.isOver()) {
            finished++;
            close(connection);
        }
    }

    private void close(AttackConnection connection) {
        connection.close();
        open.remove(connection);
    }

    private void begin() throws IOException {
        while (begun < connections && open.size() < atOnce) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            AttackConnection connection = new AttackConnection(channel, scripts.apply(begun++));
            open.add(connection);
            channel.register(selector, SelectionKey.OP_CONNECT, connection);
            channel.connect(address);
        }
    }

    /** Reads what the connections that are open have been sent, until the server ends them: how many bytes, by their ports. */
    Map<Integer, Long> readToTheEnd() throws IOException {
        selector.close();
        Map<Integer, Long> bytes = new HashMap<>();
        for (AttackConnection connection : open) {
            bytes.put(connection.port(), connection.readToTheEnd());
        }
        return bytes;
    }

    /** How many connections the server has closed. */
    int closed() {
        return closed;
    }

    /** How many connections have been closed by their scripts, at their end. */
    int finished() {
        return finished;
    }

    @Override
    public void close() throws IOException {
        open.forEach(AttackConnection::close);
        selector.close();
    }
}
