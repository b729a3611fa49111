package io.chatroom.delivery.egress;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A CIDR; an IPv4 range holds no IPv6 address, and the other way round. */
final class AddressRange {
    private static final String PART = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern PLAIN_IPV4 = Pattern.compile(PART + "(\\." + PART + "){3}");

    private final String text;
    private final byte[] network;
    private final int prefix;

    private AddressRange(String text, byte[] network, int prefix) {
        this.text = text;
        this.network = network;
        this.prefix = prefix;
    }

    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (address.indexOf(':') < 0 && !isPlainIpv4(address)) {
            throw new IllegalArgumentException("an IPv4 address is four numbers from 0 to 255");
        }
        // a literal only: a name would ask DNS
        byte[] network = InetAddress.ofLiteral(address).getAddress();
        int bits = network.length * 8;
        int prefix = bits;
        if (slash >= 0) {
            String length = text.substring(slash + 1);
            if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > bits) {
                throw new IllegalArgumentException("the part after the slash must be from 0 to " + bits);
            }
            prefix = Integer.parseInt(length);
        }
        AddressRange range = new AddressRange(text, network, prefix);
        for (int bit = prefix; bit < bits; bit++) {
            if ((network[bit / 8] >> (7 - bit % 8) & 1) != 0) {
                throw new IllegalArgumentException("it has bits set beyond its length");
            }
        }
        return range;
    }

    /** As people write it. Java, and others otherwise, take more: fewer parts, and a leading zero for nothing or for octal. */
    static boolean isPlainIpv4(String text) {
        return PLAIN_IPV4.matcher(text).matches();
    }

    boolean holds(InetAddress address) {
        byte[] given = address.getAddress();
        if (given.length != network.length) {
            return false;
        }
        int whole = prefix / 8;
        if (!Arrays.equals(given, 0, whole, network, 0, whole)) {
            return false;
        }
        int rest = prefix % 8;
        return rest == 0 || (given[whole] ^ network[whole]) >> (8 - rest) == 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
