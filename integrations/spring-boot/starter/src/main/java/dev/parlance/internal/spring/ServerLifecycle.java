package dev.parlance.internal.spring;

import dev.parlance.ParlanceServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Starts the server after the application's web server, and drains it before that is drained. */
public final class ServerLifecycle implements SmartLifecycle {
    /** Between the web server's graceful shutdown and what runs last and stops first, such as consumers of messages. */
    private static final int PHASE = DEFAULT_PHASE - 512;

    private static final Logger LOG = LoggerFactory.getLogger(ServerLifecycle.class);

    private final ParlanceServer server;
    private final ConfigurableEnvironment environment;
    private volatile boolean running;

    public ServerLifecycle(ParlanceServer server, ConfigurableEnvironment environment) {
        this.server = server;
        this.environment = environment;
    }

    @Override
    public void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new ParlanceStartupException(
                    "The Parlance server cannot listen on port "
                            + server.options().port() + ": " + e.getMessage() + ".",
                    "End what listens there, or set parlance.port to another one.",
                    e);
        }
        running = true;
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("parlance.ports", Map.of("local.parlance.port", server.port())));
        LOG.info(
                "Parlance listens on port {} with path '{}'",
                server.port(),
                server.options().path());
    }

    @Override
    public void stop(Runnable callback) {
        Duration deadline = deadline();
        server.closeAsync(deadline).thenRun(() -> {
            running = false;
            callback.run();
        });
    }

    @Override
    public void stop() {
        server.close(deadline());
        running = false;
    }

    /** Not longer than Spring waits. */
    private Duration deadline() {
        Duration configured = server.options().closeDeadline();
        Duration phase = Binder.get(environment)
                .bind("spring.lifecycle.timeout-per-shutdown-phase", Duration.class)
                .orElse(Duration.ofSeconds(30));
        return phase.compareTo(configured) < 0 ? phase : configured;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** Of Spring 7: a server is started once, so it goes on while a test's context is paused. */
    public boolean isPauseable() {
        return false;
    }
}
