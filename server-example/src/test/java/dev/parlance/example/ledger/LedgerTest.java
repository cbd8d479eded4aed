package dev.parlance.example.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.example.Databases;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final String PROJECT = "demo";

    private final Database database = new Database(Databases.empty());
    private final Ledger ledger = new Ledger(database, Clock.systemUTC());

    LedgerTest() {
        LedgerTables.create(database);
        ledger.open(PROJECT, "ada");
        ledger.open(PROJECT, "bob");
    }

    @Test
    void aNewAccountReceivesMoneyOnce() {
        ledger.open(PROJECT, "ada");

        assertThat(balance("ada")).isEqualByComparingTo("100.00");
        assertThat(ledger.postings(account("ada"))).singleElement().satisfies(posting -> {
            assertThat(posting.amount()).isEqualByComparingTo("100.00");
            assertThat(posting.otherOwnerId()).isNull();
        });
        assertThat(ledger.account("mint.demo").balance()).isEqualByComparingTo("-200.00");
    }

    @Test
    void aTransferIsTwoPostingsThatCancelEachOtherOut() {
        Receipt receipt = ledger.transfer(transfer("ada", "bob", "0.10", "k"));

        assertThat(receipt.fromBalance()).isEqualByComparingTo("99.90");
        assertThat(receipt.toBalance()).isEqualByComparingTo("100.10");
        assertThat(database.list(
                        "SELECT amount FROM example_ledger_posting WHERE transfer_id = ? ORDER BY amount",
                        row -> row.getBigDecimal("amount").toPlainString(),
                        receipt.id()))
                .containsExactly("-0.10", "0.10");
        assertBalanced();
    }

    @Test
    void noBalanceBecomesNegative() {
        refused(() -> ledger.transfer(transfer("ada", "bob", "100.01", "k")));

        assertThat(balance("ada")).isEqualByComparingTo("100.00");
        assertThat(balance("bob")).isEqualByComparingTo("100.00");
        assertThat(ledger.postings(account("ada"))).hasSize(1);
        assertThat(ledger.transfer(transfer("ada", "bob", "100.00", "k")).fromBalance())
                .isEqualByComparingTo("0.00");
    }

    @Test
    void aRepeatedTransferMovesNothingAgain() {
        Receipt first = ledger.transfer(transfer("ada", "bob", "5.00", "k"));
        Receipt second = ledger.transfer(transfer("ada", "bob", "5.00", "k"));

        assertThat(second).isEqualTo(first.again());
        assertThat(balance("ada")).isEqualByComparingTo("95.00");
        refused(() -> ledger.transfer(transfer("ada", "bob", "6.00", "k")));
        // Keys of different payers are independent.
        assertThat(ledger.transfer(transfer("bob", "ada", "6.00", "k")).repeated())
                .isFalse();
    }

    @Test
    void concurrentTransfersKeepTheSum() throws Exception {
        int threads = 8;
        int each = 50;
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            // Half of them in each direction, with more money than there is: some must be refused.
            String from = i % 2 == 0 ? "ada" : "bob";
            String to = i % 2 == 0 ? "bob" : "ada";
            String amount = i % 2 == 0 ? "7.50" : "3.25";
            int thread = i;
            work.add(() -> {
                start.await();
                int refused = 0;
                for (int k = 0; k < each; k++) {
                    try {
                        ledger.transfer(transfer(from, to, amount, thread + "-" + k));
                    } catch (RefusedException notEnough) {
                        refused++;
                    }
                }
                return refused;
            });
        }

        int refused = 0;
        for (Future<Integer> done : inThreads(threads, work)) {
            refused += done.get();
        }
        assertThat(refused).isPositive();
        assertThat(balance("ada")).isNotNegative();
        assertThat(balance("bob")).isNotNegative();
        assertThat(balance("ada").add(balance("bob"))).isEqualByComparingTo("200.00");
        assertThat(database.<Integer>first("SELECT COUNT(*) AS n FROM example_ledger_transfer", row -> row.getInt("n")))
                .isEqualTo(2 + threads * each - refused);
        assertBalanced();
    }

    @Test
    void oneKeyInSeveralThreadsIsOneTransfer() throws Exception {
        int threads = 8;
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Callable<String>> work = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            work.add(() -> {
                start.await();
                return ledger.transfer(transfer("ada", "bob", "60.00", "once")).id();
            });
        }

        List<String> ids = new ArrayList<>();
        for (Future<String> done : inThreads(threads, work)) {
            ids.add(done.get());
        }
        assertThat(ids).containsOnly(ids.get(0));
        assertThat(balance("ada")).isEqualByComparingTo("40.00");
        assertBalanced();
    }

    private static <T> List<Future<T>> inThreads(int threads, List<Callable<T>> work) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            return pool.invokeAll(work, 1, TimeUnit.MINUTES);
        } finally {
            pool.shutdownNow();
        }
    }

    private void assertBalanced() {
        assertThat(sum("SELECT SUM(balance) AS s FROM example_ledger_account")).isZero();
        assertThat(sum("SELECT SUM(amount) AS s FROM example_ledger_posting")).isZero();
        assertThat(database.list(
                        "SELECT a.id FROM example_ledger_account a WHERE a.balance <>"
                                + " (SELECT SUM(p.amount) FROM example_ledger_posting p WHERE p.account_id = a.id)",
                        row -> row.getString("id")))
                .isEmpty();
    }

    private BigDecimal sum(String sql) {
        return database.first(sql, row -> row.getBigDecimal("s"));
    }

    private Transfer transfer(String from, String to, String amount, String key) {
        return new Transfer(account(from), account(to), new BigDecimal(amount), "", key);
    }

    private String account(String user) {
        return ledger.accountOf(PROJECT, user).id();
    }

    private BigDecimal balance(String user) {
        return ledger.accountOf(PROJECT, user).balance();
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.CONFLICT));
    }
}
