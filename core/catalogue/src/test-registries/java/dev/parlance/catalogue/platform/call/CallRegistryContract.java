package dev.parlance.catalogue.platform.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.call.Call.Participant;
import dev.parlance.catalogue.platform.call.Call.State;
import dev.parlance.catalogue.platform.call.CallRegistry.Added;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link CallRegistry} does. */
public abstract class CallRegistryContract {
    private final CallRegistry registry;

    /** @param registry an empty one */
    protected CallRegistryContract(CallRegistry registry) {
        this.registry = registry;
    }

    private static Call call(String id, String chatId, String callerId) {
        return Call.ringing(id, chatId, "audio", callerId, "socket", Set.of("zoe"), Instant.EPOCH);
    }

    @Test
    void findsACallByItsIdAndByEachParticipant() {
        Call call = call("k", "c1", "ada");
        assertThat(registry.add(call, 1)).isEqualTo(Added.ADDED);

        assertThat(registry.find("c1", "k")).isEqualTo(call);
        assertThat(registry.find("c1", "k2")).isNull();
        assertThat(registry.callsOf("ada")).containsExactly(call);
        assertThat(registry.callsOf("zoe")).containsExactly(call);
        assertThat(registry.callsOf("eve")).isEmpty();
    }

    @Test
    void keepsOneCallOfAnIdAndOneOfACallerInAChat() {
        registry.add(call("k", "c1", "ada"), 9);

        assertThat(registry.add(call("k", "c1", "eve"), 9)).isEqualTo(Added.TAKEN);
        assertThat(registry.add(call("k2", "c1", "ada"), 9)).isEqualTo(Added.TAKEN);
        assertThat(registry.add(call("k2", "c1", "eve"), 9)).isEqualTo(Added.ADDED);
        assertThat(registry.callsOf("zoe")).hasSize(2);
    }

    @Test
    void callsOfDifferentChatsMayHaveTheSameId() {
        Call one = call("k", "c1", "ada");
        Call other = call("k", "c2", "eve");
        registry.add(one, 9);

        assertThat(registry.find("c2", "k")).isNull();
        assertThat(registry.add(other, 9)).isEqualTo(Added.ADDED);
        assertThat(registry.find("c1", "k")).isEqualTo(one);
        assertThat(registry.find("c2", "k")).isEqualTo(other);
        assertThat(registry.callsOf("zoe")).containsExactly(one, other);
        registry.remove(one);
        assertThat(registry.callsOf("zoe")).containsExactly(other);
    }

    @Test
    void keepsOnlySoManyCallsOfACaller() {
        registry.add(call("k1", "c1", "ada"), 2);
        registry.add(call("k2", "c2", "ada"), 2);

        assertThat(registry.add(call("k3", "c3", "ada"), 2)).isEqualTo(Added.TOO_MANY);
        // To be called is not to call.
        assertThat(registry.add(call("k3", "c3", "zoe"), 1)).isEqualTo(Added.ADDED);
    }

    @Test
    void changesOnlyWhatNobodyElseHasChanged() {
        Call call = call("k", "c1", "ada");
        Call accepted = call.with(Set.of("zoe"), Participant.in("phone"));
        Call rejected = call.with(Set.of("zoe"), Participant.out(State.REJECTED));
        registry.add(call, 1);

        assertThat(registry.replace(call, accepted)).isTrue();
        assertThat(registry.replace(call, rejected)).isFalse();
        assertThat(registry.remove(call)).isFalse();
        assertThat(registry.find("c1", "k")).isEqualTo(accepted);
        assertThat(registry.callsOf("zoe")).containsExactly(accepted);
    }

    @Test
    void forgetsACallThatIsRemoved() {
        Call call = call("k", "c1", "ada");
        registry.add(call, 1);

        assertThat(registry.remove(call)).isTrue();
        assertThat(registry.find("c1", "k")).isNull();
        assertThat(registry.callsOf("ada")).isEmpty();
        assertThat(registry.callsOf("zoe")).isEmpty();
        assertThat(registry.remove(call)).isFalse();
        assertThat(registry.replace(call, call)).isFalse();
        assertThat(registry.add(call, 1)).isEqualTo(Added.ADDED);
    }
}
