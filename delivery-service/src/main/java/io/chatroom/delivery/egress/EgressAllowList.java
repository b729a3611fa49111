package io.chatroom.delivery.egress;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The ranges that a deployment opens on purpose. */
public record EgressAllowList(List<AddressRange> ranges) {
    public static final EgressAllowList NONE = new EgressAllowList(List.of());

    public EgressAllowList {
        ranges = List.copyOf(ranges);
    }

    /** Of CIDRs or single addresses, comma-separated. Throws {@link IllegalArgumentException} with a sentence for the operator. */
    public static EgressAllowList parse(String setting) {
        List<AddressRange> ranges = new ArrayList<>();
        for (String entry : setting.split(",", -1)) {
            if (!entry.isBlank()) {
                try {
                    ranges.add(AddressRange.parse(entry.strip()));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("CHATROOM_EGRESS_ALLOW must be a list of address ranges such as"
                            + " 10.1.0.0/16,::1, and '" + entry.strip() + "' is none: " + e.getMessage() + ".");
                }
            }
        }
        return new EgressAllowList(ranges);
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    boolean holds(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.holds(address));
    }

    @Override
    public String toString() {
        return ranges.stream().map(AddressRange::toString).collect(Collectors.joining(", "));
    }
}
