package dev.parlance.client;

import dev.parlance.event.Catalogue;
import dev.parlance.event.LargeNumbers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** What a builder has collected; see there. */
record ClientOptions(
        URI uri,
        String path,
        List<ClientTransport> transports,
        Map<String, List<String>> headers,
        @Nullable Supplier<?> auth,
        List<Catalogue> catalogues,
        List<com.fasterxml.jackson.databind.Module> modules,
        LargeNumbers largeNumbers,
        Duration connectTimeout,
        boolean reconnection,
        Duration minDelay,
        Duration maxDelay,
        int maxAttempts,
        Executor executor,
        Consumer<OkHttpClient.Builder> http) {}
