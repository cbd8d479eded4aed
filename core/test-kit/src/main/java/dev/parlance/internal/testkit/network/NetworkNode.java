package dev.parlance.internal.testkit.network;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.LocalNode;
import dev.parlance.internal.execution.Timers;

/** A node from its start to its crash: makes the adapters of its namespaces. */
public final class NetworkNode implements AdapterFactory {
    private final Network network;
    private final int number;
    private final Timers clock;
    private volatile boolean crashed;

    NetworkNode(Network network, int number, Timers clock) {
        this.network = network;
        this.number = number;
        this.clock = clock;
    }

    @Override
    public Adapter open(String namespace, LocalNode node) {
        return new Member(this, namespace, node).join(this);
    }

    /** Ends it without a word to the others. */
    public void crash() {
        if (!crashed) {
            crashed = true;
            network.crashed(number);
        }
    }

    Network network() {
        return network;
    }

    Timers clock() {
        return clock;
    }

    /** The address of a new member. */
    Address nextAddress() {
        return network.nextAddress(number);
    }

    /** Lets an endpoint send and receive; not if this node has crashed. */
    void join(Endpoint endpoint) {
        if (!crashed) {
            network.join(endpoint);
        }
    }
}
