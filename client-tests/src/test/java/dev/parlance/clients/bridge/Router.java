package dev.parlance.clients.bridge;

import dev.parlance.clients.proxies.ProxyProgram;
import dev.parlance.clients.proxies.ProxyProgram.Kind;
import java.io.IOException;
import java.nio.file.Path;

/** A proxy in front of both servers, with the very lines that the guide shows. */
final class Router implements AutoCloseable {
    private static final String GUIDE = "from-netty-socketio.md";
    private static final int OLD_PORT_IN_GUIDE = 9092;
    private static final int NEW_PORT_IN_GUIDE = 9093;

    private final ProxyProgram program;

    private Router(ProxyProgram program) {
        this.program = program;
    }

    static Router start(Kind kind, int oldPort, int newPort, Path folder) throws IOException {
        String shown = kind.shownIn(GUIDE)
                .replace("127.0.0.1:" + OLD_PORT_IN_GUIDE, "127.0.0.1:" + oldPort)
                .replace("127.0.0.1:" + NEW_PORT_IN_GUIDE, "127.0.0.1:" + newPort);
        return new Router(ProxyProgram.start(kind, shown, folder));
    }

    String url() {
        return "http://127.0.0.1:" + program.port();
    }

    @Override
    public void close() {
        program.close();
    }
}
