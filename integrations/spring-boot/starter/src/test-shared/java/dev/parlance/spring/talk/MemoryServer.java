package dev.parlance.spring.talk;

import dev.parlance.ServerBuilder;
import dev.parlance.testkit.TestServer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A server in memory with the options of the application. */
@Configuration(proxyBeanMethods = false)
public class MemoryServer {
    @Bean
    TestServer testServer(ServerBuilder builder) {
        return TestServer.create(builder.options());
    }
}
