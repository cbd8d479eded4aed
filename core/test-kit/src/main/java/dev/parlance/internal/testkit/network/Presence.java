package dev.parlance.internal.testkit.network;

/** That a node is there, has come, or goes. Whatever comes from a node tells that it is there. */
enum Presence implements MemberMessage {
    /** Has come, and wants to know who else is there. */
    HELLO {
        @Override
        public void arriveAt(Member receiver, Address sender) {
            receiver.reply(sender, HERE);
        }
    },
    HERE {
        @Override
        public void arriveAt(Member receiver, Address sender) {}
    },
    GOODBYE {
        @Override
        public void arriveAt(Member receiver, Address sender) {
            receiver.left(sender);
        }
    };

    @Override
    public boolean isHeartbeat() {
        return this == HERE;
    }
}
