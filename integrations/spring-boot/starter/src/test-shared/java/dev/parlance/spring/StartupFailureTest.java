package dev.parlance.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.binding.Handles;
import dev.parlance.binding.On;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.Guest;
import dev.parlance.spring.autoconfigure.ParlanceAutoConfiguration;
import dev.parlance.spring.talk.TalkEvents;
import dev.parlance.spring.talk.TalkEvents.Receipt;
import dev.parlance.spring.talk.TalkEvents.Say;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/** Why an application does not start is said in one sentence. */
@ExtendWith(OutputCaptureExtension.class)
class StartupFailureTest {
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({ParlanceAutoConfiguration.class, SslAutoConfiguration.class})
    static class Application {
        @Bean
        Catalogue talk() {
            return TalkEvents.TALK;
        }
    }

    public static class UnknownEvent {
        @On("nothing")
        public void nothing() {}
    }

    public static class OneSay {
        @Handles("say")
        public Receipt say(Say say) {
            return new Receipt(1);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoSays {
        @Bean
        OneSay one() {
            return new OneSay();
        }

        @Bean
        OneSay other() {
            return new OneSay();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Prototype {
        @Bean
        @Scope("prototype")
        OneSay one() {
            return new OneSay();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoAuthenticators {
        @Bean
        Authenticator<Guest> first() {
            return handshake -> new Guest("1");
        }

        @Bean
        Authenticator<Guest> second() {
            return handshake -> new Guest("2");
        }
    }

    public static final class WithOptional {
        public static final ClientEvent<Maybe> MAYBE = ClientEvent.clientEvent("maybe", Maybe.class);

        public record Maybe(Optional<String> text) {}
    }

    public static class MissingModule {
        @On("maybe")
        public void maybe(WithOptional.Maybe maybe) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class OptionalCatalogue {
        @Bean
        @ParlanceNamespace
        Catalogue optional() {
            return Catalogue.of("optional", TalkEvents.TALK.dialect(), WithOptional.class);
        }

        @Bean
        MissingModule missingModule() {
            return new MissingModule();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UnknownEvent | The bean startupFailureTest.UnknownEvent cannot be registered: "
                        + "StartupFailureTest.UnknownEvent.nothing() is annotated @On(\"nothing\"), but the catalogue talk has no "
                        + "event of that name that clients send.",
                "TwoSays | The beans one and other both answer the request \"say\" of the namespace /.",
                "Prototype | The bean one has methods for events, but is no singleton.",
                "TwoAuthenticators | The beans first and second all say who may connect to the namespace /.",
                "OptionalCatalogue | text is a java.util.Optional, which cannot be read from JSON.",
            })
    void aBeanThatDoesNotFit(String configuration, String sentence, CapturedOutput output) throws Exception {
        fails(Class.forName(StartupFailureTest.class.getName() + "$" + configuration));
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains(sentence)
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "parlance.port=70000 | the property parlance.port is refused: it must be 0 to 65535: 70000.",
                "parlance.path=socket.io | the property parlance.path is refused: it must begin with a slash",
                "parlance.ping-interval=often | the property parlance.ping-interval is refused: it must be a duration",
                "parlance.max-payload=999B | the property parlance.max-payload is refused: it must be at least 1000 bytes",
                "parlance.ssl.bundle=none | The SSL bundle none, which parlance.ssl.bundle names, cannot be used: there is none"
                        + " of that name.",
            })
    void aPropertyThatDoesNotFit(String property, String sentence, CapturedOutput output) {
        fails(Application.class, property);
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains(sentence)
                .doesNotContain("\tat ");
    }

    private static void fails(Class<?> configuration, String... properties) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(Application.class, configuration)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off", "parlance.port=0");
        String[] arguments =
                Arrays.stream(properties).map(property -> "--" + property).toArray(String[]::new);
        assertThatThrownBy(() -> application.run(arguments).close()).isInstanceOf(RuntimeException.class);
    }
}
