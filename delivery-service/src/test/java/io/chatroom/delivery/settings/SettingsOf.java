package io.chatroom.delivery.settings;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Settings as they come out of the real mapping. */
public final class SettingsOf {
    private static final String KEY = "k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    public static DeliverySettings httpTimeout(String timeout) {
        return of(Map.of("chatroom.delivery.http-timeout", timeout));
    }

    public static DeliverySettings of(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(Map.of("chatroom.encryption-key", KEY));
        all.putAll(properties);
        return new SmallRyeConfigBuilder()
                .withMapping(DeliverySettings.class)
                .withConverters(new org.eclipse.microprofile.config.spi.Converter<?>[] {
                    new io.quarkus.runtime.configuration.DurationConverter()
                })
                .withSources(new PropertiesConfigSource(all, "test", 1000))
                .build()
                .getConfigMapping(DeliverySettings.class);
    }

    private SettingsOf() {}
}
