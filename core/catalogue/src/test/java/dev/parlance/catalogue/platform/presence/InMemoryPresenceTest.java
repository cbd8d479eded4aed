package dev.parlance.catalogue.platform.presence;

class InMemoryPresenceTest extends PresenceRegistryContract {
    private static final int ROUNDS = 10_000;

    InMemoryPresenceTest() {
        super(new InMemoryPresence(), ROUNDS);
    }
}
