package dev.parlance.catalogue.messenger;

import dev.parlance.socket.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Messages as they travel, and as a store keeps them. */
final class MessengerMessages {
    private MessengerMessages() {}

    static StoredMessage stored(MessagePayload message, Json json) {
        return StoredMessage.of(
                message.key(),
                message.room(),
                message.sender().key(),
                new String(json.write(message), StandardCharsets.UTF_8));
    }

    static MessagePayload payload(StoredMessage message, Json json) {
        Object values = json.read(message.json().getBytes(StandardCharsets.UTF_8));
        return RecordReader.read((Map<?, ?>) Objects.requireNonNull(values), MessagePayload.class);
    }
}
