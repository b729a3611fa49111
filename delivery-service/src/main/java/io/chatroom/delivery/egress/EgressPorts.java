package io.chatroom.delivery.egress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The ports that may be called; at addresses that are opened on purpose, every port may. */
public record EgressPorts(List<Range> ranges) {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

    /** Both ends belong to it. */
    public record Range(int from, int to) {
        @Override
        public String toString() {
            return from == to ? Integer.toString(from) : from + "-" + to;
        }
    }

    public EgressPorts {
        ranges = List.copyOf(ranges);
    }

    /** Of ports and ranges, comma-separated. Throws {@link IllegalArgumentException} with a sentence for the operator. */
    public static EgressPorts parse(String setting) {
        List<Range> ranges = new ArrayList<>();
        for (String entry : setting.split(",", -1)) {
            Matcher matcher = RANGE.matcher(entry.strip());
            if (!matcher.matches()) {
                throw complaint(entry);
            }
            int from = Integer.parseInt(matcher.group(1));
            int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
            if (from < 1 || to > 65_535 || to < from) {
                throw complaint(entry);
            }
            ranges.add(new Range(from, to));
        }
        return new EgressPorts(ranges);
    }

    private static IllegalArgumentException complaint(String entry) {
        return new IllegalArgumentException("CHATROOM_EGRESS_PORTS must be a list of ports and ranges such as"
                + " 80,443,8000-8999, and '" + entry.strip() + "' is none.");
    }

    boolean holds(int port) {
        return ranges.stream().anyMatch(range -> range.from() <= port && port <= range.to());
    }

    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(", "));
    }
}
