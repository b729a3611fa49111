package io.chatroom.delivery.egress;

import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Says which addresses are not for us to call: everything that the <a
 * href="https://www.iana.org/assignments/iana-ipv4-special-registry/">IPv4</a> and <a
 * href="https://www.iana.org/assignments/iana-ipv6-special-registry/">IPv6</a> registries keep for special use, and of IPv6
 * whatever is not plain global unicast.
 */
@Singleton
class AddressGuard {
    private static final AddressRange GLOBAL_UNICAST = AddressRange.parse("2000::/3");
    private static final Map<AddressRange, String> CLOSED = new LinkedHashMap<>();

    static {
        close("0.0.0.0/8", "this network");
        close("10.0.0.0/8", "a private network");
        close("100.64.0.0/10", "carrier-grade NAT");
        close("127.0.0.0/8", "loopback");
        close("169.254.0.0/16", "link-local, where clouds keep their metadata");
        close("172.16.0.0/12", "a private network");
        close("192.0.0.0/24", "protocol assignments");
        close("192.0.2.0/24", "documentation");
        close("192.31.196.0/24", "AS112");
        close("192.52.193.0/24", "AMT");
        close("192.88.99.0/24", "6to4 relays");
        close("192.168.0.0/16", "a private network");
        close("192.175.48.0/24", "AS112");
        close("198.18.0.0/15", "benchmarking");
        close("198.51.100.0/24", "documentation");
        close("203.0.113.0/24", "documentation");
        close("168.63.129.16", "a cloud's metadata");
        close("224.0.0.0/4", "multicast");
        close("240.0.0.0/4", "reserved");
        close("::1", "loopback");
        close("::", "no address");
        close("::/96", "IPv4-compatible");
        close("64:ff9b::/96", "NAT64");
        close("64:ff9b:1::/48", "local NAT64");
        close("100::/64", "discarded");
        close("2001::/23", "protocol assignments, Teredo among them");
        close("2001:db8::/32", "documentation");
        close("2002::/16", "6to4");
        close("2620:4f:8000::/48", "AS112");
        close("3fff::/20", "documentation");
        close("fc00::/7", "a private network");
        close("fe80::/10", "link-local");
        close("fec0::/10", "site-local");
        close("ff00::/8", "multicast");
    }

    private final EgressAllowList allowed;
    private final EgressPorts ports;

    AddressGuard(EgressAllowList allowed, EgressPorts ports) {
        this.allowed = allowed;
        this.ports = ports;
    }

    /** Why the port at that address may not be called, in words, if it may not. */
    Optional<String> refusal(InetAddress address, int port) {
        return refusal(address)
                .map(what -> "is at " + address.getHostAddress() + " (" + what
                        + "), which CHATROOM_EGRESS_ALLOW does not open")
                .or(() -> ports.holds(port) || allowed.holds(address)
                        ? Optional.empty()
                        : Optional.of(
                                "is to be called at port " + port + ", which CHATROOM_EGRESS_PORTS does not open"));
    }

    /** What the address is, if it may not be called. An IPv4-mapped IPv6 address is an IPv4 address to Java, and so to us. */
    Optional<String> refusal(InetAddress address) {
        if (allowed.holds(address)) {
            return Optional.empty();
        }
        for (Map.Entry<AddressRange, String> closed : CLOSED.entrySet()) {
            if (closed.getKey().holds(address)) {
                return Optional.of(closed.getValue());
            }
        }
        return address instanceof Inet6Address && !GLOBAL_UNICAST.holds(address)
                ? Optional.of("not global unicast")
                : Optional.empty();
    }

    private static void close(String range, String what) {
        CLOSED.put(AddressRange.parse(range), what);
    }
}
