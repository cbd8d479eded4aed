package dev.parlance.catalogue.platform.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.IntegrationError;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.IntegrationRef;
import dev.parlance.event.Event;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Integrations in memory: ada, bob and eve work in {@code p1}, mallory in {@code p2}. */
public final class TestIntegrations implements AutoCloseable {
    /** When tests run that let no time pass. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    static final IntegrationRef REF = new IntegrationRef("p1", "i1");

    public final TestServer server;
    final InMemoryProjects projects;
    final ScriptedGateway gateway = new ScriptedGateway();
    public final IntegrationFeature feature;
    private final Namespace<Person> namespace;

    public TestIntegrations() {
        this(
                AdapterFactory.STANDALONE,
                new InMemoryProjects().add("p1", "ada", "bob", "eve").add("p2", "mallory"));
    }

    /** One server of several, which know the same projects. */
    TestIntegrations(AdapterFactory adapters, InMemoryProjects projects) {
        this.projects = projects;
        server = TestServer.create(adapters, PlatformCatalogue.PLATFORM);
        feature = new IntegrationFeature(projects, gateway);
        namespace = server.namespace(
                "/", handshake -> new Person(handshake.auth(Auth.class).user()));
        namespace.install(feature);
    }

    Namespace<Person> namespace() {
        return namespace;
    }

    TestClient connect(String user) {
        return server.connect("/", new Auth(user));
    }

    /** A socket of that user that has joined {@code i1}. */
    public TestClient joined(String user) {
        TestClient client = connect(user);
        client.request(IntegrationEvents.JOIN, REF);
        client.expect(IntegrationEvents.JOINED);
        return client;
    }

    /** A socket of that user that receives the webhooks of {@code i1}. */
    public TestClient subscribed(String user) {
        TestClient client = connect(user);
        client.request(IntegrationEvents.SUBSCRIBE_WEBHOOK, REF);
        client.expect(IntegrationEvents.WEBHOOK_SUBSCRIBED);
        return client;
    }

    /** Checks that nothing has come to any of them. */
    public static void silent(TestClient... clients) {
        List.of(clients).forEach(TestClient::expectNothingMore);
    }

    /**
     * Checks that the ack and {@code integration:error} have the same refusal, the event with one of the ids that the tests
     * send, and that nothing else comes.
     */
    static void refused(TestClient caller, Event<?> event, String code, @Nullable String field, ThrowingCallable call) {
        Refusal refusal = refusedInAck(event, code, field, call);
        IntegrationError error = caller.expect(IntegrationEvents.ERROR);
        assertThat(error)
                .isEqualTo(new IntegrationError(
                        error.integrationId(), refusal.message(), code, field, null, event.name()));
        if ("integrationId".equals(field)) {
            // It is too long to be one.
            assertThat(error.integrationId()).isNull();
        } else {
            assertThat(error.integrationId()).isIn("i1", "i2", "none", "i1:webhooks");
        }
        caller.expectNothingMore();
    }

    /** Checks that the ack is a refusal. */
    static Refusal refusedInAck(Event<?> event, String code, @Nullable String field, ThrowingCallable call) {
        Refusal[] refusal = new Refusal[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(RefusedException.class, e -> refusal[0] = e.refusal());
        assertThat(refusal[0])
                .isEqualTo(Refusal.of(code, refusal[0].message())
                        .forEvent(event.name())
                        .withField(field));
        return refusal[0];
    }

    @Override
    public void close() {
        server.close();
    }
}
