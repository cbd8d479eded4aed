package dev.parlance.catalogue;

import dev.parlance.catalogue.messenger.MessengerEvents;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ConnectionInfo;
import dev.parlance.event.Dialect;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messenger catalogue: rooms, their messages, and what a user's devices exchange. */
public final class MessengerCatalogue {
    /**
     * Answers everything in the ack as {@code {RC, RM, result}}: RC 0 for a success, 401 for {@code unauthorized}, 400 for
     * any other refusal; RM is a text for developers. There is no error event. Read from an ack, a refusal's code is
     * {@code unauthorized}, or RC as text.
     */
    public static final Dialect DIALECT = new Dialect() {
        @Override
        public List<@Nullable Object> answer(@Nullable Object value) {
            return List.of(ack(0, "OK", value));
        }

        @Override
        public List<@Nullable Object> success() {
            return List.of(ack(0, "OK", null));
        }

        @Override
        public List<@Nullable Object> refusal(Refusal refusal) {
            int code = refusal.code().equals(RefusalCode.UNAUTHORIZED) ? 401 : 400;
            return List.of(ack(code, refusal.message(), null));
        }

        @Override
        public @Nullable Refusal refusalIn(List<@Nullable Object> ack) {
            if (ack.isEmpty()
                    || !(ack.get(0) instanceof Map<?, ?> first)
                    || !(first.get("RC") instanceof Number code)) {
                return null;
            }
            return switch (code.intValue()) {
                case 0 -> null;
                case 401 -> Refusal.of(RefusalCode.UNAUTHORIZED, String.valueOf(first.get("RM")));
                default -> Refusal.of(code.toString(), String.valueOf(first.get("RM")));
            };
        }

        @Override
        public @Nullable Object answerIn(List<@Nullable Object> ack) {
            return !ack.isEmpty() && ack.get(0) instanceof Map<?, ?> first ? first.get("result") : null;
        }
    };

    /** All its events. */
    public static final Catalogue MESSENGER = Catalogue.of("messenger", DIALECT, MessengerEvents.class)
            .connection(ConnectionInfo.namespace("/messenger")
                    .withCredentials("none when it connects")
                    .withSignIn(
                            "`auth2` within 45 seconds, and `conf` before it, if at all; anything else that a client sends"
                                    + " before is refused. A refused token is answered `RC` 401, and the connection ends")
                    .withEncoding("plain", "JSON, until `conf` asks for another")
                    .withEncoding(
                            "base64",
                            "after `conf {encoding: \"base64\"}` each payload and each value of an ack is, both ways, the"
                                    + " base64 text of its JSON"));

    private MessengerCatalogue() {}

    private static Map<String, Object> ack(int code, String message, @Nullable Object result) {
        Map<String, Object> ack = new LinkedHashMap<>();
        ack.put("RC", code);
        ack.put("RM", message);
        if (result != null) {
            ack.put("result", result);
        }
        return ack;
    }
}
