package dev.parlance.catalogue.messenger;

import static dev.parlance.catalogue.messenger.TestMessenger.PREFIX;
import static dev.parlance.catalogue.messenger.TestMessenger.client;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.messenger.MessengerEvents.Invitation;
import dev.parlance.catalogue.messenger.MessengerEvents.MyPrefChange;
import dev.parlance.catalogue.messenger.MessengerEvents.RoomPref;
import dev.parlance.catalogue.messenger.MessengerEvents.UserDeleteMessages;
import dev.parlance.testkit.Wire;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the devices of one user receive. */
class MessengerDevicesTest {
    @AutoClose
    private final TestMessenger world = new TestMessenger();

    private final Wire phone = world.signedIn("ada");
    private final String phoneId = world.namespace.sockets().iterator().next().id();
    private final Wire laptop = world.signedIn("ada");
    private final Wire bob = world.signedIn("bob");

    private void onlyTheLaptopReceives(String event) {
        assertThat(laptop.received()).containsExactly(PREFIX + event);
        world.nothingElseCame(phone, laptop, bob);
    }

    @Test
    void preferencesForARoomReachTheOtherDevicesWhole() {
        RoomPref muted = new RoomPref("r1", null, null, true, null, null, null, null);
        assertThat(world.messenger.changeRoomPref("ada", muted, phoneId)).isEqualTo(muted);
        onlyTheLaptopReceives("[\"roomPref\",{\"room\":\"r1\",\"muted\":true}]");
        world.messenger.changeRoomPref(
                "ada", new RoomPref("r1", "work", null, null, true, List.of("a"), null, null), phoneId);
        onlyTheLaptopReceives("[\"roomPref\",{\"room\":\"r1\",\"folder\":\"work\",\"muted\":true,\"sticky\":true,"
                + "\"tags\":[\"a\"]}]");
    }

    @Test
    void preferencesReachTheOtherDevices() {
        world.messenger.changePref("ada", new MyPrefChange(List.of(1, "two"), "k"), phoneId);
        onlyTheLaptopReceives("[\"myPrefChange\",{\"data\":[1,\"two\"],\"key\":\"k\"}]");
        assertThat(world.messenger.deletePref("ada", "k", phoneId)).isTrue();
        onlyTheLaptopReceives("[\"myPrefDelete\",\"k\"]");
        assertThat(world.messenger.deletePref("ada", "k", phoneId)).isFalse();
        world.nothingElseCame(phone, laptop, bob);
    }

    @Test
    void hiddenMessagesAreHiddenFromOneUser() {
        phone.send(PREFIX + "[\"chat message\",{\"room\":\"r1\",\"message\":\"hello\"}]");
        List.of(phone, laptop, bob).forEach(Wire::received);
        world.messenger.hideMessages("ada", new UserDeleteMessages("r1", List.of("m1"), false), phoneId);
        onlyTheLaptopReceives("[\"userDeleteMessages\",{\"room\":\"r1\",\"messages\":[\"m1\"],"
                + "\"isUserDeleteAllMessagesInRoom\":false}]");
    }

    @Test
    void invitationsReachAllDevicesOfWhoIsInvited() {
        Instant now = Instant.parse("2026-01-02T03:04:05.006Z");
        world.messenger.invited(
                "ada",
                Invitation.of(ClientPayload.of("ada"), ClientPayload.of("bob"), SampleRooms.room("r3", "bob"), now));
        String invitation = PREFIX + "[\"invitation\",{\"invitee\":" + client("ada") + ",\"inviter\":" + client("bob")
                + ",\"room\":{\"_id\":\"r3\",\"id\":\"r3\",\"appID\":\"app\",\"name\":\"Room r3\",\"roomType\":\"group\","
                + "\"owner\":" + client("bob") + ",\"members\":[" + client("bob") + "],\"memberProperties\":[]},"
                + "\"createdAt\":\"2026-01-02T03:04:05.006Z\",\"updatedAt\":\"2026-01-02T03:04:05.006Z\","
                + "\"createdTimeMS\":1767323045006,\"updatedTimeMS\":1767323045006}]";
        assertThat(phone.received()).containsExactly(invitation);
        assertThat(laptop.received()).containsExactly(invitation);
        world.messenger.invitationCancelled("ada", "r3");
        String cancelled = PREFIX + "[\"cancelInvitation\",{\"room\":\"r3\"}]";
        assertThat(phone.received()).containsExactly(cancelled);
        assertThat(laptop.received()).containsExactly(cancelled);
        world.nothingElseCame(phone, laptop, bob);
    }
}
