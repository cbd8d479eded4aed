package dev.parlance.benchmarks.server;

import dev.parlance.RecoveryOptions;
import dev.parlance.benchmarks.process.Conversation;

/** Parlance with connection state recovery, which is off by default. */
public final class RecoveringParlanceServer {
    private RecoveringParlanceServer() {}

    public static void main(String[] arguments) throws Exception {
        Conversation.hold(new ParlanceServerUnderTest(builder -> builder.recovery(RecoveryOptions.DEFAULT)), arguments);
    }
}
