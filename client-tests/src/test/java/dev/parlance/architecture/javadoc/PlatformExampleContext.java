package dev.parlance.architecture.javadoc;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.catalogue.platform.integration.IntegrationFeature;
import dev.parlance.catalogue.platform.integration.http.HttpIntegrations;
import dev.parlance.catalogue.platform.message.InMemoryMessageStore;
import dev.parlance.catalogue.platform.message.MessageStore;
import dev.parlance.catalogue.platform.session.TokenAuthenticator;
import dev.parlance.socket.Namespace;
import java.util.List;

/** What the examples of the platform speak of. Never run. */
public class PlatformExampleContext extends ExampleContext {
    public record Account(String id, String email, String firstName, String lastName, String orgId)
            implements PlatformUser {}

    /** The application's users. */
    protected interface Accounts {
        Account byToken(String token);
    }

    protected static Accounts accounts;
    protected static Database database;
    protected static String token;
    protected static String secret;
    protected static final InMemoryProjects projects = new InMemoryProjects();
    protected static final InMemoryChatStore chats = new InMemoryChatStore();
    protected static final MessageStore messages = new InMemoryMessageStore();
    protected static final HttpIntegrations integrations = new HttpIntegrations(server, List.of());
    protected static final IntegrationFeature feature = new IntegrationFeature(projects, integrations);
    protected static final Namespace<Account> platform =
            server.namespace("/", new TokenAuthenticator<>(accounts::byToken));
}
