package dev.parlance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.conversation.MessageEvent;
import dev.parlance.catalogue.platform.ErrorEvents;
import dev.parlance.catalogue.platform.chat.ChatEvents;
import org.junit.jupiter.api.Test;

class TypeNamesTest {
    private final TypeNames names = new TypeNames();

    @Test
    void aTypeInsideAnotherIsCalledAfterBothOnce() {
        assertThat(names.of(ChatEvents.Join.class)).isEqualTo("ChatJoin");
        assertThat(names.of(MessageEvent.Sent.class)).isEqualTo("MessageEventSent");
        assertThat(names.of(ErrorEvents.ErrorPayload.class)).isEqualTo("ErrorPayload");
    }

    @Test
    void noTwoTypesHaveOneName() {
        assertThat(names.of(java.net.Proxy.class)).isEqualTo("Proxy");
        assertThat(names.of(java.lang.reflect.Proxy.class)).isEqualTo("Proxy2");
        assertThat(names.of(java.net.Proxy.class)).isEqualTo("Proxy");
    }
}
