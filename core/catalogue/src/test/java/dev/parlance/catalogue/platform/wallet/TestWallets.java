package dev.parlance.catalogue.platform.wallet;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.TestPlatform;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.wallet.WalletEvents.BalanceUpdated;
import dev.parlance.catalogue.platform.wallet.WalletEvents.Transaction;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;

/**
 * Wallets in memory: ada works in {@code p1} and {@code p2} and owns {@code a1}; bob works in {@code p1}; eve works in
 * {@code p3}; mallory works nowhere. {@code p1} belongs to the organisation {@code o1}.
 */
final class TestWallets implements AutoCloseable {
    private final TestServer server;
    private final Namespace<Person> namespace;

    final InMemoryProjects projects;
    final InMemoryWallets wallets;
    final WalletFeature feature;

    TestWallets() {
        this(AdapterFactory.STANDALONE, new InMemoryProjects(), new InMemoryWallets());
        projects.add("p1", "ada", "bob").add("p2", "ada").add("p3", "eve");
        wallets.add("a1", "ada").organisation("p1", "o1");
    }

    /** One server of several, which know the same projects and wallets. */
    TestWallets(AdapterFactory adapters, InMemoryProjects projects, InMemoryWallets wallets) {
        this.projects = projects;
        this.wallets = wallets;
        this.server = TestServer.create(adapters, PlatformCatalogue.PLATFORM);
        this.feature = new WalletFeature(projects, wallets);
        this.namespace = server.namespace(
                "/", handshake -> new Person(handshake.auth(Auth.class).user()));
        namespace.install(feature);
    }

    Namespace<Person> namespace() {
        return namespace;
    }

    TestServer server() {
        return server;
    }

    TestClient connect(String user) {
        return server.connect("/", new Auth(user));
    }

    /** A balance of that address. */
    static BalanceUpdated balance(String addressId, String project, String chain) {
        return new BalanceUpdated(addressId, "0xabc", chain, project, "o1", "1.50", "2.25", "2.25", TestPlatform.NOON);
    }

    /** A transaction of that address. */
    static Transaction transaction(String addressId, String project, String chain, String currency) {
        return new Transaction(addressId, "0xabc", chain, "0xdef", "0.75", currency, "in", project, TestPlatform.NOON);
    }

    @Override
    public void close() {
        server.close();
    }
}
