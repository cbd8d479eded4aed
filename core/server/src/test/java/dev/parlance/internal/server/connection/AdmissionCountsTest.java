package dev.parlance.internal.server.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.internal.engine.Accounts;
import dev.parlance.internal.engine.MemoryAccount;
import dev.parlance.internal.engine.MemoryBudget;
import dev.parlance.internal.execution.Backlog;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.execution.Mailbox;
import dev.parlance.internal.server.SteppedTimers;
import dev.parlance.socket.ConnectRefusedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** With at most three namespaces, of which two are undecided, and credentials of 20,000 bytes, a quarter before the sign-in. */
class AdmissionCountsTest {
    private static final int OF_A_NAMESPACE = 1_024;

    private final MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
    private final MemoryAccount account = Accounts.of(budget, () -> {});
    private final AdmissionCounts counts = new AdmissionCounts(new ConnectionBounds(3, 20_000, 2, 10), account);

    @Test
    void whatANamespaceTakesCountsUntilItIsLeft() throws Exception {
        AdmissionState first = begin(5_000);
        assertThat(budget.held()).isEqualTo(5_000 + OF_A_NAMESPACE);
        account.signedIn(true);
        AdmissionState second = begin(6_000);
        assertThat(budget.held()).isEqualTo(11_000 + 2 * OF_A_NAMESPACE);
        counts.left(first);
        assertThat(budget.held()).isEqualTo(6_000 + OF_A_NAMESPACE);
        counts.left(second);
        assertThat(budget.held()).isZero();
    }

    @Test
    void nothingCountsAfterTheEnd() throws Exception {
        begin(5_000);
        counts.clear();
        assertThat(budget.held()).isZero();
    }

    @Test
    void credentialsMayTakeAQuarterBeforeTheSignIn() throws Exception {
        begin(4_000);
        assertThatThrownBy(() -> begin(1_001)).hasMessage("too large credentials");
        begin(1_000);
    }

    @Test
    void credentialsMayTakeAsMuchAsIsAllowedAfterTheSignIn() throws Exception {
        account.signedIn(true);
        AdmissionState first = begin(20_000);
        assertThatThrownBy(() -> begin(1)).hasMessage("too large credentials");
        counts.left(first);
        begin(20_000);
    }

    @Test
    void aConnectIsPendingUntilItIsDecidedAndIsDecidedOnce() throws Exception {
        AdmissionState first = begin(0);
        begin(0);
        assertThatThrownBy(() -> begin(0)).hasMessage("too many pending connects");
        counts.decided(first);
        counts.decided(first);
        begin(0);
        counts.left(first);
        assertThatThrownBy(() -> begin(0)).hasMessage("too many pending connects");
    }

    @Test
    void namespacesAreBoundedThoughTheyAreDecided() throws Exception {
        for (int i = 0; i < 3; i++) {
            counts.decided(begin(0));
        }
        assertThatThrownBy(() -> begin(0)).hasMessage("too many namespaces");
    }

    private AdmissionState begin(int credentials) throws ConnectRefusedException {
        AdmissionState admission = pending(credentials);
        counts.check(admission);
        counts.began(admission);
        return admission;
    }

    private static AdmissionState pending(int credentials) {
        Execution execution = Execution.of(new SteppedTimers(), Runnable::run, Runnable::run, Duration.ofSeconds(1));
        return new AdmissionState("/a", new Mailbox(execution, Backlog.unbounded()), credentials);
    }
}
