package dev.parlance.attack;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** One connection of an attack. For the thread of {@link AttackClients}. */
final class AttackConnection {
    /** So much of what has come is kept, for an answer that arrives in pieces. */
    private static final int TAIL = 200;

    private final SocketChannel channel;
    private final Script script;
    private final Iterator<Script.Step> steps;
    private final Queue<ByteBuffer> unsent = new ArrayDeque<>();
    private @Nullable String awaited;
    private String tail = "";
    private boolean finished;

    AttackConnection(SocketChannel channel, Script script) {
        this.channel = channel;
        this.script = script;
        this.steps = script.steps().iterator();
    }

    /** Whether it has sent everything. */
    boolean isFinished() {
        return finished;
    }

    /** Whether it waits for an answer, or to be connected. */
    boolean isWaiting() {
        return awaited != null || !channel.isConnected();
    }

    /** Whether it is to be closed now. */
    boolean isOver() {
        return finished && script.closesAtItsEnd();
    }

    /** Sends and reads what it can. */
    void step(SelectionKey key, ByteBuffer received) throws IOException {
        if (key.isConnectable()) {
            channel.finishConnect();
        }
        if (key.isReadable()) {
            read(received.clear());
        }
        write();
        boolean reads = !finished && (steps.hasNext() || awaited != null) || script.readsAtItsEnd();
        key.interestOps((reads ? SelectionKey.OP_READ : 0) | (unsent.isEmpty() ? 0 : SelectionKey.OP_WRITE));
    }

    private void read(ByteBuffer received) throws IOException {
        if (channel.read(received) < 0) {
            throw new EOFException();
        }
        if (awaited != null) {
            String come = tail + new String(received.array(), 0, received.position(), StandardCharsets.ISO_8859_1);
            if (come.contains(awaited)) {
                awaited = null;
                tail = "";
            } else {
                tail = come.substring(Math.max(0, come.length() - TAIL));
            }
        }
    }

    private void write() throws IOException {
        while (awaited == null && flush() && !finished) {
            if (!steps.hasNext()) {
                finished = true;
                return;
            }
            Script.Step step = steps.next();
            step.bytes().forEach(each -> unsent.add(each.duplicate()));
            flush();
            awaited = step.answer();
        }
        flush();
    }

    private boolean flush() throws IOException {
        for (ByteBuffer next = unsent.peek(); next != null; next = unsent.peek()) {
            channel.write(next);
            if (next.hasRemaining()) {
                return false;
            }
            unsent.remove();
        }
        return true;
    }

    int port() {
        return channel.socket().getLocalPort();
    }

    /** Reads what is left until the server ends the connection: so many bytes. It belongs to no selector any more. */
    long readToTheEnd() throws IOException {
        channel.configureBlocking(true);
        return channel.socket().getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
