package dev.parlance.redis.platform;

import dev.parlance.catalogue.platform.call.Call;
import dev.parlance.catalogue.platform.call.Call.Participant;
import dev.parlance.catalogue.platform.call.Call.State;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A call as one text: two calls have the same text if they are equal. */
final class CallText {
    private static final int HEAD = 5;
    private static final int PARTICIPANT = 3;

    private CallText() {}

    static String of(Call call) {
        List<String> texts = new ArrayList<>(List.of(
                call.id(),
                call.chatId(),
                call.type(),
                call.callerId(),
                call.since().toString()));
        new TreeMap<>(call.participants()).forEach((userId, participant) -> {
            texts.add(userId);
            texts.add(participant.state().name());
            texts.add(participant.device() == null ? "" : "=" + participant.device());
        });
        return JoinedTexts.join(texts);
    }

    /** Reads one; null if it is none. */
    static @Nullable Call parse(String text) {
        List<String> texts = JoinedTexts.split(text);
        if (texts == null || texts.size() < HEAD || (texts.size() - HEAD) % PARTICIPANT != 0) {
            return null;
        }
        try {
            Map<String, Participant> participants = new HashMap<>();
            for (int i = HEAD; i < texts.size(); i += PARTICIPANT) {
                String device = texts.get(i + 2);
                participants.put(
                        texts.get(i),
                        new Participant(
                                State.valueOf(texts.get(i + 1)), device.isEmpty() ? null : device.substring(1)));
            }
            return new Call(
                    texts.get(0), texts.get(1), texts.get(2), texts.get(3), Instant.parse(texts.get(4)), participants);
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    /** What identifies a call among those of its namespace. */
    static String member(String chatId, String callId) {
        return JoinedTexts.join(chatId, callId);
    }

    /** The devices in a call, each with its user. */
    static TreeSet<String> devices(Call call) {
        TreeSet<String> devices = new TreeSet<>();
        call.participants().forEach((userId, participant) -> {
            if (participant.device() != null) {
                devices.add(JoinedTexts.join(userId, participant.device()));
            }
        });
        return devices;
    }
}
