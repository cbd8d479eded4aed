package dev.parlance.benchmarks;

import dev.parlance.benchmarks.server.BareNettyServer;
import dev.parlance.benchmarks.server.ParlanceServerUnderTest;
import dev.parlance.benchmarks.server.RecoveringParlanceServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A server and how its clients come to it.
 *
 * @param label as it stands in options and reports
 * @param program its main class
 * @param classPathFile what {@link ClassPath#read} reads; empty for the benchmark's own class path
 * @param deflate whether its clients offer permessage-deflate, and the server may agree
 */
public record Contestant(String label, String program, Optional<Path> classPathFile, boolean deflate) {
    private static final String PARLANCE_PROGRAM = ParlanceServerUnderTest.class.getName();
    private static final String NETTY_SOCKETIO_PROGRAM = "dev.parlance.benchmarks.nettysocketio.NettySocketioServer";
    private static final Optional<Path> NETTY_SOCKETIO_CLASS_PATH =
            Optional.of(Path.of("../netty-socketio/target/classpath.txt"));

    /** The floor. */
    public static final Contestant BARE_NETTY =
            new Contestant("bare-netty", BareNettyServer.class.getName(), Optional.empty(), false);

    /** What others are compared with: websocketCompression off, clients that do not offer it. */
    public static final Contestant NETTY_SOCKETIO =
            new Contestant("netty-socketio", NETTY_SOCKETIO_PROGRAM, NETTY_SOCKETIO_CLASS_PATH, false);

    /** With websocketCompression on, its default, and clients that offer it, as every browser does. */
    public static final Contestant NETTY_SOCKETIO_DEFLATE =
            new Contestant("netty-socketio-deflate", NETTY_SOCKETIO_PROGRAM, NETTY_SOCKETIO_CLASS_PATH, true);

    public static final Contestant PARLANCE = new Contestant("parlance", PARLANCE_PROGRAM, Optional.empty(), false);

    /** The same, with clients that offer permessage-deflate. */
    public static final Contestant PARLANCE_DEFLATE =
            new Contestant("parlance-deflate", PARLANCE_PROGRAM, Optional.empty(), true);

    /** With connection state recovery. */
    public static final Contestant PARLANCE_RECOVERY =
            new Contestant("parlance-recovery", RecoveringParlanceServer.class.getName(), Optional.empty(), false);

    /** Those of this checkout. */
    public static final List<Contestant> ALL =
            List.of(BARE_NETTY, NETTY_SOCKETIO, NETTY_SOCKETIO_DEFLATE, PARLANCE, PARLANCE_DEFLATE, PARLANCE_RECOVERY);

    /** Parlance as it is in another checkout. */
    public static Contestant otherParlance(String label, Path classPathFile) {
        return new Contestant(label, PARLANCE_PROGRAM, Optional.of(classPathFile), false);
    }

    /** Whether it is the Parlance of this checkout, which has goals to reach. */
    public boolean hasGoals() {
        return program.equals(PARLANCE_PROGRAM) && classPathFile.isEmpty();
    }

    /** Whether it is the Parlance of another checkout, which this one's is compared with. */
    public boolean isOtherParlance() {
        return program.equals(PARLANCE_PROGRAM) && classPathFile.isPresent();
    }

    /** Whether clients with payloads in base64 and plain WebSockets can be in its rooms. Those of other checkouts may be older. */
    public boolean hasClientsOfAllKinds() {
        return hasGoals() && !deflate;
    }

    /** @throws IOException if it has not been built */
    public ClassPath classPath() throws IOException {
        return classPathFile.isPresent() ? ClassPath.read(classPathFile.get()) : ClassPath.current();
    }

    @Override
    public String toString() {
        return label;
    }
}
