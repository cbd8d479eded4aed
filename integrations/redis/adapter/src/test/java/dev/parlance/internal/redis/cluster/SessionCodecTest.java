package dev.parlance.internal.redis.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.adapter.Offset;
import dev.parlance.adapter.RoomStay;
import dev.parlance.adapter.SavedSession;
import dev.parlance.internal.redis.wire.MalformedMessageException;
import dev.parlance.internal.redis.wire.MessagePackCodec;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionCodecTest {
    /** As a server of Node has written it: see the captures of its streams adapter. */
    private static final String OF_NODE =
            "hKNzaWS0di1UenRzSjljNWlIOHU2QkFBQUOjcGlktC1sNktRb0g4aWVYNXc5UFRBQUFEpXJvb21zkrR2LVR6dHNKOWM1aUg4dTZCQUFBQ6Vyb29tMaRkYXRhgA==";

    private static final SavedSession OURS = new SavedSession(
            "aaaaaaaaaaaaaaaaaaaa",
            "bbbbbbbbbbbbbbbbbbbb",
            "ann",
            new Offset(1_700_000_000_000L, 3),
            List.of(
                    new RoomStay("red", new Offset(1_700_000_000_000L, 4), null),
                    new RoomStay("blue", new Offset(1_700_000_000_000L, 4), new Offset(1_700_000_000_001L, 0))),
            Map.of("name", "Ann", "picture", List.of(1, 2)),
            Map.of("reason", "TRANSPORT_CLOSE"));

    private final SessionCodec codec = new SessionCodec("/talk", data -> null);

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aSessionOfOursIsReadAsItWas() throws Exception {
        assertThat(codec.decode(codec.encode(OURS))).isEqualTo(OURS);
    }

    @Test
    void aSessionOfOursHasWhatAServerOfNodeLooksFor() throws Exception {
        Map<?, ?> value =
                (Map<?, ?>) MessagePackCodec.decode(Base64.getDecoder().decode(codec.encode(OURS)));
        assertThat(value.get("sid")).isEqualTo("bbbbbbbbbbbbbbbbbbbb");
        assertThat(value.get("pid")).isEqualTo("aaaaaaaaaaaaaaaaaaaa");
        assertThat(value.get("rooms")).isEqualTo(List.of("bbbbbbbbbbbbbbbbbbbb", "red"));
        assertThat(value.get("data")).isEqualTo(Map.of("name", "Ann", "picture", List.of(1, 2)));
    }

    @Test
    void aSessionOfAnotherNamespaceIsNone() throws Exception {
        assertThat(new SessionCodec("/other", data -> null).decode(codec.encode(OURS)))
                .isNull();
    }

    @Test
    void aSessionOfNodeHasNoUserUnlessItsDataTells() throws Exception {
        SavedSession guest = codec.decode(ascii(OF_NODE));
        assertThat(guest.userId()).isEqualTo(guest.socketId());
        assertThat(guest.details()).containsEntry("guest", "true");
        assertThat(guest.begin()).isEqualTo(SessionCodec.UNKNOWN);

        SavedSession ann = new SessionCodec("/talk", data -> "ann").decode(ascii(OF_NODE));
        assertThat(ann.userId()).isEqualTo("ann");
        assertThat(ann.details()).isEmpty();
        assertThat(ann.stays())
                .extracting(RoomStay::room)
                .doesNotContain(ann.socketId())
                .isNotEmpty();
    }

    @Test
    void whatIsNoSessionIsMalformed() {
        Random random = new Random(3);
        byte[] bytes = Base64.getDecoder().decode(codec.encode(OURS));
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = bytes.clone();
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            try {
                codec.decode(Base64.getEncoder().encode(mutated));
            } catch (MalformedMessageException expected) {
                assertThat(expected).hasMessage(expected.getMessage());
            }
        }
        assertThatThrownBy(() -> codec.decode(ascii("no base64!"))).isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> codec.decode(ascii("wA=="))).isInstanceOf(MalformedMessageException.class);
    }
}
