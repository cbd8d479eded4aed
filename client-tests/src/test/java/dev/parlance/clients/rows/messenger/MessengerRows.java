package dev.parlance.clients.rows.messenger;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.CatalogueRow.Step;
import dev.parlance.catalogue.MessengerCatalogue;
import dev.parlance.catalogue.messenger.MessengerFeature;
import dev.parlance.clients.rows.world.NamespaceWorld;
import dev.parlance.clients.rows.world.RefusalText;
import dev.parlance.clients.rows.world.RowCatalogue;
import dev.parlance.clients.rows.world.RowRefusal;
import dev.parlance.clients.rows.world.RowWorld;
import dev.parlance.event.Catalogue;
import dev.parlance.event.RefusalCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The messenger: a namespace with its feature, in memory. Its README says who is there. */
public final class MessengerRows implements RowCatalogue {
    private static final List<Object> BASE64 = List.of("conf", Map.of("encoding", "base64"));

    @Override
    public Catalogue events() {
        return MessengerCatalogue.MESSENGER;
    }

    @Override
    public RowWorld newWorld(ParlanceServer server, int number, Set<String> with) {
        return new NamespaceWorld(
                server.namespaceBuilder("/world-" + number)
                        .catalogues(MessengerCatalogue.MESSENGER)
                        .admission(MessengerFeature.<Writer>admission())
                        .build(),
                MessengerApplication::install);
    }

    @Override
    public RowRefusal refusal(Step step, RefusalText text) {
        int code = RefusalCode.UNAUTHORIZED.equals(step.refused()) ? 401 : 400;
        return new RowRefusal(ack(code, text.toString()), null);
    }

    @Override
    public Object success() {
        return ack(0, "OK");
    }

    private static Map<String, Object> ack(int code, String message) {
        Map<String, Object> ack = new LinkedHashMap<>();
        ack.put("RC", (long) code);
        ack.put("RM", message);
        return ack;
    }

    @Override
    public Map<String, String> credentials(String token) {
        return Map.of();
    }

    @Override
    public List<List<Object>> signIn(String client, String token) {
        List<Object> auth2 = List.of("auth2", token);
        return client.endsWith("/base64") ? List.of(BASE64, auth2) : List.of(auth2);
    }

    @Override
    public boolean isSignIn(List<Object> event, @Nullable Object ack) {
        return event.get(0).equals("auth2")
                && ack instanceof Map<?, ?> answer
                && Long.valueOf(0).equals(answer.get("RC"));
    }

    @Override
    public boolean startsBase64(List<Object> event) {
        return event.equals(BASE64);
    }

    @Override
    public List<Object> guestFence() {
        // Refused, as whatever a client sends before it has signed in.
        return List.of(RowWorld.HANDLED);
    }
}
