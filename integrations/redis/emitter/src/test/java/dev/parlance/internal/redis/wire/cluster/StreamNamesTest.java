package dev.parlance.internal.redis.wire.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamNamesTest {
    @ParameterizedTest
    @CsvSource({"/, 4, socket.io-3", "/, 3, socket.io-2", "/chat, 4, socket.io-3", "/chat, 3, socket.io-1"})
    void aNamespaceIsInTheStreamThatNodesAdapterWritesItTo(String namespace, int count, String stream) {
        assertThat(new StreamNames("socket.io", count).of(namespace)).isEqualTo(stream);
    }

    @Test
    void aSingleStreamHasAllNamespaces() {
        assertThat(new StreamNames("socket.io", 1).of("/notifications")).isEqualTo("socket.io");
    }

    @Test
    void aNamespaceThatNobodyWouldReadIsRefused() {
        assertThatThrownBy(() -> new StreamNames("socket.io", 4).of("/notifications"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/notifications");
        // All children of a parent, which servers of Node do not have.
        assertThat(new StreamNames("socket.io", 4).of("/notifications,")).startsWith("socket.io-");
    }
}
