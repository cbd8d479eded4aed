package dev.parlance.clients.rows;

import dev.parlance.catalogue.PlatformRow.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A refusal as the ack and as the event for the caller; both carry the same message. */
record RowRefusal(Object ack, List<Object> event) {
    static RowRefusal of(Step step, int number) {
        Map<String, Object> refusal = new LinkedHashMap<>();
        String name = (String) step.emit().get(0);
        refusal.put("code", step.refused());
        refusal.put("message", "$id:the message of " + number);
        refusal.put("event", name);
        if (step.field() != null) {
            refusal.put("field", step.field());
        }
        if (!name.startsWith("integration:")) {
            return new RowRefusal(Map.of("error", refusal), List.of("error", refusal));
        }
        Map<String, Object> eventPayload = new LinkedHashMap<>(refusal);
        if (step.emit().get(1) instanceof Map<?, ?> payload && payload.get("integrationId") instanceof String id) {
            eventPayload.put("integrationId", id);
        }
        return new RowRefusal(Map.of("error", refusal), List.of("integration:error", eventPayload));
    }
}
