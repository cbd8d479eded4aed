package dev.parlance.internal.server;

import static dev.parlance.internal.server.Talk.NICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.socket.DataKey;
import dev.parlance.socket.DataMap;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestServer;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DataTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final DataMap data =
            Objects.requireNonNull(root.socket(server.connect("/").id())).data();

    @Test
    void aValueIsKeptUntilItIsReplacedOrRemoved() {
        assertThat(data.get(NICK)).isNull();
        assertThat(data.remove(NICK)).isNull();
        assertThat(data.put(NICK, "ann")).isNull();
        assertThat(data.get(NICK)).isEqualTo("ann");
        assertThat(data.put(NICK, "anna")).isEqualTo("ann");
        assertThat(data.remove(NICK)).isEqualTo("anna");
        assertThat(data.get(NICK)).isNull();
    }

    @Test
    void aNamespaceHasDataOfItsOwn() {
        root.data().put(NICK, "the root");
        assertThat(root.data().get(NICK)).isEqualTo("the root");
        assertThat(data.get(NICK)).isNull();
        assertThat(server.namespace("/other").data().get(NICK)).isNull();
    }

    @Test
    void keysAreEqualIfNameAndTypeAre() {
        data.put(NICK, "ann");
        assertThat(data.get(DataKey.of("nick", String.class))).isEqualTo("ann");
        assertThat(data.get(DataKey.of("nick", Integer.class))).isNull();
    }

    @Test
    void aSuppliersValueIsMadeOnce() {
        assertThat(data.computeIfAbsent(NICK, () -> "ann")).isEqualTo("ann");
        assertThat(data.computeIfAbsent(NICK, () -> "eve")).isEqualTo("ann");
    }

    @Test
    void aSupplierMayUseTheDataItself() {
        DataKey<Integer> length = DataKey.of("length", Integer.class);
        assertThat(data.computeIfAbsent(
                        length, () -> data.computeIfAbsent(NICK, () -> "ann").length()))
                .isEqualTo(3);
        assertThat(data.get(NICK)).isEqualTo("ann");
    }

    @Test
    void nullIsNoValue() {
        assertThatNullPointerException().isThrownBy(() -> data.put(NICK, null));
        assertThatNullPointerException().isThrownBy(() -> data.computeIfAbsent(NICK, () -> null));
        assertThat(data.get(NICK)).isNull();
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void aValueOfAnotherTypeIsRefused() {
        assertThatThrownBy(() -> data.put((DataKey) NICK, 1)).isInstanceOf(ClassCastException.class);
    }

    @Test
    void allValuesAreThereByNameExceptHiddenOnes() {
        data.put(NICK, "ann");
        data.put(DataKey.hidden("token", String.class), "secret");
        assertThat(data.asMap()).containsExactlyEntriesOf(Map.of("nick", "ann"));
        data.asMap().clear();
        assertThat(data.get(NICK)).as("the map was a copy").isEqualTo("ann");
    }
}
