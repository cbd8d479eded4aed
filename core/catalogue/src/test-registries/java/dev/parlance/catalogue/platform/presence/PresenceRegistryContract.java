package dev.parlance.catalogue.platform.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.UserPayload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every {@link PresenceRegistry} does. */
public abstract class PresenceRegistryContract {
    private static final PresenceScope HERE = new PresenceScope("/", "project", "p1");
    private static final PresenceScope THERE = new PresenceScope("/", "project", "p2");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final PresenceRegistry presence;
    private final int rounds;
    private final List<String> sent = new CopyOnWriteArrayList<>();

    /**
     * @param presence an empty one
     * @param rounds how often two threads race
     */
    protected PresenceRegistryContract(PresenceRegistry presence, int rounds) {
        this.presence = presence;
        this.rounds = rounds;
    }

    private static UserPayload user(String id) {
        return new UserPayload(id, id + "@example.org", id, "");
    }

    private void enter(PresenceScope scope, String userId, String connectionId) {
        presence.enter(scope, user(userId), connectionId, NOON, () -> sent.add(userId + " online"));
    }

    private void end(PresenceScope scope, String userId, long departure) {
        presence.end(scope, userId, departure, () -> sent.add(userId + " offline"));
    }

    private List<String> users(PresenceScope scope) {
        return presence.users(scope).stream()
                .map(attendee -> attendee.user().id())
                .toList();
    }

    @Test
    void theFirstConnectionArrivesAndTheLastDeparts() {
        enter(HERE, "ada", "1");
        enter(HERE, "ada", "2");
        assertThat(presence.leave(HERE, "ada", "1")).isEmpty();
        OptionalLong departure = presence.leave(HERE, "ada", "2");
        assertThat(sent).containsExactly("ada online");
        assertThat(users(HERE)).containsExactly("ada");

        end(HERE, "ada", departure.getAsLong());
        assertThat(sent).containsExactly("ada online", "ada offline");
        assertThat(users(HERE)).isEmpty();
    }

    @Test
    void aDepartureEndsOnceAndOnlyIfNobodyHasComeSince() {
        enter(HERE, "ada", "1");
        long overtaken = presence.leave(HERE, "ada", "1").getAsLong();
        enter(HERE, "ada", "2");
        end(HERE, "ada", overtaken);
        long last = presence.leave(HERE, "ada", "2").getAsLong();
        end(HERE, "ada", overtaken);
        assertThat(sent).containsExactly("ada online");

        end(HERE, "ada", last);
        end(HERE, "ada", last);
        assertThat(sent).containsExactly("ada online", "ada offline");
        assertThat(last).isGreaterThan(overtaken);
    }

    @Test
    void aDepartureOfAnEarlierStayEndsNoLaterOne() {
        enter(HERE, "ada", "1");
        long earlier = presence.leave(HERE, "ada", "1").getAsLong();
        end(HERE, "ada", earlier);
        enter(HERE, "ada", "2");
        presence.leave(HERE, "ada", "2");
        sent.clear();

        end(HERE, "ada", earlier);
        assertThat(sent).isEmpty();
        assertThat(users(HERE)).containsExactly("ada");
    }

    @Test
    void usersAndPlacesAreApart() {
        enter(HERE, "bob", "1");
        enter(HERE, "ada", "2");
        enter(THERE, "ada", "2");
        enter(new PresenceScope("/other", "project", "p1"), "ada", "2");
        assertThat(sent).containsExactly("bob online", "ada online", "ada online", "ada online");
        assertThat(users(HERE)).containsExactly("ada", "bob");

        end(THERE, "ada", presence.leave(THERE, "ada", "2").getAsLong());
        assertThat(users(HERE)).containsExactly("ada", "bob");
        assertThat(users(THERE)).isEmpty();
    }

    @Test
    void whoIsNotThereCannotLeaveOrBeSeen() {
        assertThat(presence.leave(HERE, "ada", "1")).isEmpty();
        presence.touch(HERE, "ada", NOON);
        end(HERE, "ada", 1);
        enter(HERE, "bob", "1");
        assertThat(presence.leave(HERE, "ada", "1")).isEmpty();
        assertThat(presence.leave(HERE, "bob", "2")).isEmpty();
        presence.touch(HERE, "ada", NOON);
        assertThat(sent).containsExactly("bob online");
        assertThat(users(HERE)).containsExactly("bob");
    }

    @Test
    void theTimeLastSeenNeverGoesBack() {
        enter(HERE, "ada", "1");
        presence.touch(HERE, "ada", NOON.plusSeconds(30));
        presence.touch(HERE, "ada", NOON.plusSeconds(20));
        assertThat(presence.users(HERE)).containsExactly(new PresentUser(user("ada"), NOON.plusSeconds(30)));

        presence.enter(
                HERE, new UserPayload("ada", "a@b", "Ada", "King"), "2", NOON.plusSeconds(40), () -> sent.add("twice"));
        assertThat(presence.users(HERE))
                .containsExactly(new PresentUser(new UserPayload("ada", "a@b", "Ada", "King"), NOON.plusSeconds(40)));
        assertThat(sent).doesNotContain("twice");
    }

    @Test
    void theLastNotificationIsRightWhateverTheRace() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CyclicBarrier barrier = new CyclicBarrier(2);
        int overtaken = 0;
        for (int i = 0; i < rounds; i++) {
            enter(HERE, "ada", "old");
            long departure = presence.leave(HERE, "ada", "old").getAsLong();
            Future<?> ends = threads.submit(() -> together(barrier, () -> end(HERE, "ada", departure)));
            Future<?> enters = threads.submit(() -> together(barrier, () -> enter(HERE, "ada", "new")));
            ends.get(10, TimeUnit.SECONDS);
            enters.get(10, TimeUnit.SECONDS);

            List<String> heard = new ArrayList<>(sent);
            overtaken += heard.size() == 1 ? 1 : 0;
            assertThat(heard)
                    .as("round %d", i)
                    .isIn(List.of("ada online"), List.of("ada online", "ada offline", "ada online"));
            assertThat(users(HERE)).containsExactly("ada");
            end(HERE, "ada", presence.leave(HERE, "ada", "new").getAsLong());
            assertThat(users(HERE)).isEmpty();
            sent.clear();
        }
        threads.shutdownNow();
        assertThat(overtaken).as("rounds in which the new one was faster").isBetween(1, rounds - 1);
    }

    private static void together(CyclicBarrier barrier, Runnable work) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        work.run();
    }
}
