package dev.parlance.internal.engine.netty.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.MemoryAccount;
import dev.parlance.internal.engine.MemoryBudget;
import dev.parlance.internal.engine.MemoryShare;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a session may hold, and what becomes of it when it holds too much. */
class SessionMemoryTest {
    private static final String LONG = "x".repeat(5_000);

    private static final MemoryAccount.Holder SLOW_TO_CLOSE = new MemoryAccount.Holder() {
        @Override
        public long waiting() {
            return 0;
        }

        @Override
        public void cut() {}
    };

    private final SessionFixture fixture = new SessionFixture("First", LONG, "Second", LONG, "Second", LONG);

    @AfterEach
    void close() {
        fixture.channel.close();
    }

    @Test
    void theHandshakeCountsAsLongAsTheSessionIsFound() {
        fixture.open();
        assertThat(fixture.engine.memory().held()).isEqualTo(5 + 6 + 6 + 3 * LONG.length());
        assertThat(fixture.engine.memory().accounts()).isEqualTo(1);
        fixture.session.gone(false);
        assertThat(fixture.seen()).containsExactly("close", "closed TRANSPORT_CLOSE");
        assertThat(fixture.engine.memory().held()).isZero();
        assertThat(fixture.engine.memory().accounts()).isZero();
    }

    @Test
    void messagesAreSmallerUntilSomebodyHasSignedIn() {
        assertThat(fixture.session.maxMessage()).isEqualTo(SessionFixture.MAX_PAYLOAD);
        fixture.session.memory().signedIn(false);
        assertThat(fixture.session.maxMessage()).isEqualTo(SessionFixture.BEFORE_SIGN_IN);
    }

    @Test
    void whoDoesNotReadIsCutWhenTheSendBudgetIsSpent() {
        fixture.open();
        for (int i = 0; i < 9; i++) {
            fixture.session.send(frame(10_000));
        }
        assertThat(fixture.session.bufferedBytes()).isEqualTo(90_000);
        fixture.session.send(frame(10_000));
        assertThat(fixture.session.bufferedBytes()).isEqualTo(SessionFixture.SEND_BUDGET);
        assertThat(fixture.session.isClosing()).isFalse();
        fixture.session.send(frame(1_000));
        assertThat(fixture.session.isClosing()).isTrue();
        assertThat(fixture.seen())
                .contains(
                        "SLOW_CLIENT it does not read what it is sent, and sendBudget is spent",
                        "cut",
                        "closed SLOW_CLIENT");
    }

    @Test
    void whoHoldsMostIsCutWhenTheBudgetIsSpent() {
        fixture.open();
        fixture.session.memory().share().set(SessionFixture.BUDGET + MemoryShare.STEP);
        assertThat(fixture.seen())
                .containsExactly(
                        "BUDGET_SPENT it held most when the budget of memoryLimits was spent",
                        "cut",
                        "closed FORCED_CLOSE");
    }

    @Test
    void whoDoesNotReadIsCalledSlowWhenTheBudgetIsSpent() {
        fixture.open();
        fixture.session.send(frame(MemoryShare.STEP + 1));
        fixture.engine.memory().add(SessionFixture.BUDGET);
        assertThat(fixture.seen()).endsWith("cut", "closed SLOW_CLIENT");
    }

    @Test
    void whoHasNoMoreThanAStepToReadIsNotCalledSlow() {
        fixture.open();
        fixture.session.send(frame(MemoryShare.STEP));
        fixture.engine.memory().add(SessionFixture.BUDGET);
        assertThat(fixture.seen()).endsWith("cut", "closed FORCED_CLOSE");
    }

    @Test
    void whoDoesNotReadItsShareIsCutWhenItIsSentMoreAndTheBudgetIsOverrun() {
        fixture.open();
        fixture.session.send(frame(overrunByOthers() + 1));
        assertThat(fixture.session.isClosing()).isFalse();
        long held = fixture.engine.memory().held();
        fixture.session.send(frame(1_000));
        assertThat(fixture.engine.memory().held()).as("not even encoded").isEqualTo(held);
        assertThat(fixture.session.isClosing()).isTrue();
        assertThat(fixture.seen())
                .contains(
                        "BUDGET_SPENT it was to be sent more when the budget of memoryLimits was overrun",
                        "cut",
                        "closed SLOW_CLIENT");
    }

    @Test
    void whoReadsIsSentMoreWhoeverHasOverrunTheBudget() {
        fixture.open();
        int share = overrunByOthers();
        fixture.session.send(frame(share));
        fixture.session.send(frame(1_000));
        assertThat(fixture.session.isClosing()).isFalse();
        assertThat(fixture.session.bufferedBytes()).isEqualTo(share + 1_000);
    }

    /** Other connections hold twice the budget, and are slow to close; returns what would be an equal share. */
    private int overrunByOthers() {
        MemoryBudget budget = fixture.engine.memory();
        int others = 20;
        for (int i = 0; i < others; i++) {
            budget.open(SLOW_TO_CLOSE).share().set(2 * SessionFixture.BUDGET / others);
        }
        return SessionFixture.BUDGET / (others + 1);
    }

    /** One that costs so many bytes while it waits. */
    private static Frame frame(int cost) {
        int header = 4;
        return new Frame(new byte[cost - EncodedFrame.OVERHEAD - header], List.of());
    }
}
