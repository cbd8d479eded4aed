package dev.parlance.spring.test;

import dev.parlance.socket.Namespace;
import dev.parlance.socket.ServerState;
import dev.parlance.testkit.TestServer;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/** Disconnects the clients of a test, when it has ended. */
final class TestServerCleanup implements TestExecutionListener {
    @Override
    public void afterTestMethod(TestContext test) {
        if (test.hasApplicationContext()
                && TestContextAnnotationUtils.hasAnnotation(test.getTestClass(), AutoConfigureTestServer.class)) {
            test.getApplicationContext().getBeanProvider(TestServer.class).ifAvailable(TestServerCleanup::disconnect);
        }
    }

    private static void disconnect(TestServer server) {
        if (server.state() == ServerState.READY) {
            server.namespaces().forEach(Namespace::disconnectSockets);
            server.run();
        }
    }
}
