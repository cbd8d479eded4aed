package dev.parlance.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.binding.TalkEvents.Receipt;
import dev.parlance.binding.TalkEvents.Say;
import dev.parlance.socket.PrincipalUser;
import dev.parlance.socket.User;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Annotated methods that ask for a principal in place of the user. */
class ListenerPrincipalTest {
    @AutoClose
    private final TestServer server = TestServer.create(TalkEvents.TALK);

    private final List<String> recorded = new ArrayList<>();

    record Badge(String name) implements Principal {
        @Override
        public String getName() {
            return name;
        }
    }

    record Member(Principal principal) implements PrincipalUser {
        @Override
        public String id() {
            return "m1";
        }
    }

    record Signed(String id) implements User, Principal {
        @Override
        public String getName() {
            return "signed " + id;
        }
    }

    class Principals {
        @Handles("say")
        public Receipt say(Badge badge, Say say) {
            return new Receipt(badge.getName().length());
        }

        @On("hint")
        public void hint(Principal principal, Say say) {
            recorded.add(principal.getName() + " hints " + say.text());
        }

        @On("wake")
        public void wake(User user) {
            recorded.add(user.id() + " wakes");
        }
    }

    private TestClient withPrincipals(String namespace, User user) {
        TypedListeners.bind(new Principals(), TalkEvents.TALK, server.namespace(namespace, handshake -> user));
        return server.connect(namespace);
    }

    @Test
    void methodsMayAskForThePrincipalThatTheUserHasOrIs() {
        TestClient member = withPrincipals("/members", new Member(new Badge("Ana")));
        TestClient signed = withPrincipals("/signed", new Signed("s1"));

        assertThat(member.request(TalkEvents.SAY, new Say("Hello"))).isEqualTo(new Receipt(3));
        for (TestClient client : List.of(member, signed)) {
            client.emitAndWait(TalkEvents.HINT, new Say("psst"));
            client.emitAndWait(TalkEvents.WAKE, null);
        }
        assertThat(recorded).containsExactly("Ana hints psst", "m1 wakes", "signed s1 hints psst", "s1 wakes");
        assertThatThrownBy(() -> signed.request(TalkEvents.SAY, new Say("Hello")))
                .hasMessageStartingWith("server-error: ");
    }
}
