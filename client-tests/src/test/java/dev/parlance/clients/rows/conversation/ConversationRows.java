package dev.parlance.clients.rows.conversation;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.CatalogueRow.Step;
import dev.parlance.catalogue.ConversationCatalogue;
import dev.parlance.catalogue.conversation.ConversationDetails;
import dev.parlance.catalogue.conversation.ConversationFeature;
import dev.parlance.catalogue.conversation.InMemoryConversationStore;
import dev.parlance.catalogue.conversation.Participant;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.clients.rows.world.NamespaceWorld;
import dev.parlance.clients.rows.world.Publications;
import dev.parlance.clients.rows.world.RefusalText;
import dev.parlance.clients.rows.world.RowCatalogue;
import dev.parlance.clients.rows.world.RowRefusal;
import dev.parlance.clients.rows.world.RowWorld;
import dev.parlance.event.Catalogue;
import dev.parlance.socket.Namespace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Conversations in memory: ada owns {@code c1}, where bob and eve are too; zoe owns {@code c2}, where nobody else is; mallory is
 * in none.
 */
public final class ConversationRows implements RowCatalogue {
    /** What a client connects with. */
    public record Credentials(String token) {}

    @Override
    public Catalogue events() {
        return ConversationCatalogue.CONVERSATION;
    }

    @Override
    public RowWorld newWorld(ParlanceServer server, int number, Set<String> with) {
        return new NamespaceWorld(
                server.namespace(
                        "/world-" + number,
                        handshake ->
                                new Person(handshake.auth(Credentials.class).token())),
                namespace -> install(namespace, with));
    }

    private static Publications install(Namespace<Person> namespace, Set<String> with) {
        ConversationFeature feature = new ConversationFeature(new InMemoryConversationStore());
        if (with.contains("announced")) {
            feature.announceSockets("space", 1_545_461_549_380L);
        }
        namespace.install(feature);
        feature.create(
                "c1", "ada", ConversationDetails.named("Lunch"), List.of(Participant.of("bob"), Participant.of("eve")));
        feature.create("c2", "zoe", ConversationDetails.named("Zoe's own"), List.of());
        return ConversationPublications.of(feature);
    }

    @Override
    public RowRefusal refusal(Step step, RefusalText text) {
        Map<String, Object> refusal = new LinkedHashMap<>();
        refusal.put("code", step.refused());
        refusal.put("message", text.toString());
        refusal.put("event", step.emit().get(0));
        if (step.field() != null) {
            refusal.put("field", step.field());
        }
        return new RowRefusal(Map.of("error", refusal), null);
    }
}
