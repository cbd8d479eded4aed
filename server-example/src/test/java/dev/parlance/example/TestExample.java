package dev.parlance.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.Platform;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.event.RefusedException;
import dev.parlance.example.account.SignedIn;
import dev.parlance.http.Headers;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The whole example in memory: no port, no clock. */
final class TestExample implements AutoCloseable {
    static final String DEMO = "demo";

    private final Example example;
    private final TestServer server = TestServer.create(PlatformCatalogue.PLATFORM, ExampleCatalogue.EXAMPLE);
    private final Platform platform;

    TestExample() {
        this(Databases.empty());
    }

    TestExample(DataSource source) {
        example = new Example(source);
        platform = example.installOn(server, () -> 0);
    }

    Platform platform() {
        return platform;
    }

    TestServer server() {
        return server;
    }

    SignedIn signIn(String name) {
        return example.signIn(name);
    }

    /** A request with the token of a user. */
    HttpResponse request(SignedIn signedIn, String method, String path, String body) throws Exception {
        return example.chatHttp(platform)
                .handle(HttpRequest.builder(method, path)
                        .headers(Headers.of("Authorization", "Bearer " + signedIn.token()))
                        .body(body.getBytes(StandardCharsets.UTF_8))
                        .build());
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
