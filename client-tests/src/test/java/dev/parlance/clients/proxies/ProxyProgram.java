package dev.parlance.clients.proxies;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A running nginx or HAProxy, with a configuration that a document shows. */
public final class ProxyProgram implements AutoCloseable {
    private static final Path DOCUMENTS = Path.of("..", "docs");

    private final Process process;
    private final int port;

    /** The programs that can be one. */
    public enum Kind {
        NGINX,
        HAPROXY;

        String program() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The configuration of it that a document shows. */
        public String shownIn(String document) throws IOException {
            Path file = DOCUMENTS.resolve(document);
            Matcher block = Pattern.compile("```" + program() + "\\n(.*?)```", Pattern.DOTALL)
                    .matcher(Files.readString(file));
            if (!block.find()) {
                throw new AssertionError(file + " has no configuration of " + this);
            }
            return block.group(1);
        }
    }

    private ProxyProgram(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts one on a free port in place of port 80. Where its program is missing the test fails in CI, and elsewhere is skipped.
     */
    public static ProxyProgram start(Kind kind, String shown, Path folder) throws IOException {
        requireInstalled(kind);
        int port = freePort();
        String routes = shown.replace("listen 80;", "listen 127.0.0.1:" + port + ";")
                .replace("bind :80", "bind 127.0.0.1:" + port);
        Path file = Files.writeString(folder.resolve(kind.program() + ".conf"), whole(kind, routes, folder));
        Path log = folder.resolve(kind.program() + ".log");
        Process process = new ProcessBuilder(command(kind, file, folder))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ProxyProgram program = new ProxyProgram(process, port);
        try {
            Awaitility.await(kind + " listens")
                    .atMost(20, TimeUnit.SECONDS)
                    .failFast(() -> !process.isAlive())
                    .until(() -> accepts(port));
        } catch (RuntimeException e) {
            program.close();
            throw new AssertionError(Files.readString(log), e);
        }
        return program;
    }

    /** The routes within what the program needs besides. */
    private static String whole(Kind kind, String routes, Path folder) {
        return kind == Kind.HAPROXY ? routes : """
                worker_processes 1;
                daemon off;
                pid %1$s/nginx.pid;
                error_log stderr;
                events { worker_connections 256; }
                http {
                access_log off;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                %2$s
                }
                """.formatted(folder, routes);
    }

    private static List<String> command(Kind kind, Path file, Path folder) {
        return kind == Kind.NGINX
                ? List.of("nginx", "-p", folder.toString(), "-e", "stderr", "-c", file.toString())
                : List.of("haproxy", "-db", "-f", file.toString());
    }

    private static void requireInstalled(Kind kind) throws IOException {
        try {
            new ProcessBuilder(kind.program(), "-v")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException notFound) {
            String message = "A test with a proxy was skipped: it needs " + kind.program() + " on the path.";
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            System.out.println(message);
            abort(message);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static boolean accepts(int port) {
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return probe.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
