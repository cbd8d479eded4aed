package dev.parlance.catalogue.log;

import dev.parlance.catalogue.platform.Stores;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A log that several servers share, on H2. */
class JdbcOrderedLogTest {
    @Test
    void serversAppendToOneStream() {
        SharedLog.serversAppendToOneStream(Stores.h2(), 100);
    }

    @Test
    void anotherDeliversWhatACrashedServerHasLeft() {
        SharedLog.anotherDeliversWhatACrashedServerHasLeft(Stores.h2());
    }

    @Test
    void onlyWhatWasLeftIsLate() {
        SharedLog.onlyWhatWasLeftIsLate(Stores.h2());
    }

    @Test
    void whatWasDeliveredLatelyIsFound() {
        SharedLog.whatWasDeliveredLatelyIsFound(Stores.h2());
    }

    @Test
    void nobodyElseDeliversWhatIsLeased() {
        SharedLog.nobodyElseDeliversWhatIsLeased(Stores.h2());
    }

    @Test
    void aSlowServerKeepsItsLease() {
        SharedLog.aSlowServerKeepsItsLease(Stores.h2());
    }

    @Test
    void aServerThatHasLostItsLeaseDeliversNoMore() {
        SharedLog.aServerThatHasLostItsLeaseDeliversNoMore(Stores.h2());
    }

    @Test
    void aTransactionThatIsRolledBackLeavesNoGap() throws SQLException {
        SharedLog.aTransactionThatIsRolledBackLeavesNoGap(Stores.h2());
    }

    @Test
    void theFirstOfWhatWasDeliveredAreTrimmed() {
        SharedLog.theFirstOfWhatWasDeliveredAreTrimmed(Stores.h2());
    }
}
