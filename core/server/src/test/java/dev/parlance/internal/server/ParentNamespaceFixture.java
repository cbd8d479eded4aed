package dev.parlance.internal.server;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.ParentNamespaceBuilder;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;

/** A server whose projects are children of a parent namespace; it records which adapters are opened and closed. */
abstract class ParentNamespaceFixture {
    static final Pattern PROJECT = Pattern.compile("/project-(?<id>[0-9]+)(-draft)?");

    final List<String> recorded = new ArrayList<>();
    private final Cluster cluster = new Cluster();
    final AdapterFactory adapters = (name, node) -> {
        if (name.endsWith(",")) {
            return cluster.open(name, node);
        }
        recorded.add("opened " + name);
        return cluster.open(name, node, () -> recorded.add("closed " + name));
    };

    @AutoClose
    final TestServer server = TestServer.create(adapters);

    final List<Namespace<Account>> made = new ArrayList<>();

    /** Clients must bring something. */
    final ParentNamespaceBuilder<Account> projects() {
        return server.parentNamespace(PROJECT)
                .authenticator(handshake -> {
                    if (handshake.auth() == null) {
                        throw new ConnectRefusedException("who?");
                    }
                    return new Account("ann");
                })
                .onCreated((namespace, match) -> made.add(namespace));
    }

    final Wire connect(String name) {
        return server.wire().send("0" + name + ",{\"token\":\"ann\"}");
    }
}
