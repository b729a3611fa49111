package io.chatroom.platforms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A place somebody sent: what it is called, and where on a map it is. */
public record Place(@Nullable String name, @Nullable String address, double latitude, double longitude) {

    /** Empty if the two are not a place on this planet. */
    public static Optional<Place> of(
            @Nullable String name, @Nullable String address, JsonNode latitude, JsonNode longitude) {
        return latitude.isNumber() && longitude.isNumber()
                ? of(name, address, latitude.doubleValue(), longitude.doubleValue())
                : Optional.empty();
    }

    public static Optional<Place> of(
            @Nullable String name, @Nullable String address, double latitude, double longitude) {
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
                ? Optional.of(new Place(name, address, latitude, longitude))
                : Optional.empty();
    }

    /** For reading: its names, and a link to a map. */
    public String text() {
        return Stream.of(name, address, map())
                .filter(Objects::nonNull)
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private String map() {
        List<String> point = List.of(decimal(latitude), decimal(longitude));
        return "https://www.openstreetmap.org/?mlat=" + point.get(0) + "&mlon=" + point.get(1);
    }

    private static String decimal(double degrees) {
        return BigDecimal.valueOf(degrees).stripTrailingZeros().toPlainString();
    }
}
