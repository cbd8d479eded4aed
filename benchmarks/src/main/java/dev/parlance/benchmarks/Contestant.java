package dev.parlance.benchmarks;

import dev.parlance.benchmarks.server.BareNettyServer;
import dev.parlance.benchmarks.server.NettySocketioServer;
import dev.parlance.benchmarks.server.ParlanceServerUnderTest;
import dev.parlance.benchmarks.server.ServerUnderTest;

/** A server and how its clients come to it. */
public enum Contestant {
    /** The floor. */
    BARE_NETTY("bare-netty", BareNettyServer.class, false),
    /** What others are compared with: websocketCompression off, clients that do not offer it. */
    NETTY_SOCKETIO("netty-socketio", NettySocketioServer.class, false),
    /** With websocketCompression on, its default, and clients that offer it, as every browser does. */
    NETTY_SOCKETIO_DEFLATE("netty-socketio-deflate", NettySocketioServer.class, true),
    PARLANCE("parlance", ParlanceServerUnderTest.class, false),
    /** The same, with clients that offer permessage-deflate. */
    PARLANCE_DEFLATE("parlance-deflate", ParlanceServerUnderTest.class, true);

    private final String label;
    private final Class<? extends ServerUnderTest> program;
    private final boolean deflate;

    Contestant(String label, Class<? extends ServerUnderTest> program, boolean deflate) {
        this.label = label;
        this.program = program;
        this.deflate = deflate;
    }

    /** As it stands in options and reports. */
    public String label() {
        return label;
    }

    Class<? extends ServerUnderTest> program() {
        return program;
    }

    /** Whether its clients offer permessage-deflate, and the server may agree. */
    public boolean deflate() {
        return deflate;
    }

    /** Whether it is Parlance, which has goals to reach. */
    public boolean hasGoals() {
        return program == ParlanceServerUnderTest.class;
    }
}
