package dev.parlance.contract.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.conversation.MessageEvent;
import dev.parlance.catalogue.messenger.MessagePayload;
import dev.parlance.catalogue.platform.ErrorEvents;
import dev.parlance.catalogue.platform.chat.ChatEvents;
import dev.parlance.catalogue.platform.message.MessageEvents;
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
        assertThat(names.of(MessageEvents.MessagePayload.class)).isEqualTo("MessagePayload");
        assertThat(names.of(MessagePayload.class)).isEqualTo("MessagePayload2");
        assertThat(names.of(MessageEvents.MessagePayload.class)).isEqualTo("MessagePayload");
    }
}
