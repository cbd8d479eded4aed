package dev.parlance.internal.testkit.network;

/** What one member of a namespace sends another. */
interface MemberMessage extends NodeMessage {
    void arriveAt(Member receiver, Address sender);

    @Override
    default void arriveAt(Endpoint receiver, Address sender) {
        arriveAt((Member) receiver, sender);
    }
}
