package team;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.Platform;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.catalogue.platform.session.TokenAuthenticator;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Server;
import java.util.Map;

/** The whole platform, presence, chats, messages and calls, for one team. */
public final class Team {
    public record Account(String id, String email, String firstName, String lastName, String orgId)
            implements PlatformUser {}

    private Team() {}

    public static Platform setUp(Server server, Map<String, Account> byToken) {
        InMemoryProjects projects = new InMemoryProjects().add("p1", "ada", "bob");
        InMemoryChatStore chats = new InMemoryChatStore().add(new Chat("c1", "p1", "General", "group"), "ada", "bob");
        Platform platform = Platform.builder(projects)
                .presence()
                .chats(chats)
                .messages()
                .calls()
                .build();
        Namespace<Account> root = server.namespaceBuilder("/")
                .catalogues(PlatformCatalogue.PLATFORM)
                .authenticator(new TokenAuthenticator<Account>(byToken::get))
                .build();
        root.install(platform);
        return platform;
    }

    public static ParlanceServer start(int port, Map<String, Account> byToken) throws Exception {
        ParlanceServer server = ParlanceServer.builder().port(port).build();
        setUp(server, byToken);
        server.start();
        return server;
    }

    public static void main(String[] args) throws Exception {
        start(
                9092,
                Map.of(
                        "ada's token", new Account("ada", "ada@example.org", "Ada", "L.", "acme"),
                        "bob's token", new Account("bob", "bob@example.org", "Bob", "M.", "acme")));
    }
}
