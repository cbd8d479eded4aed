package dev.parlance.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpNetworkTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.1.2.3/12, 10.15.255.255, true",
        "10.1.2.3/12, 10.16.0.0, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "::1, ::1, true",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe00::1, false",
        "2001:db8:8000::/33, 2001:db8:ffff::, true",
        "2001:db8:8000::/33, 2001:db8:7fff::, false",
        "::ffff:10.0.0.0/8, 10.2.0.1, true",
    })
    void aNetworkIsItsLeadingBits(String network, String address, boolean within) {
        assertThat(IpNetwork.parse(network).contains(IpAddress.parse(address))).isEqualTo(within);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, 10.0.0.0/8", "192.0.2.7, 192.0.2.7/32", "fd00::/8, fd00:0:0:0:0:0:0:0/8"})
    void isWrittenWithItsPrefix(String text, String written) {
        assertThat(IpNetwork.parse(text)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "proxy.example",
                "10.0.0",
                "10.0.0.256",
                "010.0.0.0.1",
                "10.0.0.1.",
                "1",
                "fe80::1%eth0",
                ":",
                ":::",
                "[::1]",
                "12345::",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "::1/129",
                "10.0.0.0/255.0.0.0"
            })
    void whatIsNoAddressIsRefusedAndNeverLookedUp(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> IpNetwork.parse(text));
    }
}
