package dev.parlance.catalogue.platform.integration;

import static dev.parlance.catalogue.platform.integration.TestIntegrations.REF;
import static dev.parlance.catalogue.platform.integration.TestIntegrations.START;
import static dev.parlance.catalogue.platform.integration.TestIntegrations.refused;
import static dev.parlance.catalogue.platform.integration.TestIntegrations.silent;
import static dev.parlance.event.RefusalCode.NOT_FOUND;
import static dev.parlance.event.RefusalCode.PERMISSION_DENIED;
import static dev.parlance.event.RefusalCode.TIMEOUT;
import static dev.parlance.event.RefusalCode.UNAVAILABLE;
import static dev.parlance.event.RefusalCode.VALIDATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.IntegrationId;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.IntegrationRef;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Joined;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Status;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.StatusResponse;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Usage;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.UsageUpdated;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.WebhookReceived;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.WebhookSubscribed;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.Cluster;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntegrationRoomTest {
    private static final IntegrationId ID = new IntegrationId("i1");
    private static final Usage USAGE = new Usage(3, 1, START);

    @AutoClose
    private final TestIntegrations integrations = new TestIntegrations();

    static List<ClientRequest<IntegrationRef, ?>> forMembers() {
        return List.of(IntegrationEvents.JOIN, IntegrationEvents.GET_STATUS, IntegrationEvents.SUBSCRIBE_WEBHOOK);
    }

    @Test
    void joiningIsAnsweredTwiceAndSentToNobodyElse() {
        TestClient bob = integrations.joined("bob");
        TestClient ada = integrations.connect("ada");
        Joined joined = new Joined("i1", "p1", "integration:i1");

        assertThat(ada.request(IntegrationEvents.JOIN, REF)).isEqualTo(joined);
        assertThat(ada.expect(IntegrationEvents.JOINED)).isEqualTo(joined);
        // Again is answered again and changes nothing.
        assertThat(ada.request(IntegrationEvents.JOIN, REF)).isEqualTo(joined);
        ada.expect(IntegrationEvents.JOINED);
        silent(ada, bob);
    }

    @Test
    void leavingIsAnsweredTwiceAndEndsWhatIsHeard() {
        TestClient ada = integrations.joined("ada");
        TestClient bob = integrations.joined("bob");

        assertThat(ada.request(IntegrationEvents.LEAVE, ID)).isEqualTo(ID);
        assertThat(ada.expect(IntegrationEvents.LEFT)).isEqualTo(ID);
        assertThat(ada.request(IntegrationEvents.LEAVE, ID)).isEqualTo(ID);
        ada.expect(IntegrationEvents.LEFT);
        integrations.feature.usageUpdated("i1", USAGE);
        bob.expect(IntegrationEvents.USAGE_UPDATED);
        silent(ada, bob);
    }

    @ParameterizedTest
    @MethodSource("forMembers")
    void onlyMembersMayAndOnlyWhereTheIntegrationIs(ClientRequest<IntegrationRef, ?> request) {
        TestClient bob = integrations.joined("bob");
        TestClient ada = integrations.connect("ada");
        TestClient mallory = integrations.connect("mallory");

        refused(mallory, request, PERMISSION_DENIED, null, () -> mallory.request(request, REF));
        refused(mallory, request, NOT_FOUND, null, () -> mallory.request(request, new IntegrationRef("p2", "i1")));
        refused(ada, request, NOT_FOUND, null, () -> ada.request(request, new IntegrationRef("p1", "i2")));
        refused(ada, request, NOT_FOUND, null, () -> ada.request(request, new IntegrationRef("p1", "none")));
        refused(
                ada,
                request,
                VALIDATION_FAILED,
                "integrationId",
                () -> ada.request(request, new IntegrationRef("p1", "i".repeat(129))));
        integrations.feature.usageUpdated("i1", USAGE);
        integrations.feature.webhookReceived("i1", "push", Map.of());
        bob.expect(IntegrationEvents.USAGE_UPDATED);
        silent(ada, bob, mallory);
        assertThat(integrations.gateway.statusAsked).isEmpty();
    }

    @Test
    void anErrorNamesTheIntegrationEvenOfWhatCannotBeRead() {
        TestClient ada = integrations.connect("ada");
        ada.emit("integration:join", Map.of("integrationId", "i7"));
        assertThat(ada.expect("integration:error"))
                .containsExactly(Map.of(
                        "integrationId",
                        "i7",
                        "message",
                        "projectId is required",
                        "code",
                        VALIDATION_FAILED,
                        "field",
                        "projectId",
                        "event",
                        "integration:join"));
        for (Object payload : List.of("text", Map.of("integrationId", 7), Map.of("integrationId", "i".repeat(129)))) {
            ada.emit("integration:join", payload);
            assertThat(ada.expect(IntegrationEvents.ERROR).integrationId()).isNull();
        }
        ada.emit("integration:join");
        assertThat(ada.expect(IntegrationEvents.ERROR).integrationId()).isNull();
        ada.expectNothingMore();
    }

    @Test
    void anIdCannotReachTheRoomOfWebhooks() {
        TestClient ada = integrations.connect("ada");
        refused(
                ada,
                IntegrationEvents.JOIN,
                NOT_FOUND,
                null,
                () -> ada.request(IntegrationEvents.JOIN, new IntegrationRef("p1", "i1:webhooks")));
    }

    @Test
    void usageIsSentToTheRoom() {
        TestClient ada = integrations.joined("ada");
        TestClient bob = integrations.joined("bob");
        TestClient outside = integrations.connect("eve");

        Objects.requireNonNull(integrations.gateway.listener).accept("i1", USAGE);
        List.of(ada, bob)
                .forEach(client -> assertThat(client.expect(IntegrationEvents.USAGE_UPDATED))
                        .isEqualTo(new UsageUpdated("i1", USAGE)));
        silent(ada, bob, outside);
    }

    @Test
    void theStatusIsSentToTheCallerWhoNeedNotHaveJoined() {
        TestClient bob = integrations.joined("bob");
        TestClient ada = integrations.connect("ada");
        integrations.gateway.status.complete(new Status(true, Map.of("calls", 3), Map.of("perHour", 10), START));
        StatusResponse response =
                new StatusResponse("i1", new Status(true, Map.of("calls", 3), Map.of("perHour", 10), START), START);

        assertThat(ada.request(IntegrationEvents.GET_STATUS, REF)).isEqualTo(response);
        assertThat(ada.expect(IntegrationEvents.STATUS_RESPONSE)).isEqualTo(response);
        silent(ada, bob);
    }

    @Test
    void aStatusThatCannotBeFoundOutIsRefused() {
        TestClient ada = integrations.connect("ada");
        integrations.gateway.status.completeExceptionally(new RefusedException(UNAVAILABLE, "the service is away"));
        refused(
                ada,
                IntegrationEvents.GET_STATUS,
                UNAVAILABLE,
                null,
                () -> ada.request(IntegrationEvents.GET_STATUS, REF));
    }

    @Test
    void aStatusThatDoesNotComeInTimeIsRefusedAndDroppedWhenItComes() {
        Wire wire = integrations.server.wire().send("0{\"user\":\"ada\"}");
        wire.received();
        wire.send("21[\"integration:status\",{\"projectId\":\"p1\",\"integrationId\":\"i1\"}]");
        integrations.server.advance(IntegrationFeature.DEADLINE.minusMillis(1));
        assertThat(wire.received()).isEmpty();
        integrations.server.advance(Duration.ofMillis(1));
        String refusal = "\"message\":\"the integration did not report its status in time\"";
        assertThat(wire.received())
                .containsExactly(
                        "31[{\"error\":{\"code\":\"" + TIMEOUT + "\"," + refusal
                                + ",\"event\":\"integration:status\"}}]",
                        "2[\"integration:error\",{\"integrationId\":\"i1\"," + refusal
                                + ",\"code\":\"timeout\",\"event\":\"integration:status\"}]");
        integrations.gateway.status.complete(new Status(true, Map.of(), null, null));
        integrations.server.run();
        assertThat(wire.received()).isEmpty();
    }

    @Test
    void webhooksAreSentToThoseWhoAskedForThem() {
        TestClient ada = integrations.connect("ada");
        TestClient joinedOnly = integrations.joined("bob");
        TestClient eve = integrations.subscribed("eve");
        WebhookSubscribed subscribed = new WebhookSubscribed("i1", "p1");

        assertThat(ada.request(IntegrationEvents.SUBSCRIBE_WEBHOOK, REF)).isEqualTo(subscribed);
        assertThat(ada.expect(IntegrationEvents.WEBHOOK_SUBSCRIBED)).isEqualTo(subscribed);
        integrations.feature.webhookReceived("i1", "push", Map.of("n", 1));
        integrations.feature.webhookReceived("i2", "push", Map.of("n", 2));
        List.of(ada, eve)
                .forEach(client -> assertThat(client.expect(IntegrationEvents.WEBHOOK_RECEIVED))
                        .isEqualTo(new WebhookReceived("i1", "push", Map.of("n", 1), START)));
        silent(ada, eve, joinedOnly);

        assertThat(ada.request(IntegrationEvents.UNSUBSCRIBE_WEBHOOK, ID)).isEqualTo(ID);
        assertThat(ada.expect(IntegrationEvents.WEBHOOK_UNSUBSCRIBED)).isEqualTo(ID);
        assertThat(ada.request(IntegrationEvents.UNSUBSCRIBE_WEBHOOK, ID)).isEqualTo(ID);
        ada.expect(IntegrationEvents.WEBHOOK_UNSUBSCRIBED);
        integrations.feature.webhookReceived("i1", "push", Map.of("n", 3));
        eve.expect(IntegrationEvents.WEBHOOK_RECEIVED);
        silent(ada, eve, joinedOnly);
    }

    @Test
    void leavingTheRoomDoesNotEndTheWebhooks() {
        TestClient ada = integrations.subscribed("ada");
        ada.request(IntegrationEvents.LEAVE, ID);
        ada.expect(IntegrationEvents.LEFT);
        integrations.feature.webhookReceived("i1", "push", List.of());
        ada.expect(IntegrationEvents.WEBHOOK_RECEIVED);
    }

    @Test
    void anOverlongIdCannotBeLeftEither() {
        TestClient ada = integrations.connect("ada");
        IntegrationId overlong = new IntegrationId("i".repeat(129));
        for (ClientRequest<IntegrationId, ?> request :
                List.of(IntegrationEvents.LEAVE, IntegrationEvents.UNSUBSCRIBE_WEBHOOK)) {
            refused(ada, request, VALIDATION_FAILED, "integrationId", () -> ada.request(request, overlong));
        }
    }

    @Test
    void whoLosesTheProjectReceivesNothingMoreOnAnyServer() {
        Cluster cluster = new Cluster();
        InMemoryProjects projects = new InMemoryProjects().add("p1", "ada", "bob");
        try (TestIntegrations here = new TestIntegrations(cluster, projects);
                TestIntegrations there = new TestIntegrations(cluster, projects)) {
            List<TestClient> adas =
                    List.of(here.joined("ada"), here.subscribed("ada"), there.joined("ada"), there.subscribed("ada"));
            TestClient joined = there.joined("bob");
            TestClient subscribed = there.subscribed("bob");

            projects.remove("p1", "ada");
            here.feature.accessChanged("ada");
            there.server.run();
            here.feature.usageUpdated("i1", USAGE);
            here.feature.webhookReceived("i1", "push", Map.of());
            joined.expect(IntegrationEvents.USAGE_UPDATED);
            subscribed.expect(IntegrationEvents.WEBHOOK_RECEIVED);
            adas.forEach(TestClient::expectNothingMore);
            silent(joined, subscribed);
        }
    }
}
