package dev.parlance.testredis;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network between a server and its Redis that loses whole messages of Redis, while the connection goes on. */
public final class LossyRelay implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int target;
    private volatile String lost = "";

    /** Leads to that port. */
    public LossyRelay(int target) throws IOException {
        this.target = target;
        daemon(this::accept);
    }

    /** Where it listens. */
    public String uri() {
        return "redis://127.0.0.1:" + listening.getLocalPort();
    }

    /** Loses from now on whatever has that text in it; nothing, if it is empty. */
    public void lose(String text) {
        lost = text;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // The connection has ended.
                    }
                },
                "lossy-relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(client);
            open.add(server);
            daemon(() -> {
                try (client;
                        server) {
                    client.getInputStream().transferTo(server.getOutputStream());
                }
            });
            daemon(() -> {
                try (client;
                        server) {
                    pass(new BufferedInputStream(server.getInputStream()), client.getOutputStream());
                }
            });
        }
    }

    private void pass(InputStream from, OutputStream to) throws IOException {
        while (true) {
            ByteArrayOutputStream reply = new ByteArrayOutputStream();
            copyReply(from, reply);
            String text = lost;
            if (text.isEmpty() || !reply.toString(StandardCharsets.ISO_8859_1).contains(text)) {
                to.write(reply.toByteArray());
            }
        }
    }

    // A reply of Redis, of either version of its protocol.
    private static void copyReply(InputStream from, ByteArrayOutputStream reply) throws IOException {
        String line = copyLine(from, reply);
        char type = line.charAt(0);
        switch (type) {
            case '$', '=', '!' -> copy(from, reply, Integer.parseInt(line.substring(1)) + 2);
            case '*', '>', '~' -> copyReplies(from, reply, Integer.parseInt(line.substring(1)));
            case '%' -> copyReplies(from, reply, 2 * Integer.parseInt(line.substring(1)));
            default -> {}
        }
    }

    private static void copyReplies(InputStream from, ByteArrayOutputStream reply, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            copyReply(from, reply);
        }
    }

    private static String copyLine(InputStream from, ByteArrayOutputStream reply) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = from.read(); read != '\n'; read = from.read()) {
            if (read < 0) {
                throw new EOFException();
            }
            reply.write(read);
            line.append((char) read);
        }
        reply.write('\n');
        return line.toString().trim();
    }

    // An absent text has the length -1 and nothing behind it.
    private static void copy(InputStream from, ByteArrayOutputStream reply, int length) throws IOException {
        byte[] bytes = from.readNBytes(length < 2 ? 0 : length);
        reply.write(bytes, 0, bytes.length);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
