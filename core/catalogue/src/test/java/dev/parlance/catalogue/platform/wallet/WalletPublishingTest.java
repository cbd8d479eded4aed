package dev.parlance.catalogue.platform.wallet;

import static dev.parlance.catalogue.platform.TestPlatform.NOON;
import static dev.parlance.catalogue.platform.wallet.TestWallets.balance;
import static dev.parlance.catalogue.platform.wallet.TestWallets.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.wallet.WalletEvents.AddressRef;
import dev.parlance.catalogue.platform.wallet.WalletEvents.BalanceUpdated;
import dev.parlance.catalogue.platform.wallet.WalletEvents.ChainRef;
import dev.parlance.catalogue.platform.wallet.WalletEvents.CurrencyRef;
import dev.parlance.catalogue.platform.wallet.WalletEvents.ProjectRef;
import dev.parlance.catalogue.platform.wallet.WalletEvents.Transaction;
import dev.parlance.testkit.TestClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WalletPublishingTest {
    @AutoClose
    private final TestWallets wallets = new TestWallets();

    /** A client that follows whatever it can in the project p1, on ethereum and in ETH. */
    private TestClient following(String user) {
        TestClient client = wallets.connect(user);
        client.request(WalletEvents.SUBSCRIBE_CHAIN, new ChainRef("ethereum"));
        client.request(WalletEvents.SUBSCRIBE_CURRENCY, new CurrencyRef("ETH"));
        client.expect(WalletEvents.SUBSCRIBED);
        client.expect(WalletEvents.SUBSCRIBED);
        return client;
    }

    private TestClient followingAll(String user) {
        TestClient client = following(user);
        client.request(WalletEvents.SUBSCRIBE_ADDRESS, new AddressRef("a1"));
        client.request(WalletEvents.SUBSCRIBE_PROJECT, new ProjectRef("p1"));
        client.expect(WalletEvents.SUBSCRIBED);
        client.expect(WalletEvents.SUBSCRIBED);
        return client;
    }

    @Test
    void whoIsInSeveralRoomsReceivesABalanceOnce() {
        TestClient ada = followingAll("ada");
        TestClient bob = following("bob");
        TestClient eve = following("eve");
        TestClient adaElsewhere = wallets.connect("ada");

        wallets.feature.publishBalance(balance("a1", "p1", "ethereum"), "ETH");
        List.of(ada, bob)
                .forEach(client -> assertThat(client.expect(WalletEvents.BALANCE_UPDATED))
                        .isEqualTo(balance("a1", "p1", "ethereum")));
        List.of(ada, bob, eve, adaElsewhere).forEach(TestClient::expectNothingMore);
    }

    @ParameterizedTest
    @EnumSource
    void whoIsInSeveralRoomsReceivesATransactionOnce(TransactionState state) {
        TestClient ada = followingAll("ada");
        TestClient bob = following("bob");
        TestClient eve = following("eve");
        Transaction transaction = transaction("a1", "p1", "ethereum", "ETH");

        wallets.feature.publish(state, transaction);
        List.of(ada, bob)
                .forEach(client -> assertThat(client.expect(state.event())).isEqualTo(transaction));
        List.of(ada, bob, eve).forEach(TestClient::expectNothingMore);
    }

    @Test
    void eachStateHasItsOwnEvent() {
        assertThat(List.of(TransactionState.values()).stream()
                        .map(state -> state.event().name()))
                .containsExactly(
                        "wallet:tx:detected", "wallet:tx:broadcast", "wallet:tx:confirmed", "wallet:tx:failed");
    }

    @Test
    void whatIsSentHasTheFieldsOfTheCatalogueOnly() {
        TestClient ada = followingAll("ada");
        wallets.feature.publishBalance(balance("a1", "p1", "ethereum"), "ETH");
        assertThat(ada.expect("wallet:balance:updated"))
                .containsExactly(Map.of(
                        "addressId",
                        "a1",
                        "address",
                        "0xabc",
                        "chain",
                        "ethereum",
                        "project",
                        "p1",
                        "org",
                        "o1",
                        "previousBalance",
                        "1.50",
                        "newBalance",
                        "2.25",
                        "balance",
                        "2.25",
                        "timestamp",
                        "2026-03-01T12:00:00.000Z"));
    }

    @Test
    void aFeedCarriesOnlyTheProjectsOfWhoeverFollowsIt() {
        TestClient ada = following("ada");
        TestClient bob = following("bob");
        TestClient eve = following("eve");

        wallets.feature.publish(TransactionState.CONFIRMED, transaction("a2", "p2", "ethereum", "ETH"));
        assertThat(ada.expect(WalletEvents.TRANSACTION_CONFIRMED).project()).isEqualTo("p2");
        wallets.feature.publishBalance(balance("a3", "p3", "ethereum"), "ETH");
        assertThat(eve.expect(WalletEvents.BALANCE_UPDATED).project()).isEqualTo("p3");
        List.of(ada, bob, eve).forEach(TestClient::expectNothingMore);
    }

    @Test
    void aChainAndACurrencyAreHeardOfOnTheirOwn() {
        TestClient chain = wallets.connect("ada");
        chain.request(WalletEvents.SUBSCRIBE_CHAIN, new ChainRef("ethereum"));
        chain.expect(WalletEvents.SUBSCRIBED);
        TestClient currency = wallets.connect("ada");
        currency.request(WalletEvents.SUBSCRIBE_CURRENCY, new CurrencyRef("USDC"));
        currency.expect(WalletEvents.SUBSCRIBED);

        wallets.feature.publish(TransactionState.DETECTED, transaction("a1", "p1", "ethereum", "ETH"));
        chain.expect(WalletEvents.TRANSACTION_DETECTED);
        wallets.feature.publish(TransactionState.DETECTED, transaction("a1", "p1", "polygon", "USDC"));
        currency.expect(WalletEvents.TRANSACTION_DETECTED);
        wallets.feature.publishBalance(balance("a1", "p1", "polygon"), "USDC");
        currency.expect(WalletEvents.BALANCE_UPDATED);
        List.of(chain, currency).forEach(TestClient::expectNothingMore);
    }

    @Test
    void aUserWhomTheApplicationLetsInReceivesAllOfAnOrganisation() {
        TestClient auditor = wallets.connect("mallory");
        wallets.namespace().socket(auditor.id()).join(PlatformRooms.walletOrganisation("o1"));

        wallets.feature.publishBalance(balance("a9", "p9", "ethereum"), "ETH");
        auditor.expect(WalletEvents.BALANCE_UPDATED);
        wallets.feature.publish(TransactionState.FAILED, transaction("a1", "p1", "ethereum", "ETH"));
        auditor.expect(WalletEvents.TRANSACTION_FAILED);
        wallets.feature.publish(TransactionState.FAILED, transaction("a3", "p3", "ethereum", "ETH"));
        auditor.expectNothingMore();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "12", "0.000000000000000001", "123456789012345678901234567890.5", "1.50"})
    void anAmountKeepsAllItsDigits(String amount) {
        TestClient ada = followingAll("ada");
        wallets.feature.publishBalance(withBalance(amount), "ETH");
        assertThat(ada.expect(WalletEvents.BALANCE_UPDATED).newBalance()).isEqualTo(amount);
        wallets.feature.publish(TransactionState.DETECTED, withAmount(amount));
        assertThat(ada.expect(WalletEvents.TRANSACTION_DETECTED).amount()).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1e3", "1E-7", "+1", ".5", "5.", "01", "1,5", "NaN", "0x10", " 1", "--1", "١", "1\n"})
    void whatIsNoPlainDecimalNumberIsPublishedToNobody(String amount) {
        TestClient ada = followingAll("ada");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wallets.feature.publish(TransactionState.DETECTED, withAmount(amount)))
                .withMessageStartingWith("amount");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wallets.feature.publishBalance(withBalance(amount), "ETH"))
                .withMessageStartingWith("newBalance");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wallets.feature.publishBalance(amounts(amount, "1", "1"), "ETH"))
                .withMessageStartingWith("previousBalance");
        ada.expectNothingMore();
    }

    @Test
    void aBalanceThatContradictsItselfOrAChainInUpperCaseIsPublishedToNobody() {
        TestClient ada = followingAll("ada");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wallets.feature.publishBalance(amounts("1", "2", "3"), "ETH"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wallets.feature.publishBalance(balance("a1", "p1", "Ethereum"), "ETH"));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        wallets.feature.publish(TransactionState.DETECTED, transaction("a1", "p1", "Ethereum", "ETH")));
        ada.expectNothingMore();
    }

    private static BalanceUpdated withBalance(String amount) {
        return amounts("0", amount, amount);
    }

    private static BalanceUpdated amounts(String previous, String now, String again) {
        return new BalanceUpdated("a1", "0xabc", "ethereum", "p1", "o1", previous, now, again, NOON);
    }

    private static Transaction withAmount(String amount) {
        return new Transaction("a1", "0xabc", "ethereum", "0xdef", amount, "ETH", "in", "p1", NOON);
    }
}
