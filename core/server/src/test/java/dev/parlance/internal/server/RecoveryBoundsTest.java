package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.RecoveryOptions;
import dev.parlance.ScenarioSize;
import dev.parlance.socket.Room;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How much is kept for clients that are away, and what becomes of those for whom it is not enough. */
class RecoveryBoundsTest {
    @Nested
    class OfEvents extends RecoveryFixture {
        OfEvents() {
            super(RecoveryOptions.DEFAULT.withEvents(10));
        }

        @Test
        void whoLacksMoreThanIsKeptIsToldSoAndWhoLacksAsMuchIsRecovered() {
            Client ana = connect("ana");
            Client bob = connect("bob");
            ana.cut();
            root.untyped().emit("first");
            String offset = bob.offset();
            bob.cut();
            for (int i = 0; i < 10; i++) {
                root.untyped().emit("e" + i);
            }
            assertThat(connect("ana", ana.pid, null).sid).isNotEqualTo(ana.sid);
            assertThat(connect("bob", bob.pid, offset).names()).hasSize(10);
            assertThat(recorded).contains("ended " + ana.sid + " NOT_RECOVERABLE");
        }
    }

    @Nested
    class OfBytes extends RecoveryFixture {
        OfBytes() {
            super(RecoveryOptions.DEFAULT.withBytes(10_000));
        }

        @Test
        void fewLargeEventsAreTooManyAsWell() {
            Client ana = connect("ana");
            ana.cut();
            root.untyped().emit("large", "x".repeat(6_000));
            root.untyped().emit("large", "y".repeat(6_000));
            assertThat(ana.comeBack().sid).isNotEqualTo(ana.sid);
        }

        @Test
        void attachmentsCount() {
            Client ana = connect("ana");
            ana.cut();
            root.untyped().emit("large", new byte[6_000]);
            root.untyped().emit("large", new byte[6_000]);
            assertThat(ana.comeBack().sid).isNotEqualTo(ana.sid);
        }
    }

    @Nested
    class OfOneReplay extends RecoveryFixture {
        OfOneReplay() {
            super(RecoveryOptions.DEFAULT.withReplay(5));
        }

        @Test
        void whatIsNotOnesOwnDoesNotCount() {
            Client ana = connect("ana");
            Client bob = connect("bob");
            ana.cut();
            bob.cut();
            for (int i = 0; i < 6; i++) {
                root.toUsers("ana").untyped().emit("e" + i);
            }
            assertThat(ana.comeBack().sid).isNotEqualTo(ana.sid);
            assertThat(bob.comeBack().sid).isEqualTo(bob.sid);
        }
    }

    @Nested
    class OfSessions extends RecoveryFixture {
        OfSessions() {
            super(RecoveryOptions.DEFAULT.withSessions(3).withSessionsPerUser(2));
        }

        @Test
        void theFirstThatLeftGivesWay() {
            List<Client> clients = new ArrayList<>();
            for (String user : List.of("ana", "bob", "cid", "dan")) {
                clients.add(connect(user));
            }
            clients.forEach(Client::cut);
            assertThat(recorded).contains("ended " + clients.get(0).sid + " EVICTED");
            assertThat(clients.get(0).comeBack().sid).isNotEqualTo(clients.get(0).sid);
            clients.subList(1, 4)
                    .forEach(client -> assertThat(client.comeBack().sid).isEqualTo(client.sid));
        }

        @Test
        void aUserWithManyGivesWayAlone() {
            Client bob = connect("bob");
            bob.cut();
            Client first = connect("ana");
            first.cut();
            connect("ana").cut();
            connect("ana").cut();
            assertThat(recorded).contains("ended " + first.sid + " EVICTED");
            assertThat(bob.comeBack().sid).isEqualTo(bob.sid);
        }
    }

    @Nested
    class OfRoomsThatWereLeft extends RecoveryFixture {
        @Test
        void whoHasLeftVeryManyIsRecoveredFromWhereTheyAreKnown() {
            Client ana = connect("ana");
            root.untyped().emit("early");
            String early = ana.offset();
            for (int i = 0; i < 300; i++) {
                ana.socket().join(Room.named("room" + i));
                root.untyped().emit("tick");
                ana.socket().leave(Room.named("room" + i));
            }
            String late = ana.offset();
            ana.cut();
            root.untyped().emit("missed");
            assertThat(connect("ana", ana.pid, late).names()).containsExactly("missed");
            Client bob = connect("ana");
            for (int i = 0; i < 300; i++) {
                bob.socket().join(Room.named("room" + i));
                root.untyped().emit("tick");
                bob.socket().leave(Room.named("room" + i));
            }
            bob.cut();
            assertThat(connect("ana", bob.pid, early).sid).isNotEqualTo(bob.sid);
        }
    }

    @Nested
    class OfTime extends RecoveryFixture {
        @Test
        void whatWasSentBeforeItWasNoticedThatAClientIsAwayIsKeptAsWell() {
            Client ana = connect("ana");
            root.untyped().emit("lost on the way");
            // A heartbeat that fails is noticed after 45 seconds by default.
            server.advance(Duration.ofSeconds(44));
            ana.cut();
            server.advance(Duration.ofSeconds(119));
            root.untyped().emit("later");
            assertThat(connect("ana", ana.pid, null).names()).containsExactly("lost on the way", "later");
        }
    }

    @Nested
    class OfReturnsAtOnce extends RecoveryFixture {
        OfReturnsAtOnce() {
            super(RecoveryOptions.DEFAULT.withSessions(20_000));
        }

        @Test
        void allThatComeBackAtOnceReceiveWhatTheyHaveMissed() {
            int count = ScenarioSize.of(500, 10_000);
            List<Client> clients = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                clients.add(connect("user" + i));
            }
            clients.forEach(Client::cut);
            for (int i = 0; i < 20; i++) {
                root.untyped().emit("e" + i, "x".repeat(100));
            }
            long begun = System.nanoTime();
            for (Client client : clients) {
                Client back = client.comeBack();
                assertThat(back.sid).isEqualTo(client.sid);
                assertThat(back.names()).hasSize(20);
            }
            ScenarioSize.figure(
                    "recovery: %d clients that come back at once, each with 20 missed events: %d ms in memory, on one thread",
                    count, (System.nanoTime() - begun) / 1_000_000);
        }
    }
}
