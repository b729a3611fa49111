package io.chatroom.platforms.descriptor;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** So many messages in so much time, evenly; {@code messages} of them may come at once after a pause. */
public record Rate(int messages, Duration per) {
    static final String PATTERN = "([1-9][0-9]{0,5})/(s|m|h)";
    private static final Pattern WRITTEN = Pattern.compile(PATTERN);

    /** As people write it in an inbox's settings: {@code 30/s}, {@code 20/m}, {@code 500/h}. */
    public static Optional<Rate> parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Duration per = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            default -> Duration.ofHours(1);
        };
        return Optional.of(new Rate(Integer.parseInt(matcher.group(1)), per));
    }

    /** From one message to the next. */
    public Duration interval() {
        return per.dividedBy(messages);
    }
}
