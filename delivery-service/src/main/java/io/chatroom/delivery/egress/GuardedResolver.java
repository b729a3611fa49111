package io.chatroom.delivery.egress;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a name once, and gives its addresses only if every one of them may be called. The client connects to what it is given
 * here, so a name that answers differently a moment later gains nothing.
 */
@Singleton
class GuardedResolver implements DnsResolver {
    private final AddressGuard guard;
    private final Lookup lookup;

    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    GuardedResolver(AddressGuard guard, Lookup lookup) {
        this.guard = guard;
        this.lookup = lookup;
    }

    @jakarta.inject.Inject
    GuardedResolver(AddressGuard guard) {
        this(guard, InetAddress::getAllByName);
    }

    static final class Refused extends UnknownHostException {
        Refused(String message) {
            super(message);
        }
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        InetAddress[] addresses = lookup.all(host);
        for (InetAddress address : addresses) {
            Optional<String> refusal = guard.refusal(address, port);
            if (refusal.isPresent()) {
                throw new Refused("refused: " + host + " " + refusal.get());
            }
        }
        return Arrays.stream(addresses)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** Without a port nothing can be said, so nothing is given. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        throw new Refused("refused: " + host + " without a port");
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
