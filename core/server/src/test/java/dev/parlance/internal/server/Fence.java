package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.socket.Namespace;
import dev.parlance.testkit.Wire;

/** Shows that nothing has come, and that all is well: a marker sent to everyone is the first that arrives. */
final class Fence {
    private Fence() {}

    static void nothingElseCame(Namespace<?> namespace, Wire... wires) {
        namespace.untyped().emit("marker");
        String prefix = namespace.name().equals("/") ? "" : namespace.name() + ",";
        for (Wire wire : wires) {
            assertThat(wire.received()).containsExactly("2" + prefix + "[\"marker\"]");
        }
    }
}
