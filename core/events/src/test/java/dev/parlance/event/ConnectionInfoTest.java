package dev.parlance.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class ConnectionInfoTest {
    @Test
    void whatIsAddedLeavesTheRestAsItIs() {
        ConnectionInfo first = ConnectionInfo.webSocket("/feed").withCloseCode(1008, "sent something");
        ConnectionInfo all = first.withCredentials("a cookie")
                .withSignIn("none")
                .withEncoding("plain", "JSON")
                .withEncoding("base64", "of JSON")
                .withCloseCode(1001, "shuts down");
        assertThat(first.credentials()).isNull();
        assertThat(first.signIn()).isNull();
        assertThat(first.encodings()).isEmpty();
        assertThat(first.closeCodes()).containsExactly(entry(1008, "sent something"));
        assertThat(all.isWebSocket()).isTrue();
        assertThat(all.address()).isEqualTo("/feed");
        assertThat(all.credentials()).isEqualTo("a cookie");
        assertThat(all.signIn()).isEqualTo("none");
        assertThat(all.encodings()).containsExactly(entry("plain", "JSON"), entry("base64", "of JSON"));
        assertThat(all.closeCodes()).containsExactly(entry(1001, "shuts down"), entry(1008, "sent something"));
    }

    @Test
    void whatCannotBeIsRefusedInASentence() {
        assertThatThrownBy(() -> ConnectionInfo.namespace("chats"))
                .hasMessage("a namespace or a path begins with a slash: chats");
        assertThatThrownBy(() -> ConnectionInfo.webSocket("feed"))
                .hasMessage("a namespace or a path begins with a slash: feed");
        assertThatThrownBy(() -> ConnectionInfo.namespace("/chats").withCloseCode(1001, "shuts down"))
                .hasMessage("clients of a namespace see no close code");
        for (int code : new int[] {999, 5000}) {
            assertThatThrownBy(() -> ConnectionInfo.webSocket("/feed").withCloseCode(code, "none"))
                    .hasMessage("no close code: " + code);
        }
    }
}
