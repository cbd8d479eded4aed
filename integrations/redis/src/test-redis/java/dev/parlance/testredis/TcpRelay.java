package dev.parlance.testredis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** A network between somebody and a port of this machine, which a test can cut and slow down. */
public final class TcpRelay implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final Duration STEP = Duration.ofMillis(10);

    private final ServerSocket listening = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile boolean isCut;
    private volatile Duration delay = Duration.ZERO;

    /** Some bytes of an answer; none at its end. */
    private record Piece(byte[] bytes, long arrivedAt) {}

    /** Leads to that port. */
    public TcpRelay(int target) throws IOException {
        this.target = target;
        daemon(this::accept);
    }

    /** Where it listens. */
    public int port() {
        return listening.getLocalPort();
    }

    /** Leads new connections to another port. */
    public void lead(int port) {
        target = port;
    }

    /** Ends all connections, and accepts none that lives until {@link #heal}. */
    public void cut() {
        isCut = true;
        open.forEach(TcpRelay::end);
    }

    /** Lets new connections through again. */
    public void heal() {
        isCut = false;
    }

    /** Everything that the target answers takes that long from now on, also what is on its way. Requests are passed on at once. */
    public void delayAnswers(Duration longer) {
        delay = longer;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                open.add(client);
                if (isCut) {
                    end(client);
                } else {
                    connect(client);
                }
            } catch (IOException closed) {
                // Closed, or one connection failed: the loop looks which.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket upstream;
        try {
            upstream = new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException refused) {
            end(client);
            return;
        }
        open.add(upstream);
        BlockingQueue<Piece> answers = new LinkedBlockingQueue<>();
        daemon(() -> passRequests(client, upstream));
        daemon(() -> readAnswers(upstream, answers));
        daemon(() -> passAnswers(answers, client));
        if (isCut) {
            end(client);
            end(upstream);
        }
    }

    private static void passRequests(Socket client, Socket upstream) {
        try {
            client.getInputStream().transferTo(upstream.getOutputStream());
        } catch (IOException ended) {
            // The other direction ends with it.
        } finally {
            end(upstream);
        }
    }

    private static void readAnswers(Socket upstream, Queue<Piece> answers) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = upstream.getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                answers.add(new Piece(Arrays.copyOf(buffer, read), System.nanoTime()));
            }
        } catch (IOException ended) {
            // As if the target had closed it.
        } finally {
            answers.add(new Piece(new byte[0], System.nanoTime()));
        }
    }

    private void passAnswers(BlockingQueue<Piece> answers, Socket client) {
        try (OutputStream out = client.getOutputStream()) {
            for (Piece piece = answers.take(); piece.bytes.length > 0; piece = answers.take()) {
                holdBack(piece);
                out.write(piece.bytes);
            }
        } catch (IOException ended) {
            // The other direction ends with it.
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts it", e);
        } finally {
            end(client);
        }
    }

    /** In steps, since the delay may change meanwhile. */
    private void holdBack(Piece piece) {
        for (long wait = untilDue(piece); wait > 0; wait = untilDue(piece)) {
            LockSupport.parkNanos(Math.min(wait, STEP.toNanos()));
        }
    }

    private long untilDue(Piece piece) {
        return piece.arrivedAt + delay.toNanos() - System.nanoTime();
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
