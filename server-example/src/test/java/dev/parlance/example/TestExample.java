package dev.parlance.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.event.RefusedException;
import dev.parlance.example.account.SignedIn;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The whole example in memory: no port, no clock. */
final class TestExample implements AutoCloseable {
    static final String DEMO = "demo";

    private final Example example = new Example(Databases.empty());
    private final TestServer server = TestServer.create(PlatformCatalogue.PLATFORM, Example.CATALOGUE);

    TestExample() {
        example.installOn(server, () -> 0);
    }

    TestServer server() {
        return server;
    }

    SignedIn signIn(String name) {
        return example.signIn(name);
    }

    TestClient connect(SignedIn signedIn) {
        return server.connect("/", new Example.Credentials(signedIn.token()));
    }

    /** Asserts that a call is refused with a code, and takes the error event from the client. */
    static void refused(TestClient client, String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
        client.expect("error");
    }

    @Override
    public void close() {
        server.close();
    }
}
