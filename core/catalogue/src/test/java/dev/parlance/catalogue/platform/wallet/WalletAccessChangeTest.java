package dev.parlance.catalogue.platform.wallet;

import static dev.parlance.catalogue.platform.wallet.TestWallets.balance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.wallet.WalletEvents.AddressRef;
import dev.parlance.catalogue.platform.wallet.WalletEvents.ChainRef;
import dev.parlance.catalogue.platform.wallet.WalletEvents.CurrencyRef;
import dev.parlance.catalogue.platform.wallet.WalletEvents.ProjectRef;
import dev.parlance.internal.server.Cluster;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WalletAccessChangeTest {
    @AutoClose
    private final TestWallets wallets = new TestWallets();

    private static TestClient following(TestClient client) {
        client.request(WalletEvents.SUBSCRIBE_CHAIN, new ChainRef("ethereum"));
        client.request(WalletEvents.SUBSCRIBE_CURRENCY, new CurrencyRef("ETH"));
        client.request(WalletEvents.SUBSCRIBE_PROJECT, new ProjectRef("p1"));
        for (int i = 0; i < 3; i++) {
            client.expect(WalletEvents.SUBSCRIBED);
        }
        return client;
    }

    @Test
    void whoLosesAProjectReceivesNoMoreOfItOnAnySocket() {
        TestClient ada = following(wallets.connect("ada"));
        TestClient adaToo = following(wallets.connect("ada"));
        TestClient bob = following(wallets.connect("bob"));

        wallets.projects.remove("p1", "ada");
        wallets.feature.accessChanged("ada");
        wallets.feature.publishBalance(balance("a1", "p1", "ethereum"), "ETH");
        bob.expect(WalletEvents.BALANCE_UPDATED);
        List.of(ada, adaToo, bob).forEach(TestClient::expectNothingMore);

        wallets.feature.publishBalance(balance("a2", "p2", "ethereum"), "ETH");
        List.of(ada, adaToo).forEach(client -> client.expect(WalletEvents.BALANCE_UPDATED));
        List.of(ada, adaToo, bob).forEach(TestClient::expectNothingMore);
    }

    @Test
    void aUserWhoLosesTheLastProjectFollowsNothing() {
        TestClient bob = following(wallets.connect("bob"));
        wallets.projects.remove("p1", "bob");
        wallets.feature.accessChanged("bob");
        wallets.feature.publishBalance(balance("a1", "p1", "ethereum"), "ETH");
        bob.expectNothingMore();
        assertThat(wallets.namespace().rooms()).noneMatch(room -> room.name().startsWith("wallet:"));
    }

    @Test
    void whoLosesAnAddressReceivesNoMoreOfIt() {
        TestClient ada = wallets.connect("ada");
        ada.request(WalletEvents.SUBSCRIBE_ADDRESS, new AddressRef("a1"));
        ada.expect(WalletEvents.SUBSCRIBED);
        wallets.wallets.remove("a1", "ada");
        wallets.feature.accessChanged("ada");
        wallets.feature.publishBalance(balance("a1", "p1", "ethereum"), "ETH");
        ada.expectNothingMore();
    }

    @Test
    void aFeedCarriesAProjectThatWasWonSince() {
        TestClient bob = following(wallets.connect("bob"));
        wallets.projects.add("p2", "bob");
        wallets.feature.accessChanged("bob");
        wallets.feature.publishBalance(balance("a2", "p2", "ethereum"), "ETH");
        assertThat(bob.expect(WalletEvents.BALANCE_UPDATED).project()).isEqualTo("p2");
        bob.expectNothingMore();
    }

    @Test
    void aPlaceThatWasLostIsFree() {
        TestClient ada = wallets.connect("ada");
        wallets.wallets.add("a2", "ada");
        for (int i = 0; i < 49; i++) {
            ada.request(WalletEvents.SUBSCRIBE_CHAIN, new ChainRef("c" + i));
        }
        ada.request(WalletEvents.SUBSCRIBE_ADDRESS, new AddressRef("a1"));
        wallets.wallets.remove("a1", "ada");
        wallets.feature.accessChanged("ada");
        assertThat(ada.request(WalletEvents.SUBSCRIBE_ADDRESS, new AddressRef("a2"))
                        .addressId())
                .isEqualTo("a2");
    }

    @Test
    void theSocketsOnOtherServersLoseItToo() {
        Cluster cluster = new Cluster();
        InMemoryProjects projects = new InMemoryProjects().add("p1", "ada", "bob");
        try (TestWallets here = new TestWallets(cluster, projects, new InMemoryWallets());
                TestWallets there = new TestWallets(cluster, projects, new InMemoryWallets())) {
            TestClient ada = following(there.connect("ada"));
            TestClient bob = following(there.connect("bob"));
            here.feature.publishBalance(balance("a1", "p1", "ethereum"), "ETH");
            List.of(ada, bob).forEach(client -> client.expect(WalletEvents.BALANCE_UPDATED));

            projects.remove("p1", "ada");
            here.feature.accessChanged("ada");
            there.server().run();
            here.feature.publishBalance(balance("a1", "p1", "ethereum"), "ETH");
            bob.expect(WalletEvents.BALANCE_UPDATED);
            List.of(ada, bob).forEach(TestClient::expectNothingMore);
        }
    }

    @Test
    void whatCannotBeAskedForIsNoLongerFollowed() {
        boolean[] broken = {false};
        WalletFeature feature = new WalletFeature(wallets.projects, (addressId, userId) -> {
            if (broken[0]) {
                throw new IllegalStateException("the database is away");
            }
            return true;
        });
        try (TestServer server = TestServer.create()) {
            Namespace<Person> namespace = server.namespace(
                    "/", handshake -> new Person(handshake.auth(Auth.class).user()));
            namespace.install(feature);
            TestClient ada = following(server.connect("/", new Auth("ada")));
            ada.request(WalletEvents.SUBSCRIBE_ADDRESS, new AddressRef("a7"));
            ada.expect(WalletEvents.SUBSCRIBED);
            broken[0] = true;
            assertThatIllegalStateException().isThrownBy(() -> feature.accessChanged("ada"));
            feature.publishBalance(balance("a7", "p9", "tron"), "TRX");
            ada.expectNothingMore();
            // The others were asked all the same.
            feature.publishBalance(balance("a1", "p1", "ethereum"), "ETH");
            ada.expect(WalletEvents.BALANCE_UPDATED);
        }
    }
}
