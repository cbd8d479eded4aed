package dev.parlance.clients.rows.eventstream;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.CatalogueRow.Step;
import dev.parlance.catalogue.EventstreamCatalogue;
import dev.parlance.catalogue.eventstream.EventstreamAuthenticator;
import dev.parlance.catalogue.eventstream.InMemoryEventstreamSessions;
import dev.parlance.clients.rows.world.NamespaceWorld;
import dev.parlance.clients.rows.world.RefusalText;
import dev.parlance.clients.rows.world.RowCatalogue;
import dev.parlance.clients.rows.world.RowRefusal;
import dev.parlance.clients.rows.world.RowWorld;
import dev.parlance.event.Catalogue;
import dev.parlance.socket.User;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The eventstream catalogue: plain WebSockets with the feature, in memory. Its README says who is there. */
public final class EventstreamRows implements RowCatalogue {
    private static final List<String> KNOWN = List.of("ada", "bob", "eve", "mallory");

    private record Viewer(String id) implements User {}

    @Override
    public Catalogue events() {
        return EventstreamCatalogue.EVENTSTREAM;
    }

    @Override
    public RowWorld newWorld(ParlanceServer server, int number, Set<String> with) {
        InMemoryEventstreamSessions<Viewer> sessions = new InMemoryEventstreamSessions<>();
        KNOWN.forEach(user -> sessions.addToken(user, new Viewer(user)));
        String path = "/world-" + number + EventstreamCatalogue.PATH;
        return new NamespaceWorld(
                server.namespaceBuilder("/world-" + number)
                        .catalogues(EventstreamCatalogue.EVENTSTREAM)
                        .authenticator(new EventstreamAuthenticator<>(sessions))
                        .webSocket(path, EventstreamCatalogue.FORMAT)
                        .build(),
                path,
                EventstreamApplication::install);
    }

    @Override
    public RowRefusal refusal(Step step, RefusalText text) {
        throw new UnsupportedOperationException("nothing that a client sends is answered");
    }

    @Override
    public Map<String, String> credentials(String token) {
        return token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token);
    }

    @Override
    public boolean hasAcks() {
        return false;
    }
}
