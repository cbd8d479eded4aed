package dev.parlance.clients.rows.platform;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.CatalogueRow.Step;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.session.TokenAuthenticator;
import dev.parlance.clients.rows.world.NamespaceWorld;
import dev.parlance.clients.rows.world.RefusalText;
import dev.parlance.clients.rows.world.RowCatalogue;
import dev.parlance.clients.rows.world.RowRefusal;
import dev.parlance.clients.rows.world.RowWorld;
import dev.parlance.event.Catalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The platform: a namespace with all its families, in memory. Members of project {@code p1} are ada, bob and eve; of {@code p2}
 * mallory; of both dan; zoe is a member of none. Members of the chat {@code c1} are ada, bob and eve; of {@code c2} only ada. The
 * wallet address {@code a1} is ada's, {@code a2} is mallory's.
 */
public final class PlatformRows implements RowCatalogue {
    private static final Map<String, Person> PEOPLE = Map.of(
            "ada", new Person("ada", "o1"),
            "bob", new Person("bob", "o1"),
            "eve", new Person("eve", "o1"),
            "dan", new Person("dan", null),
            "zoe", new Person("zoe", null),
            "mallory", new Person("mallory", "o2"));

    @Override
    public Catalogue events() {
        return PlatformCatalogue.PLATFORM;
    }

    @Override
    public RowWorld newWorld(ParlanceServer server, int number, Set<String> with) {
        return new NamespaceWorld(
                server.namespace("/world-" + number, new TokenAuthenticator<>(PEOPLE::get)),
                namespace -> Families.install(namespace, with));
    }

    @Override
    public RowRefusal refusal(Step step, RefusalText text) {
        Map<String, Object> refusal = new LinkedHashMap<>();
        String name = (String) step.emit().get(0);
        refusal.put("code", step.refused());
        refusal.put("message", text.toString());
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
