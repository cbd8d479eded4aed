package dev.parlance.internal.server.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.event.Enforcement;
import dev.parlance.event.Rate;
import dev.parlance.internal.server.CapturedLog;
import dev.parlance.internal.server.SteppedTimers;
import dev.parlance.internal.server.report.ServerReports;
import dev.parlance.socket.Cap;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.SharedRates;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerRatesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final RateLimits ONE = RateLimits.NONE
            .withHandshakesPerAddress(Rate.of(1, SECOND))
            .withRefusedSignInsPerAddress(Rate.of(1, SECOND))
            .withConnectionsPerAddress(Cap.of(1));

    private final SteppedTimers timers = new SteppedTimers();

    @AutoClose
    private final CapturedLog log = new CapturedLog();

    private static InetSocketAddress from(String address) {
        return new InetSocketAddress(address, 50_000);
    }

    private ServerRates rates(RateLimits limits) {
        return new ServerRates(limits, timers, new ServerReports(List.of(), timers));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "::1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.0.1", "fe80::1", "fd00::1"
            })
    void privateAddressesDoNotCountUnlessAskedTo(String address) {
        ServerRates rates = rates(ONE);
        for (int i = 0; i < 10; i++) {
            assertThat(rates.handshake(from(address))).isNull();
            rates.opened(from(address));
            rates.signInRefused(from(address));
            assertThat(rates.signIn(from(address))).isNull();
        }
        ServerRates counting = rates(ONE.countingPrivateAddresses());
        assertThat(counting.handshake(from(address))).isNull();
        assertThat(counting.handshake(from(address))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "2001:db8::1", "100.64.0.1"})
    void publicAddressesCount(String address) {
        ServerRates rates = rates(ONE);
        assertThat(rates.handshake(from(address))).isNull();
        assertThat(rates.handshake(from(address))).isNotNull();
        assertThat(rates.handshake(from("9.9.9.9"))).isNull();
    }

    @Test
    void anIpv6NetworkIsOneAddress() {
        ServerRates rates = rates(ONE);
        assertThat(rates.handshake(from("2001:db8:0:1::1"))).isNull();
        assertThat(rates.handshake(from("2001:db8:0:1:ffff::2"))).isNotNull();
        assertThat(rates.handshake(from("2001:db8:0:2::1"))).isNull();
    }

    @Test
    void ofSeveralThatWereLetInAtTheSameTimeAsManyStayAsMayBe() {
        InetSocketAddress client = from("8.8.8.8");
        for (RateLimits limits : List.of(
                RateLimits.NONE.withConnections(Cap.of(2)), RateLimits.NONE.withConnectionsPerAddress(Cap.of(2)))) {
            ServerRates rates = rates(limits);
            for (int i = 0; i < 4; i++) {
                assertThat(rates.handshake(client)).isNull();
            }
            rates.opened(client);
            assertThat(rates.opened(client).isTooMany()).isFalse();
            ServerRates.Opened third = rates.opened(client);
            assertThat(third.isTooMany()).isTrue();
            third.ended().run();
            assertThat(rates.handshake(client)).isNotNull();
        }
        ServerRates reporting = rates(RateLimits.NONE.withConnections(Cap.of(1).with(Enforcement.REPORT)));
        reporting.opened(client);
        assertThat(reporting.opened(client).isTooMany()).isFalse();
    }

    @Test
    void aUserIsOneTooManyWhenTheyHaveAsManySocketsAsMayBe() {
        ServerRates rates = rates(RateLimits.NONE.withConnectionsPerUser(Cap.of(2)));
        assertThat(rates.isOneTooManyOfUser(1, from("8.8.8.8"))).isFalse();
        assertThat(rates.isOneTooManyOfUser(2, from("8.8.8.8"))).isTrue();
    }

    @Test
    void whatOnlyReportsRefusesNobody() {
        ServerRates rates = rates(ONE.with(Enforcement.REPORT));
        assertThat(rates.handshake(from("8.8.8.8"))).isNull();
        assertThat(rates.handshake(from("8.8.8.8"))).isNull();
        rates.signInRefused(from("8.8.8.8"));
        assertThat(rates.signIn(from("8.8.8.8"))).isNull();
        assertThat(log.messages())
                .containsExactly(
                        "A client at 8.8.8.8 has exceeded a limit that only reports (handshakesPerAddress): more than 1 in 1 s",
                        "A client at 8.8.8.8 has exceeded a limit that only reports (refusedSignInsPerAddress): more than 1"
                                + " in 1 s");
    }

    @Test
    void addressesAreForgottenAndNeverTooManyAreKept() {
        AddressUses uses = new AddressUses(ONE, 0);
        for (int i = 0; i < AddressUses.MAX_ADDRESSES; i++) {
            uses.of("address " + i, 0).handshakes.take(0);
        }
        AddressUses.Use shared = uses.of("one more", 0);
        assertThat(uses.of("and another", 0)).isSameAs(shared);
        assertThat(uses.size()).isEqualTo(AddressUses.MAX_ADDRESSES);
        long later = SECOND.toNanos();
        assertThat(uses.of("one more", later)).isNotSameAs(shared);
        assertThat(uses.size()).isEqualTo(1);
    }

    @Test
    void whatAnEventHasUsedIsKeptHoweverManyOthersCome() {
        RateLimits limits = RateLimits.DEFAULT.withEvents(Rate.unlimited());
        ConnectionRates rates = rates(limits).connection(from("127.0.0.1"));
        Rate one = Rate.of(1, SECOND);
        assertThat(rates.event("/", "used", one, 1)).isNull();
        for (int i = 0; i < 200; i++) {
            assertThat(rates.event("/", "other " + i, one, 1)).isNull();
        }
        assertThat(rates.event("/", "used", one, 1)).isNotNull();
        assertThat(rates.event("/chat", "used", one, 1)).isNull();
        timers.advance(SECOND);
        assertThat(rates.event("/", "used", one, 1)).isNull();
    }

    @Test
    void ofEachEventAClientIsNotifiedOnceASecond() {
        ConnectionRates rates = rates(RateLimits.NONE).connection(from("127.0.0.1"));
        for (int i = 0; i < 2; i++) {
            assertThat(rates.mayNotify("a")).isTrue();
            assertThat(rates.mayNotify("b")).isTrue();
            assertThat(rates.mayNotify(null)).isTrue();
            timers.advance(SECOND.minusNanos(1));
            assertThat(rates.mayNotify("a")).isFalse();
            assertThat(rates.mayNotify(null)).isFalse();
            timers.advance(Duration.ofNanos(1));
        }
    }

    @Test
    void acksThatNobodyExpectsAreReadAsOftenAsIsAllowed() {
        ConnectionRates rates =
                rates(RateLimits.NONE.withAcks(Rate.of(1, SECOND))).connection(from("127.0.0.1"));
        assertThat(rates.unexpectedAck()).isTrue();
        assertThat(rates.unexpectedAck()).isFalse();
        timers.advance(SECOND);
        assertThat(rates.unexpectedAck()).isTrue();
    }

    @Test
    void pongsThatAnswerNoPingCloseAConnectionThatGoesOn() {
        ConnectionRates rates =
                rates(RateLimits.NONE.withPongs(Rate.of(1, SECOND))).connection(from("127.0.0.1"));
        for (int i = 0; i < 100; i++) {
            rates.surplusPong();
        }
        assertThat(rates.isFarExceeded()).isFalse();
        rates.surplusPong();
        assertThat(rates.isFarExceeded()).isTrue();
    }

    /** Two servers' rates: what one uses the other hears of when this is told. */
    private static final class Shared implements SharedRates {
        private final List<Consumer<Duration>> heard = new ArrayList<>();
        private final List<String> used = new ArrayList<>();

        @Override
        public void used(String limit, String address, Rate rate, Consumer<Duration> all) {
            used.add(limit + " " + address + " " + rate);
            heard.add(all);
        }

        void tell(Duration all) {
            heard.forEach(each -> each.accept(all));
        }
    }

    @Test
    void whatIsUsedOnOtherServersCountsWhenItIsToldAndIsOverInTime() {
        Shared shared = new Shared();
        ServerRates rates = rates(
                RateLimits.NONE.withHandshakesPerAddress(Rate.of(10, SECOND)).sharedBy(shared));
        assertThat(rates.handshake(from("8.8.8.8"))).isNull();
        assertThat(shared.used).containsExactly("handshakesPerAddress 8.8.8.8 " + Rate.of(10, SECOND));

        shared.tell(SECOND);
        assertThat(rates.handshake(from("8.8.8.8"))).isNotNull();
        assertThat(shared.used).hasSize(1);
        assertThat(rates.handshake(from("9.9.9.9"))).isNull();

        timers.advance(Duration.ofMillis(100));
        assertThat(rates.handshake(from("8.8.8.8"))).isNull();
        assertThat(rates.handshake(from("8.8.8.8"))).isNotNull();
    }

    @Test
    void aDebtOnAllServersIsPaidAfterOnePeriodMore() {
        Shared shared = new Shared();
        ServerRates rates = rates(RateLimits.NONE
                .withRefusedSignInsPerAddress(Rate.of(10, SECOND))
                .sharedBy(shared));
        rates.signInRefused(from("2001:db8:0:1::1"));
        assertThat(shared.used).containsExactly("refusedSignInsPerAddress 20010db800000001 " + Rate.of(10, SECOND));
        shared.tell(Duration.ofHours(1));
        timers.advance(SECOND);
        assertThat(rates.signIn(from("2001:db8:0:1::2"))).isNotNull();
        timers.advance(Duration.ofMillis(100));
        assertThat(rates.signIn(from("2001:db8:0:1::2"))).isNull();
    }

    @Test
    void whatHasNoLimitIsNotShared() {
        Shared shared = new Shared();
        ServerRates rates = rates(RateLimits.NONE.sharedBy(shared));
        rates.handshake(from("8.8.8.8"));
        rates.signInRefused(from("8.8.8.8"));
        assertThat(shared.used).isEmpty();
    }
}
