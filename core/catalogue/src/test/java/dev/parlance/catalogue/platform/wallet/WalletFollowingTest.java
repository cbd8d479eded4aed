package dev.parlance.catalogue.platform.wallet;

import static dev.parlance.catalogue.platform.TestPlatform.refused;
import static dev.parlance.catalogue.platform.wallet.TestWallets.balance;
import static dev.parlance.event.RefusalCode.PERMISSION_DENIED;
import static dev.parlance.event.RefusalCode.RATE_LIMITED;
import static dev.parlance.event.RefusalCode.VALIDATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.wallet.WalletEvents.AddressRef;
import dev.parlance.catalogue.platform.wallet.WalletEvents.ChainRef;
import dev.parlance.catalogue.platform.wallet.WalletEvents.CurrencyRef;
import dev.parlance.catalogue.platform.wallet.WalletEvents.ProjectRef;
import dev.parlance.catalogue.platform.wallet.WalletEvents.WalletRoom;
import dev.parlance.event.ClientRequest;
import dev.parlance.testkit.TestClient;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WalletFollowingTest {
    @AutoClose
    private final TestWallets wallets = new TestWallets();

    /** One row of the table: how it is asked for and ended, and what is sent. */
    record Row<P>(
            ClientRequest<P, WalletRoom> subscribe,
            ClientRequest<P, WalletRoom> unsubscribe,
            P payload,
            String key,
            WalletRoom expected) {
        @Override
        public String toString() {
            return subscribe.name();
        }
    }

    static Stream<Row<?>> rows() {
        return Stream.of(
                new Row<>(
                        WalletEvents.SUBSCRIBE_ADDRESS,
                        WalletEvents.UNSUBSCRIBE_ADDRESS,
                        new AddressRef("a1"),
                        "addressId",
                        WalletRoom.ofAddress("wallet:address:a1", "a1")),
                new Row<>(
                        WalletEvents.SUBSCRIBE_PROJECT,
                        WalletEvents.UNSUBSCRIBE_PROJECT,
                        new ProjectRef("p1"),
                        "projectId",
                        WalletRoom.ofProject("wallet:project:p1", "p1")),
                new Row<>(
                        WalletEvents.SUBSCRIBE_CHAIN,
                        WalletEvents.UNSUBSCRIBE_CHAIN,
                        new ChainRef("ethereum"),
                        "chain",
                        WalletRoom.ofChain("wallet:chain:ethereum", "ethereum")),
                new Row<>(
                        WalletEvents.SUBSCRIBE_CURRENCY,
                        WalletEvents.UNSUBSCRIBE_CURRENCY,
                        new CurrencyRef("ETH"),
                        "currency",
                        WalletRoom.ofCurrency("wallet:currency:ETH", "ETH")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    <P> void followingIsAnsweredTwiceAndHeardUntilItEnds(Row<P> row) {
        TestClient ada = wallets.connect("ada");
        TestClient adaToo = wallets.connect("ada");
        TestClient bob = wallets.connect("bob");

        assertThat(ada.request(row.subscribe, row.payload)).isEqualTo(row.expected);
        assertThat(ada.expect(WalletEvents.SUBSCRIBED)).isEqualTo(row.expected);
        wallets.feature.publishBalance(balance("a1", "p1", "ethereum"), "ETH");
        assertThat(ada.expect(WalletEvents.BALANCE_UPDATED)).isEqualTo(balance("a1", "p1", "ethereum"));

        assertThat(ada.request(row.unsubscribe, row.payload)).isEqualTo(row.expected);
        assertThat(ada.expect(WalletEvents.UNSUBSCRIBED)).isEqualTo(row.expected);
        wallets.feature.publishBalance(balance("a1", "p1", "ethereum"), "ETH");
        List.of(ada, adaToo, bob).forEach(TestClient::expectNothingMore);
    }

    @ParameterizedTest
    @MethodSource("rows")
    <P> void exactlyOneKeyIsSentAsItWasAskedFor(Row<P> row) {
        TestClient ada = wallets.connect("ada");
        String id = row.expected.room().substring(row.expected.room().lastIndexOf(':') + 1);
        Map<String, String> expected = Map.of("room", row.expected.room(), row.key, id);

        assertThat(ada.request(row.subscribe.name(), Map.of(row.key, id))).containsExactly(expected);
        assertThat(ada.expect("wallet:subscribed")).containsExactly(expected);
        assertThat(ada.request(row.unsubscribe.name(), Map.of(row.key, id))).containsExactly(expected);
        assertThat(ada.expect("wallet:unsubscribed")).containsExactly(expected);
    }

    @ParameterizedTest
    @MethodSource("rows")
    <P> void whoMayNotIsRefusedAndReceivesNothing(Row<P> row) {
        TestClient mallory = wallets.connect("mallory");

        refused(mallory, row.subscribe, PERMISSION_DENIED, null, () -> mallory.request(row.subscribe, row.payload));
        wallets.feature.publishBalance(balance("a1", "p1", "ethereum"), "ETH");
        mallory.expectNothingMore();
    }

    @ParameterizedTest
    @MethodSource("rows")
    <P> void endingWhatOneDoesNotFollowIsAnswered(Row<P> row) {
        TestClient mallory = wallets.connect("mallory");

        assertThat(mallory.request(row.unsubscribe, row.payload)).isEqualTo(row.expected);
        assertThat(mallory.expect(WalletEvents.UNSUBSCRIBED)).isEqualTo(row.expected);
        mallory.expectNothingMore();
    }

    @ParameterizedTest
    @MethodSource("rows")
    <P> void anOverlongOrEmptyIdIsRefused(Row<P> row) {
        TestClient ada = wallets.connect("ada");
        for (String id : List.of("", "x".repeat(129))) {
            for (ClientRequest<P, WalletRoom> request : List.of(row.subscribe, row.unsubscribe)) {
                assertThat(ada.request(request.name(), Map.of(row.key, id)).get(0))
                        .asString()
                        .contains(VALIDATION_FAILED, "field=" + row.key);
                ada.expect("error");
            }
        }
        ada.expectNothingMore();
    }

    @Test
    void anAddressIsItsOwnersOnlyAndAStrangerCannotTellWhetherItExists() {
        TestClient bob = wallets.connect("bob");
        for (String address : List.of("a1", "unknown")) {
            refused(
                    bob,
                    WalletEvents.SUBSCRIBE_ADDRESS,
                    PERMISSION_DENIED,
                    null,
                    () -> bob.request(WalletEvents.SUBSCRIBE_ADDRESS, new AddressRef(address)));
        }
    }

    @Test
    void aProjectIsItsMembersOnly() {
        TestClient bob = wallets.connect("bob");
        for (String project : List.of("p2", "unknown")) {
            refused(
                    bob,
                    WalletEvents.SUBSCRIBE_PROJECT,
                    PERMISSION_DENIED,
                    null,
                    () -> bob.request(WalletEvents.SUBSCRIBE_PROJECT, new ProjectRef(project)));
        }
    }

    @Test
    void aChainIsWrittenInLowerCase() {
        TestClient ada = wallets.connect("ada");
        refused(
                ada,
                WalletEvents.SUBSCRIBE_CHAIN,
                VALIDATION_FAILED,
                "chain",
                () -> ada.request(WalletEvents.SUBSCRIBE_CHAIN, new ChainRef("Ethereum")));
    }

    @Test
    void aNameCannotReachAnotherRoom() {
        wallets.wallets.add("a1:x", "ada");
        TestClient ada = wallets.connect("ada");

        assertThat(ada.request(WalletEvents.SUBSCRIBE_ADDRESS, new AddressRef("a1:x"))
                        .room())
                .isEqualTo("wallet:address:a1%3Ax");
        ada.request(WalletEvents.SUBSCRIBE_CHAIN, new ChainRef("ethereum:p3"));
        ada.expect(WalletEvents.SUBSCRIBED);
        ada.expect(WalletEvents.SUBSCRIBED);
        wallets.feature.publishBalance(balance("a3", "p3", "ethereum"), "ETH");
        ada.expectNothingMore();
    }

    @Test
    void theFiftyFirstIsRefusedAndAPlaceThatWasLeftIsFree() {
        TestClient ada = wallets.connect("ada");
        for (int i = 0; i < 50; i++) {
            ada.request(WalletEvents.SUBSCRIBE_CHAIN, new ChainRef("c" + i));
            ada.expect(WalletEvents.SUBSCRIBED);
        }
        // What is followed already counts once.
        ada.request(WalletEvents.SUBSCRIBE_CHAIN, new ChainRef("c7"));
        ada.expect(WalletEvents.SUBSCRIBED);
        refused(
                ada,
                WalletEvents.SUBSCRIBE_ADDRESS,
                RATE_LIMITED,
                null,
                () -> ada.request(WalletEvents.SUBSCRIBE_ADDRESS, new AddressRef("a1")));
        wallets.feature.publishBalance(balance("a1", "p1", "ethereum"), "ETH");
        ada.expectNothingMore();

        ada.request(WalletEvents.UNSUBSCRIBE_CHAIN, new ChainRef("c7"));
        ada.expect(WalletEvents.UNSUBSCRIBED);
        ada.request(WalletEvents.SUBSCRIBE_ADDRESS, new AddressRef("a1"));
        ada.expect(WalletEvents.SUBSCRIBED);
        TestClient another = wallets.connect("ada");
        another.request(WalletEvents.SUBSCRIBE_ADDRESS, new AddressRef("a1"));
    }
}
