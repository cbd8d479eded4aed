package dev.parlance.clients.rows.social;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.CatalogueRow.Step;
import dev.parlance.catalogue.SocialCatalogue;
import dev.parlance.catalogue.social.Member;
import dev.parlance.clients.rows.world.NamespaceWorld;
import dev.parlance.clients.rows.world.RefusalText;
import dev.parlance.clients.rows.world.RowCatalogue;
import dev.parlance.clients.rows.world.RowRefusal;
import dev.parlance.clients.rows.world.RowWorld;
import dev.parlance.event.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The social catalogue: a namespace with its feature, in memory. Its README says who is there. */
public final class SocialRows implements RowCatalogue {
    /** The user whom the application takes everybody for who is not known. */
    static final Member NOBODY = new Member("nobody");

    private static final Set<String> KNOWN = Set.of("ada", "bob", "eve", "dan", "mallory", "zoe", "tom");

    private record Credentials(String token) {}

    @Override
    public Catalogue events() {
        return SocialCatalogue.SOCIAL;
    }

    @Override
    public RowWorld newWorld(ParlanceServer server, int number, Set<String> with) {
        return new NamespaceWorld(
                server.namespace("/world-" + number, handshake -> {
                    String token = handshake.auth(Credentials.class).token();
                    return KNOWN.contains(token) ? new Member(token) : NOBODY;
                }),
                namespace -> SocialApplication.install(namespace, with));
    }

    @Override
    public RowRefusal refusal(Step step, RefusalText text) {
        Object data = Map.of("message", text.toString());
        return new RowRefusal(Map.of("event", step.refused(), "data", data), List.of(step.refused(), data));
    }
}
