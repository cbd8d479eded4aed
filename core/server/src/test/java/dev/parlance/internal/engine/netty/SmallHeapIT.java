package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.attack.SmallHeapProcess;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server with little memory, and clients that send more than that, each a body that it never ends. */
class SmallHeapIT {
    private static final int CONNECTIONS = 100;
    private static final byte[] PIECE = new byte[100_000];
    private static final int PIECES = 9;

    private SmallHeapProcess server;
    private int port;

    @BeforeEach
    void start() throws Exception {
        server = SmallHeapProcess.start(48);
        port = server.port();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /nothing, Content-Length: 1000000",
        "POST, /nothing, Transfer-Encoding: chunked",
        "GET, /alive, Content-Length: 1000000",
        "GET, /socket.io/?EIO=4&transport=polling, Content-Length: 1000000",
        "POST, /socket.io/?EIO=4&transport=polling&sid=nobody, Transfer-Encoding: chunked",
    })
    void bodiesThatNobodyTakesCostNoMemory(String method, String target, String framing) throws Exception {
        List<RawHttp> open = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                open.add(sendAlmost(method, target, framing));
            }
            try (RawHttp http = new RawHttp(port)) {
                assertThat(http.post("/alive", "x".repeat(100_000)).body()).isEqualTo("alive 100000");
            }
        } finally {
            close(open);
        }
    }

    private RawHttp sendAlmost(String method, String target, String framing) throws IOException {
        RawHttp http = new RawHttp(port);
        try {
            http.write(method + " " + target + " HTTP/1.1\r\nHost: x\r\n" + framing + "\r\n\r\n");
            for (int i = 0; i < PIECES; i++) {
                if (framing.endsWith("chunked")) {
                    http.write(Integer.toHexString(PIECE.length) + "\r\n");
                }
                http.write(PIECE);
                if (framing.endsWith("chunked")) {
                    http.write("\r\n");
                }
            }
        } catch (SocketException refused) {
            // That is what it may do.
        }
        return http;
    }

    private static void close(List<RawHttp> all) throws IOException {
        for (RawHttp each : all) {
            each.close();
        }
    }
}
