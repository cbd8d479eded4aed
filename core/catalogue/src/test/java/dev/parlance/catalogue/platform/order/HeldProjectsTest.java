package dev.parlance.catalogue.platform.order;

import static dev.parlance.internal.server.ThreadedClient.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.custom.CustomFeature;
import dev.parlance.catalogue.platform.integration.InMemoryIntegrations;
import dev.parlance.catalogue.platform.integration.IntegrationFeature;
import dev.parlance.catalogue.platform.presence.PresenceFeature;
import dev.parlance.catalogue.platform.session.SessionFeature;
import dev.parlance.catalogue.platform.subscription.InMemoryCollections;
import dev.parlance.catalogue.platform.subscription.SubscriptionFeature;
import dev.parlance.catalogue.platform.wallet.InMemoryWallets;
import dev.parlance.catalogue.platform.wallet.WalletFeature;
import dev.parlance.internal.server.ThreadedClient;
import dev.parlance.internal.server.ThreadedServer;
import dev.parlance.socket.Namespace;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** While the application does not say who works in which project, what does not ask for that is handled as ever. */
class HeldProjectsTest {
    private static final int CLIENTS = 2 * ThreadedServer.HANDLERS;

    private final CountDownLatch held = new CountDownLatch(1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "auth:login                | {\"projectId\":\"p1\"}",
                "auth:logout               | {\"projectId\":\"p1\"}",
                "auth:session:update       | {\"projectId\":\"p1\",\"sessionData\":1}",
                "presence:online           | {\"projectId\":\"p1\"}",
                "presence:get:online       | {\"projectId\":\"p1\"}",
                "subscribe:project         | {\"projectId\":\"p1\"}",
                "subscribe:collection      | {\"projectId\":\"p1\",\"collectionId\":\"c\"}",
                "subscribe:document        | {\"projectId\":\"p1\",\"collectionId\":\"c\",\"documentId\":\"d\"}",
                "subscribe:query           | {\"projectId\":\"p1\",\"collectionId\":\"c\",\"queryId\":\"q\",\"query\":{}}",
                "wallet:subscribe:project  | {\"projectId\":\"p1\"}",
                "wallet:subscribe:chain    | {\"chain\":\"tron\"}",
                "custom:event              | {\"projectId\":\"p1\"}",
                "custom:join               | {\"room\":\"lobby\"}",
                "custom:message            | {\"targetUserId\":\"bob\",\"message\":1}",
                "integration:join          | {\"projectId\":\"p1\",\"integrationId\":\"i\"}",
                "integration:execute       | {\"projectId\":\"p1\",\"integrationId\":\"i\",\"endpoint\":\"e\"}",
                "integration:status        | {\"projectId\":\"p1\",\"integrationId\":\"i\"}",
            })
    void whoAsksHoldsNoHandlerThread(String event, String payload) {
        try (ThreadedServer server = ThreadedServer.standalone(PlatformCatalogue.PLATFORM)) {
            install(server);
            List<ThreadedClient> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> server.connect("{\"user\":\"ada\"}"))
                    .toList();
            List<CompletableFuture<String>> answers =
                    clients.stream().map(client -> client.ask(event, payload)).toList();
            clients.forEach(
                    client -> assertThat(within(client.ask("echo", "1"))).isEqualTo("1"));
            assertThat(answers).noneMatch(CompletableFuture::isDone);

            held.countDown();
            assertThat(answers.stream().map(ThreadedClient::within))
                    .allMatch(answer -> answer.contains("\"permission-denied\""));
        }
    }

    private void install(ThreadedServer server) {
        Namespace<Person> namespace = server.server()
                .namespace(
                        "/", handshake -> new Person(handshake.auth(Auth.class).user()));
        ProjectAccess projects = new HeldProjects();
        namespace.install(new SessionFeature(projects));
        namespace.install(new PresenceFeature(projects));
        namespace.install(new SubscriptionFeature(projects, new InMemoryCollections().add("p1", "c")));
        namespace.install(new WalletFeature(projects, new InMemoryWallets()));
        namespace.install(new CustomFeature(projects));
        namespace.install(new IntegrationFeature(projects, new InMemoryIntegrations(server.server())));
        namespace.untyped().on("echo", (socket, arguments, ack) -> ack.send(arguments.get(0)));
    }

    private final class HeldProjects implements ProjectAccess {
        @Override
        public boolean isMember(String projectId, String userId) {
            await();
            return false;
        }

        @Override
        public Set<String> projectsOf(String userId) {
            await();
            return Set.of();
        }

        private void await() {
            try {
                held.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
