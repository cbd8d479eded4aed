package dev.parlance.catalogue.log;

import dev.parlance.catalogue.platform.PostgresServer;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A log that several servers share, on PostgreSQL. */
class JdbcOrderedLogIT {
    @Test
    void serversAppendToOneStream() {
        SharedLog.serversAppendToOneStream(PostgresServer.newDatabase(), 10);
    }

    @Test
    void anotherDeliversWhatACrashedServerHasLeft() {
        SharedLog.anotherDeliversWhatACrashedServerHasLeft(PostgresServer.newDatabase());
    }

    @Test
    void onlyWhatWasLeftIsLate() {
        SharedLog.onlyWhatWasLeftIsLate(PostgresServer.newDatabase());
    }

    @Test
    void whatWasDeliveredLatelyIsFound() {
        SharedLog.whatWasDeliveredLatelyIsFound(PostgresServer.newDatabase());
    }

    @Test
    void nobodyElseDeliversWhatIsLeased() {
        SharedLog.nobodyElseDeliversWhatIsLeased(PostgresServer.newDatabase());
    }

    @Test
    void aSlowServerKeepsItsLease() {
        SharedLog.aSlowServerKeepsItsLease(PostgresServer.newDatabase());
    }

    @Test
    void aServerThatHasLostItsLeaseDeliversNoMore() {
        SharedLog.aServerThatHasLostItsLeaseDeliversNoMore(PostgresServer.newDatabase());
    }

    @Test
    void aTransactionThatIsRolledBackLeavesNoGap() throws SQLException {
        SharedLog.aTransactionThatIsRolledBackLeavesNoGap(PostgresServer.newDatabase());
    }

    @Test
    void theFirstOfWhatWasDeliveredAreTrimmed() {
        SharedLog.theFirstOfWhatWasDeliveredAreTrimmed(PostgresServer.newDatabase());
    }
}
