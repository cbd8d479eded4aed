package dev.parlance.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.binding.Handles;
import dev.parlance.binding.On;
import dev.parlance.event.Catalogue;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Feature;
import dev.parlance.socket.HandlerInterceptor;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Server;
import dev.parlance.socket.ServerListener;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import dev.parlance.spring.autoconfigure.ParlanceAutoConfiguration;
import dev.parlance.spring.talk.MemoryServer;
import dev.parlance.spring.talk.TalkEvents;
import dev.parlance.spring.talk.TalkEvents.Receipt;
import dev.parlance.spring.talk.TalkEvents.Say;
import dev.parlance.testkit.ConnectErrorException;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Which beans become what of which namespace. */
class ListenerBeansTest {
    private static final List<String> RECORDED = new ArrayList<>();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ParlanceAutoConfiguration.class))
            .withUserConfiguration(MemoryServer.class, Talk.class);

    @AfterEach
    void forget() {
        RECORDED.clear();
    }

    @Configuration(proxyBeanMethods = false)
    static class Talk {
        @Bean
        Catalogue talk() {
            return TalkEvents.TALK;
        }
    }

    public record Account(String id) implements User {}

    public record Login(String name) {}

    // --- proxies

    public interface Saying {
        @Handles("say")
        Receipt say(Say say);
    }

    public static class SayingInTransactions implements Saying {
        @Override
        @Transactional
        public Receipt say(Say say) {
            return new Receipt(TransactionSynchronizationManager.isActualTransactionActive() ? 1 : 0);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class ProxiesOfInterfaces {
        @Bean
        PlatformTransactionManager transactions() {
            return new DataSourceTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:listeners"));
        }

        @Bean
        Saying saying() {
            return new SayingInTransactions();
        }
    }

    @Test
    void aMethodOfAnInterfaceIsCalledThroughAProxyOfThatInterface() {
        runner.withUserConfiguration(ProxiesOfInterfaces.class).run(context -> {
            assertThat(Proxy.isProxyClass(context.getBean("saying").getClass())).isTrue();
            assertThat(client(context.getBean(TestServer.class)).request(TalkEvents.SAY, new Say("x")))
                    .isEqualTo(new Receipt(1));
        });
    }

    public static class AsyncTalk {
        @Async
        @Handles("say")
        public CompletableFuture<Receipt> say(Say say) {
            RECORDED.add(Thread.currentThread().getName());
            return CompletableFuture.completedFuture(new Receipt(2));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    static class AsyncMethods {
        @Bean
        AsyncTalk asyncTalk() {
            return new AsyncTalk();
        }

        @Bean
        java.util.concurrent.Executor taskExecutor() {
            return task -> {
                Thread thread = new Thread(task, "of-the-application");
                thread.start();
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            };
        }
    }

    @Test
    void anAsyncMethodAnswersLaterFromItsThread() {
        runner.withUserConfiguration(AsyncMethods.class).run(context -> {
            assertThat(client(context.getBean(TestServer.class)).request(TalkEvents.SAY, new Say("x")))
                    .isEqualTo(new Receipt(2));
            assertThat(RECORDED).containsExactly("of-the-application");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class ScopedProxies {
        @Bean
        @Scope(value = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
        Counter counter() {
            return new Counter();
        }
    }

    public static class Counter {
        private int calls;

        @Handles("say")
        public Receipt say(Say say) {
            return new Receipt(++calls);
        }
    }

    @Test
    void aBeanBehindAScopedProxyIsAskedForAtEachCall() {
        runner.withUserConfiguration(ScopedProxies.class).run(context -> {
            TestClient ana = client(context.getBean(TestServer.class));
            assertThat(ana.request(TalkEvents.SAY, new Say("x"))).isEqualTo(new Receipt(1));
            assertThat(ana.request(TalkEvents.SAY, new Say("x"))).isEqualTo(new Receipt(1));
        });
    }

    private static TestClient client(Server server) {
        return ((TestServer) server).connect("/");
    }

    // --- namespaces

    @ParlanceController({"/one", "two"})
    public static class Hints {
        @On("hint")
        public void hint(Socket<? extends User> socket, Say say) {
            RECORDED.add(socket.user().id() + " " + say.text());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Accounts {
        @Bean
        Authenticator<Account> accounts() {
            return handshake -> new Account(handshake.auth(Login.class).name());
        }

        @Bean
        @ParlanceNamespace("/two")
        Authenticator<Account> nobody() {
            return handshake -> {
                throw new ConnectRefusedException("closed");
            };
        }
    }

    @Test
    void anAuthenticatorIsForItsNamespaceOrForAllThatHaveNone() {
        runner.withUserConfiguration(Hints.class, Accounts.class).run(context -> {
            TestServer server = context.getBean(TestServer.class);
            server.connect("/one", new Login("ana")).emitAndWait(TalkEvents.HINT, new Say("psst"));
            assertThat(RECORDED).containsExactly("ana psst");
            Assertions.assertThatThrownBy(() -> server.connect("/two", new Login("bob")))
                    .isInstanceOf(ConnectErrorException.class)
                    .hasMessageContaining("closed");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class MadeByTheApplication {
        @Bean
        Namespace<Account> one(Server server) {
            return server.namespace(
                    "/one", handshake -> new Account(handshake.auth(Login.class).name() + "!"));
        }
    }

    @Test
    void aNamespaceThatTheApplicationMakesIsTaken() {
        runner.withUserConfiguration(Hints.class, MadeByTheApplication.class).run(context -> {
            TestServer server = context.getBean(TestServer.class);
            server.connect("/one", new Login("ana")).emitAndWait(TalkEvents.HINT, new Say("psst"));
            server.connect("/two").emitAndWait(TalkEvents.HINT, new Say("hey"));
            assertThat(RECORDED).hasSize(2).startsWith("ana! psst");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Others {
        @Bean
        @ParlanceNamespace("/one")
        Feature<User> feature() {
            return namespace -> namespace.handle(TalkEvents.SAY, (socket, say) -> new Receipt(9));
        }

        @Bean
        NamespaceCustomizer customizer() {
            return new NamespaceCustomizer() {
                @Override
                public void customize(Namespace<?> namespace) {
                    RECORDED.add("customized " + namespace.name());
                }
            };
        }

        @Bean
        ParlanceServerCustomizer options() {
            return builder -> RECORDED.add("options");
        }

        @Bean
        HandlerInterceptor interceptor() {
            return invocation -> {
                RECORDED.add("around " + invocation.event());
                invocation.proceed();
            };
        }

        @Bean
        ServerListener listener() {
            return new ServerListener() {
                @Override
                public void connected(Socket<?> socket) {
                    RECORDED.add("connected");
                }
            };
        }
    }

    @Test
    void featuresCustomizersInterceptorsAndListenersAreBeans() {
        runner.withUserConfiguration(Others.class).run(context -> {
            TestClient ana = context.getBean(TestServer.class).connect("/one");
            assertThat(ana.request(TalkEvents.SAY, new Say("x"))).isEqualTo(new Receipt(9));
            assertThat(RECORDED).contains("options", "customized /one", "connected", "around say");
        });
    }
}
