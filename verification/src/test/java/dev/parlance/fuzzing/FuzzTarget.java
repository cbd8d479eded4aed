package dev.parlance.fuzzing;

import dev.parlance.internal.engine.netty.request.RequestFuzz;
import dev.parlance.internal.engine.netty.session.PollingBodyFuzz;
import dev.parlance.internal.engine.netty.websocket.WebSocketFuzz;
import dev.parlance.internal.json.PayloadFuzz;
import dev.parlance.internal.protocol.PacketFuzz;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What is fuzzed: a class with a method {@code fuzzerTestOneInput(byte[])}, which throws if what it is about does not hold for
 * the input, and a corpus of inputs.
 */
enum FuzzTarget {
    POLLING_BODY(PollingBodyFuzz.class),
    PACKET(PacketFuzz.class),
    PAYLOAD(PayloadFuzz.class),
    WEB_SOCKET(WebSocketFuzz.class),
    REQUEST(RequestFuzz.class);

    private final Class<?> type;

    FuzzTarget(Class<?> type) {
        this.type = type;
    }

    Class<?> type() {
        return type;
    }

    /** Where its corpus is, below the module. */
    Path corpus() {
        return Path.of("src/test/resources/corpus", toString());
    }

    List<Path> inputs() throws IOException {
        try (Stream<Path> files = Files.list(corpus())) {
            return files.sorted().toList();
        }
    }

    void run(byte[] input) throws Throwable {
        Method method = type.getMethod("fuzzerTestOneInput", byte[].class);
        try {
            method.invoke(null, input);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
