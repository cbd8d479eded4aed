package dev.parlance.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.binding.Handles;
import dev.parlance.binding.OnConnect;
import dev.parlance.event.Catalogue;
import dev.parlance.socket.Answers;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RoomKind;
import dev.parlance.socket.Socket;
import dev.parlance.spring.autoconfigure.ParlanceAutoConfiguration;
import dev.parlance.spring.talk.MemoryServer;
import dev.parlance.spring.talk.TalkEmitter;
import dev.parlance.spring.talk.TalkEvents;
import dev.parlance.spring.talk.TalkEvents.Receipt;
import dev.parlance.spring.talk.TalkEvents.Say;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class EmittersTest {
    private static final RoomKind ROOM = RoomKind.of("room");

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ParlanceAutoConfiguration.class))
            .withUserConfiguration(MemoryServer.class, Application.class);

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackageClasses = TalkEvents.class)
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Application {
        @Bean
        Catalogue talk() {
            return TalkEvents.TALK;
        }

        @Bean
        PlatformTransactionManager transactions() {
            return new DataSourceTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:emitters"));
        }

        @Bean
        TalkController talkController(Emitters<TalkEmitter> talk) {
            return new TalkController(talk);
        }
    }

    /** Called through a proxy, in a transaction; announces what it has done when that has committed. */
    @ParlanceNamespace("talk")
    public static class TalkController {
        private final Emitters<TalkEmitter> talk;

        TalkController(Emitters<TalkEmitter> talk) {
            this.talk = talk;
        }

        @OnConnect
        public void connected(Socket<Guest> socket) {
            socket.join(ROOM.room("lobby"));
        }

        @Handles("say")
        @Transactional
        public Receipt say(Say say) {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isTrue();
            talk.afterCommit().to(ROOM.room("lobby")).said(say);
            if (say.text().isEmpty()) {
                throw new IllegalStateException("empty");
            }
            return new Receipt(say.text().length());
        }
    }

    @SuppressWarnings("unchecked")
    private static Emitters<TalkEmitter> emitters(ApplicationContext context) {
        return (Emitters<TalkEmitter>)
                context.getBeanProvider(ResolvableType.forClassWithGenerics(Emitters.class, TalkEmitter.class))
                        .getObject();
    }

    private static TestClient connected(ApplicationContext context) {
        return context.getBean(TestServer.class).connect("/talk");
    }

    @Test
    void anInterfaceSendsToEveryoneOrToThoseThatAreNamed() {
        runner.run(context -> {
            TestClient ana = connected(context);
            context.getBean(TalkEmitter.class).said(new Say("all"));
            emitters(context).to(ROOM.room("lobby")).said(new Say("room"));
            emitters(context).to(ROOM.room("other")).said(new Say("nobody"));
            emitters(context).to().said(new Say("nobody"));
            emitters(context).toUsers(ana.id()).said(new Say("user"));

            assertThat(ana.expect(TalkEvents.SAID)).isEqualTo(new Say("all"));
            assertThat(ana.expect(TalkEvents.SAID)).isEqualTo(new Say("room"));
            assertThat(ana.expect(TalkEvents.SAID)).isEqualTo(new Say("user"));
            ana.expectNothingMore();
        });
    }

    @Test
    void aHandlerInATransactionAnnouncesWhatWasCommitted() {
        runner.run(context -> {
            TestClient ana = connected(context);
            assertThat(ana.request(TalkEvents.SAY, new Say("Hello"))).isEqualTo(new Receipt(5));
            assertThat(ana.expect(TalkEvents.SAID)).isEqualTo(new Say("Hello"));

            assertThatThrownBy(() -> ana.request(TalkEvents.SAY, new Say(""))).hasMessageStartingWith("server-error");
            ana.expectNothingMore();
        });
    }

    @Test
    void withoutATransactionItIsSentAtOnce() {
        runner.run(context -> {
            TestClient ana = connected(context);
            emitters(context).afterCommit().everyone().said(new Say("now"));
            assertThat(ana.expect(TalkEvents.SAID)).isEqualTo(new Say("now"));
        });
    }

    @Test
    void whatIsAnnouncedWhileATransactionCommitsIsSentToo() {
        runner.run(context -> {
            TestClient ana = connected(context);
            transaction(context)
                    .executeWithoutResult(status ->
                            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                                @Override
                                public void afterCommit() {
                                    emitters(context).afterCommit().everyone().said(new Say("late"));
                                }
                            }));
            assertThat(ana.expect(TalkEvents.SAID)).isEqualTo(new Say("late"));
        });
    }

    @Test
    void anInnerTransactionThatIsRolledBackAnnouncesNothing() {
        runner.run(context -> {
            TestClient ana = connected(context);
            TransactionTemplate inner = transaction(context);
            inner.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
            transaction(context).executeWithoutResult(outer -> {
                AfterCommit.run(() -> emitters(context).everyone().said(new Say("outer")));
                inner.executeWithoutResult(status -> {
                    emitters(context).afterCommit().everyone().said(new Say("inner"));
                    status.setRollbackOnly();
                });
            });
            assertThat(ana.expect(TalkEvents.SAID)).isEqualTo(new Say("outer"));
            ana.expectNothingMore();
        });
    }

    @Test
    void theFutureOfARequestFollowsTheTransaction() {
        runner.run(context -> {
            TestClient ana = connected(context);
            ana.answer(TalkEvents.CONFIRM, say -> new Receipt(say.text().length()));
            TalkEmitter talk = emitters(context).afterCommit().everyone();
            CompletableFuture<Answers<Receipt>> answers =
                    transaction(context).execute(status -> talk.confirm(new Say("yes"), Duration.ofSeconds(5)));
            context.getBean(TestServer.class).run();
            assertThat(answers.join().received()).containsExactly(new Receipt(3));

            CompletableFuture<Answers<Receipt>> none = transaction(context).execute(status -> {
                status.setRollbackOnly();
                return talk.confirm(new Say("no"), Duration.ofSeconds(5));
            });
            assertThat(none).isDone();
            assertThatThrownBy(none::join).hasMessageContaining("the transaction was rolled back");
        });
    }

    @Test
    void aNamespaceIsInjectedWithItsTypeOfUser() {
        runner.withUserConfiguration(Injected.class)
                .run(context ->
                        assertThat(context.getBean(Injected.class).talk.name()).isEqualTo("/talk"));
    }

    static class Injected {
        private final Namespace<Guest> talk;

        Injected(@ParlanceNamespace("/talk") Namespace<Guest> talk) {
            this.talk = talk;
        }
    }

    private static TransactionTemplate transaction(ApplicationContext context) {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }
}
