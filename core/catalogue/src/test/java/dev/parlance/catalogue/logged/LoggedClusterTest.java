package dev.parlance.catalogue.logged;

import static dev.parlance.catalogue.logged.ChatServer.hears;
import static dev.parlance.catalogue.logged.ChatServer.join;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.log.JdbcOrderedLog;
import dev.parlance.catalogue.logged.ChatLine.Said;
import dev.parlance.catalogue.logged.LoggedRoomEvents.GapReason;
import dev.parlance.catalogue.logged.LoggedRoomEvents.LeftReason;
import dev.parlance.catalogue.logged.LoggedRoomEvents.RoomGap;
import dev.parlance.catalogue.logged.LoggedRoomEvents.RoomLeft;
import dev.parlance.catalogue.platform.Stores;
import dev.parlance.testkit.TestClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Two servers that share a log, and an adapter that is not to be relied on. */
class LoggedClusterTest {
    private static final Duration POLL = LoggedRooms.MAX_DELAY;

    private final DataSource source = Stores.h2();
    private final LossyCluster cluster = new LossyCluster();

    @AutoClose
    private final ChatServer first = new ChatServer(log(), cluster);

    @AutoClose
    private final ChatServer second = new ChatServer(log(), cluster);

    private final TestClient ada = first.connect("ada");
    private final TestClient bob = second.connect("bob");

    private JdbcOrderedLog log() {
        return new JdbcOrderedLog(new Database(source), "chats", Duration.ofHours(1)).createTables();
    }

    private void joinAll() {
        join(ada, "a", 0L);
        join(bob, "a", 0L);
    }

    private void say(ChatServer on, int count) {
        on.say("a", count);
        run();
    }

    private void run() {
        first.server.run();
        second.server.run();
    }

    @Test
    void whatIsAppendedOnOneServerIsHeardOnBothInOneOrder() {
        joinAll();
        say(first, 2);
        say(second, 2);
        say(first, 1);

        hears(ada, 1, 5);
        hears(bob, 1, 5);
    }

    @Test
    void whoComesBackToTheOtherServerGoesOnThere() {
        joinAll();
        say(first, 2);
        hears(ada, 1, 2);
        ada.drop();
        say(second, 3);
        TestClient again = second.connect("ada");
        assertThat(join(again, "a", 2L).live()).isTrue();
        say(first, 1);

        hears(again, 3, 6);
        again.expectNothingMore();
    }

    @Test
    void reportsThatComeTwiceLateOrInAnotherOrderChangeNothing() {
        joinAll();
        List<Runnable> held = new ArrayList<>();
        cluster.network = report -> {
            held.add(report);
            held.add(report);
        };
        say(first, 1);
        say(first, 1);
        say(first, 1);
        Collections.reverse(held);
        held.forEach(report -> {
            report.run();
            run();
        });

        hears(bob, 1, 3);
        bob.expectNothingMore();
    }

    @Test
    void whatNoReportSaysIsFoundInTheLogALittleLater() {
        joinAll();
        cluster.network = lost -> {};
        say(first, 2);
        hears(ada, 1, 2);
        bob.expectNothingMore();
        second.server.advance(POLL);

        hears(bob, 1, 2);
    }

    @Test
    void aReportOfWhatIsNotThereIsHarmless() {
        joinAll();
        say(first, 1);
        first.namespace.untyped().serverSideEmit("parlance:logged:chat", "a", 7, "b", 1, "a", "x", null, 1, "a", -5);
        first.namespace.untyped().serverSideEmit("parlance:logged:chat", List.of());
        run();
        say(first, 1);

        hears(bob, 1, 2);
        bob.expectNothingMore();
    }

    @Test
    void aServerThatFindsItsPlaceTrimmedSendsItsMembersBackToTheBeginning() {
        joinAll();
        say(first, 1);
        hears(bob, 1, 1);
        cluster.network = lost -> {};
        say(first, 2);
        first.log.checkpoint();
        first.log.trim(Duration.ofDays(-1), 100);
        say(first, 1);
        second.server.advance(POLL);

        assertThat(bob.expect(LoggedRoomEvents.LEFT)).isEqualTo(new RoomLeft("a", LeftReason.REJOIN));
        assertThat(join(bob, "a", 1L).gap()).isEqualTo(new RoomGap(GapReason.TRIMMED, 4, 4));
        assertThat(join(bob, "a", 3L).live()).isTrue();
        hears(bob, 4, 4);
        hears(ada, 1, 4);
    }

    @Test
    void whatIsTrimmedToItsEndIsAGapToo() {
        say(first, 3);
        first.log.checkpoint();
        first.log.trim(Duration.ofDays(-1), 100);

        assertThat(join(ada, "a", 2L).gap()).isEqualTo(new RoomGap(GapReason.TRIMMED, 4, 3));
        assertThat(join(ada, "a", 3L).live()).isTrue();
    }

    @Test
    void whatIsAppendedInATransactionIsHeardWhenItIsCommitted() throws SQLException {
        joinAll();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            first.rooms.append(connection, "a", ChatLine.SAID, new Said("a", 0, "rolled back"));
            connection.rollback();
            var appended = first.rooms.append(connection, "a", ChatLine.SAID, new Said("a", 0, "kept"));
            run();
            ada.expectNothingMore();
            connection.commit();
            first.rooms.committed(appended);
        }
        run();

        assertThat(ada.expect(ChatLine.SAID)).isEqualTo(new Said("a", 1, "kept"));
        assertThat(bob.expect(ChatLine.SAID)).isEqualTo(new Said("a", 1, "kept"));
    }

    @Test
    void whoseAccessHasEndedIsTakenOutOnTheOtherServer() {
        joinAll();
        second.denied.add("bob a");
        first.rooms.accessChanged("bob");
        run();
        say(first, 1);

        assertThat(bob.expect(LoggedRoomEvents.LEFT)).isEqualTo(new RoomLeft("a", LeftReason.ACCESS));
        bob.expectNothingMore();
    }

    @Test
    void theNumbersHaveOneEpochForAllServers() {
        assertThat(first.rooms.epoch()).isNotEmpty().isEqualTo(second.rooms.epoch());
        new Database(source).update("DELETE FROM parlance_log_epoch");
        try (ChatServer restarted = new ChatServer(log(), cluster)) {
            assertThat(restarted.rooms.epoch()).isNotEmpty().isNotEqualTo(first.rooms.epoch());
        }
    }
}
