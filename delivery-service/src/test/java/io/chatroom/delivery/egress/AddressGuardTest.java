package io.chatroom.delivery.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private static final EgressPorts PORTS = EgressPorts.parse("80,443,8000-8999");

    private final AddressGuard guard = new AddressGuard(EgressAllowList.NONE, PORTS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "169.254.170.2",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "168.63.129.16",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:a9fe:a9fe",
                "64:ff9b::7f00:1",
                "64:ff9b::8.8.8.8",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:10::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:0808:0808::1",
                "3fff::1",
                "4000::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "ff0e::1"
            })
    void is_not_called(String address) {
        assertThat(guard.refusal(InetAddress.ofLiteral(address))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.0",
                "149.154.167.220",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "2001:4860:4860::8888",
                "2606:4700:4700::1111",
                "2a00:1450:4001:81b::200e"
            })
    void is_called(String address) {
        assertThat(guard.refusal(InetAddress.ofLiteral(address))).isEmpty();
    }

    @Test
    void an_allow_list_opens_what_it_names_and_nothing_beside_it() {
        AddressGuard open = new AddressGuard(EgressAllowList.parse("10.1.0.0/16, ::1,192.168.7.7"), PORTS);

        assertThat(open.refusal(InetAddress.ofLiteral("10.1.255.255"))).isEmpty();
        assertThat(open.refusal(InetAddress.ofLiteral("::ffff:10.1.0.1"))).isEmpty();
        assertThat(open.refusal(InetAddress.ofLiteral("10.2.0.0"))).isPresent();
        assertThat(open.refusal(InetAddress.ofLiteral("::1"))).isEmpty();
        assertThat(open.refusal(InetAddress.ofLiteral("192.168.7.7"))).isEmpty();
        assertThat(open.refusal(InetAddress.ofLiteral("192.168.7.6"))).isPresent();
        assertThat(open.refusal(InetAddress.ofLiteral("127.0.0.1"))).isPresent();
    }

    @Test
    void a_name_with_one_closed_address_among_open_ones_is_refused_whole() throws UnknownHostException {
        InetAddress[] mixed = {InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("127.0.0.1")};
        InetAddress[] open = {InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("2606:4700::1111")};

        assertThatThrownBy(() -> new GuardedResolver(guard, _ -> mixed).resolve("example.com", 443))
                .isInstanceOf(GuardedResolver.Refused.class)
                .hasMessageContaining("127.0.0.1")
                .hasMessageContaining("loopback");
        assertThat(new GuardedResolver(guard, _ -> open).resolve("example.com", 443))
                .extracting(InetSocketAddress::getAddress)
                .containsExactly(open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.1/8", "10.0.0.0/-1", "::/129", "10.0/8", "everything"})
    void a_wrong_allow_list_is_refused_with_a_sentence(String entry) {
        assertThatThrownBy(() -> EgressAllowList.parse("127.0.0.1," + entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("CHATROOM_EGRESS_ALLOW must be a list of address ranges")
                .hasMessageContaining("'" + entry + "'");
    }

    @Test
    void only_ports_of_the_web_are_called_but_at_addresses_that_were_opened_every_port() {
        InetAddress outside = InetAddress.ofLiteral("8.8.8.8");
        for (int port : new int[] {80, 443, 8000, 8443, 8999}) {
            assertThat(guard.refusal(outside, port)).as("port %s", port).isEmpty();
        }
        for (int port : new int[] {22, 25, 53, 3306, 5432, 6379, 7999, 9000, 9200, 11211}) {
            assertThat(guard.refusal(outside, port)).as("port %s", port).isPresent();
        }
        assertThat(new AddressGuard(EgressAllowList.parse("10.1.0.0/16"), PORTS)
                        .refusal(InetAddress.ofLiteral("10.1.0.7"), 9200))
                .isEmpty();
        assertThat(new GuardedResolver(guard, _ -> new InetAddress[] {outside}))
                .satisfies(
                        resolver -> assertThatThrownBy(() -> resolver.resolve("example.com", 25))
                                .isInstanceOf(GuardedResolver.Refused.class)
                                .hasMessage(
                                        "refused: example.com is to be called at port 25, which CHATROOM_EGRESS_PORTS does not open"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http", "0", "65536", "443-80", "80;443", "80,", "-1"})
    void wrong_ports_are_refused_with_a_sentence(String setting) {
        assertThatThrownBy(() -> EgressPorts.parse(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("CHATROOM_EGRESS_PORTS must be a list of ports and ranges");
    }
}
