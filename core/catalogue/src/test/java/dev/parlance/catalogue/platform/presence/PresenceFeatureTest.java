package dev.parlance.catalogue.platform.presence;

import static dev.parlance.catalogue.platform.TestPlatform.refused;
import static dev.parlance.catalogue.platform.TestProject.nothingMore;
import static dev.parlance.catalogue.platform.TestProject.user;
import static dev.parlance.catalogue.platform.presence.PresenceEvents.GET_ONLINE;
import static dev.parlance.catalogue.platform.presence.PresenceEvents.GO_OFFLINE;
import static dev.parlance.catalogue.platform.presence.PresenceEvents.GO_ONLINE;
import static dev.parlance.catalogue.platform.presence.PresenceEvents.KEEP_ONLINE;
import static dev.parlance.catalogue.platform.presence.PresenceEvents.ONLINE_LIST;
import static dev.parlance.catalogue.platform.presence.PresenceEvents.USER_OFFLINE;
import static dev.parlance.catalogue.platform.presence.PresenceEvents.USER_ONLINE;
import static dev.parlance.event.RefusalCode.PERMISSION_DENIED;
import static dev.parlance.event.RefusalCode.VALIDATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.TestProject;
import dev.parlance.catalogue.platform.presence.PresenceEvents.GoOnline;
import dev.parlance.catalogue.platform.presence.PresenceEvents.OnlineList;
import dev.parlance.catalogue.platform.presence.PresenceEvents.OnlineUser;
import dev.parlance.catalogue.platform.presence.PresenceEvents.ProjectRef;
import dev.parlance.catalogue.platform.presence.PresenceEvents.UserOffline;
import dev.parlance.catalogue.platform.presence.PresenceEvents.UserOnline;
import dev.parlance.testkit.TestClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PresenceFeatureTest {
    private static final GoOnline P1 = new GoOnline("p1");
    private static final GoOnline ORGANISATION = new GoOnline(null);
    private static final Duration ALMOST = PresenceFeature.GRACE.minusMillis(1);
    private static final Duration MOMENT = Duration.ofMillis(1);

    @AutoClose
    private final TestProject project = new TestProject(server -> new PresenceFeature(TestProject.projects()));

    private final TestClient ada = project.inProject("ada");
    private final TestClient bob = project.inProject("bob");
    private final TestClient outside = project.connect("eve");

    private TestClient online(String user) {
        TestClient client = project.connect(user);
        client.emitAndWait(GO_ONLINE, P1);
        bob.expect(USER_ONLINE);
        ada.expect(USER_ONLINE);
        return client;
    }

    // --- coming

    @Test
    void goingOnlineIsSentToTheOthersInTheProject() {
        ada.emitAndWait(GO_ONLINE, P1);

        assertThat(bob.expect(USER_ONLINE)).isEqualTo(new UserOnline("ada", user("ada"), project.now(), "p1"));
        nothingMore(ada, bob, outside);
    }

    @Test
    void whatIsSentHasTheFieldsOfTheCatalogueOnly() {
        assertThat(ada.request("presence:online", Map.of("projectId", "p1", "more", 1)))
                .containsExactly(Map.of("ok", true));
        assertThat(bob.expect("presence:user:online"))
                .containsExactly(Map.of(
                        "userId",
                        "ada",
                        "user",
                        Map.of("id", "ada", "email", "ada@example.org", "firstName", "ada", "lastName", "L."),
                        "timestamp",
                        "2026-01-01T00:00:00.000Z",
                        "projectId",
                        "p1"));
        assertThat(ada.request("presence:offline")).containsExactly(Map.of("ok", true));
        project.server().advance(PresenceFeature.GRACE);
        assertThat(bob.expect("presence:user:offline"))
                .containsExactly(Map.of("userId", "ada", "timestamp", "2026-01-01T00:00:10.000Z"));
        nothingMore(ada, bob);
    }

    @Test
    void onlyTheSocketThatSaysItIsLeftOut() {
        TestClient second = project.inProject("ada");
        ada.emitAndWait(GO_ONLINE, P1);

        second.expect(USER_ONLINE);
        bob.expect(USER_ONLINE);
        nothingMore(ada, second, bob);
    }

    @Test
    void aSecondSocketAndASecondTimeAreSentToNobody() {
        TestClient second = online("ada");
        ada.emitAndWait(GO_ONLINE, P1);
        ada.emitAndWait(GO_ONLINE, P1);
        nothingMore(ada, second, bob);
    }

    @Test
    void withoutAProjectTheOrganisationIsNotified() {
        TestClient colleague = project.in(PlatformRooms.organisation("acme"), "mallory");
        TestClient other = project.in(PlatformRooms.organisation("zoo"), "zoe");
        ada.emitAndWait(GO_ONLINE, ORGANISATION);

        assertThat(colleague.expect(USER_ONLINE)).isEqualTo(new UserOnline("ada", user("ada"), project.now(), null));
        ada.disconnect();
        project.server().advance(PresenceFeature.GRACE);
        assertThat(colleague.expect(USER_OFFLINE)).isEqualTo(new UserOffline("ada", project.now()));
        nothingMore(colleague, other, bob, outside);
    }

    @Test
    void eachPlaceHasItsOwnFirstAndLast() {
        TestClient colleague = project.in(PlatformRooms.organisation("acme"), "mallory");
        ada.emitAndWait(GO_ONLINE, P1);
        bob.expect(USER_ONLINE);
        TestClient second = project.connect("ada");
        second.emitAndWait(GO_ONLINE, ORGANISATION);
        colleague.expect(USER_ONLINE);
        nothingMore(bob, colleague);

        ada.disconnect();
        project.server().advance(PresenceFeature.GRACE);
        bob.expect(USER_OFFLINE);
        nothingMore(bob, colleague, second);
    }

    // --- going

    @Test
    void aUserWhoHasLeftIsAnnouncedAfterTheGracePeriodHoweverTheyLeft() {
        for (Consumer<TestClient> way : List.<Consumer<TestClient>>of(
                TestClient::disconnect, TestClient::drop, client -> client.emit(GO_OFFLINE))) {
            TestClient eve = online("eve");
            way.accept(eve);
            project.server().advance(ALMOST);
            nothingMore(ada, bob);

            project.server().advance(MOMENT);
            assertThat(bob.expect(USER_OFFLINE)).isEqualTo(new UserOffline("eve", project.now()));
            ada.expect(USER_OFFLINE);
            project.server().advance(PresenceFeature.GRACE);
            nothingMore(ada, bob, outside);
        }
    }

    @Test
    void onlyTheSocketThatWentLastIsLeftOut() {
        TestClient second = project.inProject("eve");
        TestClient eve = online("eve");
        second.expect(USER_ONLINE);
        second.emitAndWait(GO_ONLINE, P1);
        eve.disconnect();
        second.emitAndWait(GO_OFFLINE, null);
        project.server().advance(PresenceFeature.GRACE);

        List.of(ada, bob).forEach(client -> client.expect(USER_OFFLINE));
        nothingMore(ada, bob, second);
    }

    @Test
    void aUserIsOnlineUntilTheLastSocketHasLeft() {
        TestClient eve = online("eve");
        TestClient second = project.connect("eve");
        second.emitAndWait(GO_ONLINE, P1);
        eve.drop();
        project.server().advance(PresenceFeature.GRACE.multipliedBy(2));
        nothingMore(ada, bob);

        second.drop();
        project.server().advance(PresenceFeature.GRACE);
        bob.expect(USER_OFFLINE);
        nothingMore(bob, second, outside);
    }

    @Test
    void whoComesBackWithinTheGraceWasNeverAway() {
        TestClient eve = online("eve");
        for (int i = 0; i < 3; i++) {
            eve.drop();
            project.server().advance(ALMOST);
            eve = project.connect("eve");
            eve.emitAndWait(GO_ONLINE, P1);
        }
        eve.emitAndWait(GO_OFFLINE, null);
        project.server().advance(ALMOST);
        eve.emitAndWait(GO_ONLINE, P1);
        project.server().advance(PresenceFeature.GRACE.multipliedBy(3));
        nothingMore(ada, bob);

        // The grace period starts with the last disconnect.
        eve.drop();
        project.server().advance(ALMOST);
        nothingMore(ada, bob);
        project.server().advance(MOMENT);
        bob.expect(USER_OFFLINE);
        nothingMore(bob);
    }

    @Test
    void aUserWhoReturnsAfterTheGracePeriodIsAnnouncedAgain() {
        TestClient eve = online("eve");
        eve.drop();
        project.server().advance(PresenceFeature.GRACE);
        bob.expect(USER_OFFLINE);
        ada.expect(USER_OFFLINE);

        online("eve");
        nothingMore(ada, bob);
    }

    @Test
    void goingOfflineWhereOneIsNotIsSentToNobody() {
        ada.emitAndWait(GO_OFFLINE, null);
        ada.drop();
        project.server().advance(PresenceFeature.GRACE);
        nothingMore(bob, outside);
    }

    // --- being there

    @Test
    void theListIsAnsweredTwiceInTheOrderOfIds() {
        Instant start = project.now();
        online("eve");
        project.server().advance(Duration.ofSeconds(1));
        ada.emitAndWait(GO_ONLINE, P1);
        bob.expect(USER_ONLINE);
        OnlineList list = new OnlineList(
                "p1",
                List.of(
                        new OnlineUser("ada", user("ada"), start.plusSeconds(1)),
                        new OnlineUser("eve", user("eve"), start)),
                2);

        assertThat(bob.request(GET_ONLINE, new ProjectRef("p1"))).isEqualTo(list);
        assertThat(bob.expect(ONLINE_LIST)).isEqualTo(list);
        nothingMore(ada, bob, outside);
    }

    @Test
    void theListIsEmptyWhereNobodyIs() {
        online("eve");
        assertThat(ada.request(GET_ONLINE, new ProjectRef("p2"))).isEqualTo(new OnlineList("p2", List.of(), 0));
        ada.expect(ONLINE_LIST);
        nothingMore(ada, bob);
    }

    @Test
    void theListAgreesWithWhatWasSent() {
        TestClient eve = online("eve");
        eve.drop();
        project.server().advance(ALMOST);
        assertThat(bob.request(GET_ONLINE, new ProjectRef("p1")).count()).isEqualTo(1);
        project.server().advance(MOMENT);
        assertThat(bob.request(GET_ONLINE, new ProjectRef("p1")).count()).isZero();
    }

    @Test
    void anUpdateSetsTheTimeLastSeenAndNothingElse() {
        TestClient eve = online("eve");
        project.server().advance(Duration.ofSeconds(30));
        eve.emitAndWait(KEEP_ONLINE, null);
        nothingMore(ada, bob, eve, outside);

        Instant seen = project.now();
        project.server().advance(Duration.ofSeconds(5));
        assertThat(bob.request(GET_ONLINE, new ProjectRef("p1")).users())
                .containsExactly(new OnlineUser("eve", user("eve"), seen));
    }

    @Test
    void anUpdateBringsNobodyOnline() {
        ada.emitAndWait(KEEP_ONLINE, null);
        assertThat(bob.request(GET_ONLINE, new ProjectRef("p1")).count()).isZero();
        bob.expect(ONLINE_LIST);
        nothingMore(ada, bob);
    }

    @Test
    void aUserWhoIsSilentStaysOnlineWhileConnected() {
        online("eve");
        project.server().advance(Duration.ofMinutes(10));
        nothingMore(ada, bob);
    }

    // --- bad input

    @Test
    void aStrangerIsRefusedAndNobodyIsNotified() {
        TestClient mallory = project.inProject("mallory");
        refused(mallory, GO_ONLINE, PERMISSION_DENIED, null, () -> mallory.emitAndWait(GO_ONLINE, P1));
        refused(
                mallory,
                GO_ONLINE,
                PERMISSION_DENIED,
                null,
                () -> mallory.emitAndWait(GO_ONLINE, new GoOnline("nowhere")));
        refused(mallory, GET_ONLINE, PERMISSION_DENIED, null, () -> mallory.request(GET_ONLINE, new ProjectRef("p1")));
        mallory.drop();
        project.server().advance(PresenceFeature.GRACE);
        nothingMore(ada, bob, outside);
    }

    @Test
    void whoBelongsToNoOrganisationMustNameAProject() {
        TestClient eve = project.connect("eve");
        refused(eve, GO_ONLINE, VALIDATION_FAILED, "projectId", () -> eve.emitAndWait(GO_ONLINE, ORGANISATION));
        nothingMore(ada, bob);
    }

    @Test
    void whatIsNoIdIsRefused() {
        for (String id : List.of("", "p".repeat(129), "p\0")) {
            refused(ada, GO_ONLINE, VALIDATION_FAILED, "projectId", () -> ada.emitAndWait(GO_ONLINE, new GoOnline(id)));
            refused(ada, GET_ONLINE, VALIDATION_FAILED, "projectId", () -> ada.request(GET_ONLINE, new ProjectRef(id)));
        }
        nothingMore(bob);
    }
}
