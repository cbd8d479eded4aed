package dev.parlance.redis.platform;

import java.util.List;

/** What a node does about every second while Redis can be reached. Called by one thread, which may block. */
interface NodeTask {
    /** Its turn. What it throws is logged; the next turn comes all the same. */
    void run();

    /** Other nodes have taken this one for dead, or Redis could not be reached: what is stored may be something else. */
    void leaseLost();

    /** Another node has died, or is taken for dead. Called again until nothing is left of it. */
    void died(String node);

    /** The keys under which something may be left of a dead node. */
    List<String> leftOf(String node);
}
