package dev.parlance.example;

import static dev.parlance.example.TestExample.DEMO;
import static dev.parlance.example.TestExample.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.wallet.WalletEvents;
import dev.parlance.catalogue.platform.wallet.WalletEvents.AddressRef;
import dev.parlance.catalogue.platform.wallet.WalletEvents.BalanceUpdated;
import dev.parlance.catalogue.platform.wallet.WalletEvents.ChainRef;
import dev.parlance.event.RefusalCode;
import dev.parlance.example.account.SignedIn;
import dev.parlance.example.ledger.LedgerEvents;
import dev.parlance.example.ledger.LedgerEvents.Entry;
import dev.parlance.example.ledger.LedgerEvents.Paid;
import dev.parlance.example.ledger.LedgerEvents.Pay;
import dev.parlance.example.ledger.LedgerEvents.Statement;
import dev.parlance.example.ledger.LedgerEvents.Which;
import dev.parlance.testkit.TestClient;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerFeatureTest {
    private final TestExample example = new TestExample();
    private final SignedIn ada = example.signIn("Ada");
    private final SignedIn bob = example.signIn("Bob");
    private final SignedIn carol = example.signIn("Carol");
    private final SignedIn eve = example.signIn("Eve");
    private final TestClient payer = example.connect(ada);
    private final TestClient payee = example.connect(bob);

    @AfterEach
    void close() {
        example.close();
    }

    @Test
    void everyAccountStartsWithAHundred() {
        Statement statement = statement(payer);

        assertThat(statement.balance()).isEqualTo("100.00");
        assertThat(statement.postings()).extracting(Entry::amount).containsExactly("100.00");
        assertThat(statement.address()).startsWith("ledger:");
    }

    @Test
    void aPaymentPublishesBothBalancesToSubscribers() {
        follow(payer);
        follow(payee);
        TestClient stranger = example.connect(eve);
        TestClient watcher = example.connect(carol);
        watcher.request(WalletEvents.SUBSCRIBE_CHAIN, new ChainRef("ledger"));
        watcher.expect(WalletEvents.SUBSCRIBED);

        Paid paid = pay("12.5", "k");

        assertThat(paid.balance()).isEqualTo("87.50");
        assertThat(payer.expect(WalletEvents.TRANSACTION_CONFIRMED).direction()).isEqualTo("out");
        assertMoved(payer.expect(WalletEvents.BALANCE_UPDATED), "100.00", "87.50");
        assertThat(payee.expect(WalletEvents.TRANSACTION_CONFIRMED).txHash()).isEqualTo(paid.transferId());
        assertMoved(payee.expect(WalletEvents.BALANCE_UPDATED), "100.00", "112.50");
        // Subscribers receive both sides of the transfer, each once.
        watcher.expect(WalletEvents.TRANSACTION_CONFIRMED);
        assertMoved(watcher.expect(WalletEvents.BALANCE_UPDATED), "100.00", "87.50");
        watcher.expect(WalletEvents.TRANSACTION_CONFIRMED);
        assertMoved(watcher.expect(WalletEvents.BALANCE_UPDATED), "100.00", "112.50");
        List.of(payer, payee, stranger, watcher).forEach(TestClient::expectNothingMore);
        assertThat(statement(payee).postings().get(0).otherUserId())
                .isEqualTo(ada.account().id());
    }

    @Test
    void aRepeatedPaymentMovesNothingAndIsNotPublished() {
        Paid first = pay("5", "k");
        follow(payee);

        assertThat(pay("5", "k")).isEqualTo(first);
        assertThat(statement(payer).balance()).isEqualTo("95.00");
        payee.expectNothingMore();
    }

    @Test
    void invalidPaymentsAreRefused() {
        follow(payee);
        refused(payer, RefusalCode.CONFLICT, () -> pay("100.01", "a"));
        for (String amount : new String[] {"0", "0.00", "-1", "1e3", "1.234", "", "1,5", "NaN"}) {
            refused(payer, RefusalCode.VALIDATION_FAILED, () -> pay(amount, "b"));
        }
        refused(payer, RefusalCode.NOT_FOUND, () -> pay(DEMO, "nobody", "1", "c"));
        refused(
                payer,
                RefusalCode.VALIDATION_FAILED,
                () -> pay(DEMO, ada.account().id(), "1", "d"));
        refused(
                payer,
                RefusalCode.PERMISSION_DENIED,
                () -> pay("other", bob.account().id(), "1", "e"));

        assertThat(statement(payer).balance()).isEqualTo("100.00");
        payee.expectNothingMore();
    }

    @Test
    void onlyTheOwnerMaySubscribeToAnAccount() {
        String address = statement(payee).addressId();

        refused(
                payer,
                RefusalCode.PERMISSION_DENIED,
                () -> payer.request(WalletEvents.SUBSCRIBE_ADDRESS, new AddressRef(address)));
    }

    private static void assertMoved(BalanceUpdated update, String before, String after) {
        assertThat(update.previousBalance()).isEqualTo(before);
        assertThat(update.newBalance()).isEqualTo(after);
    }

    private static Statement statement(TestClient client) {
        return client.request(LedgerEvents.STATEMENT, new Which(DEMO));
    }

    private static void follow(TestClient client) {
        client.request(
                WalletEvents.SUBSCRIBE_ADDRESS, new AddressRef(statement(client).addressId()));
        client.expect(WalletEvents.SUBSCRIBED);
    }

    private Paid pay(String amount, String key) {
        return pay(DEMO, bob.account().id(), amount, key);
    }

    private Paid pay(String projectId, String userId, String amount, String key) {
        return payer.request(LedgerEvents.PAY, new Pay(projectId, userId, amount, "Lunch", key));
    }
}
