package io.chatroom.local.suite;

import io.chatroom.local.settings.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How to start a suite.
 *
 * @param port of the gateway; 0 for any
 * @param environment {@code CHATROOM_*} settings for the services
 */
public record SuiteOptions(Path dataDirectory, int port, Map<String, String> environment, Progress progress) {

    /** On any free port, silently. */
    public static SuiteOptions in(Path dataDirectory) {
        return new SuiteOptions(dataDirectory, 0, Map.of(), Progress.silent());
    }

    public static SuiteOptions of(Settings settings, Progress progress) {
        return new SuiteOptions(settings.dataDirectory(), settings.port(), settings.given(), progress);
    }

    public SuiteOptions port(int port) {
        return new SuiteOptions(dataDirectory, port, environment, progress);
    }

    /** One more setting. */
    public SuiteOptions with(String name, String value) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(name, value);
        return new SuiteOptions(dataDirectory, port, Map.copyOf(all), progress);
    }

    /** Says what it does on {@code progress}. */
    public SuiteOptions tellingTo(Progress progress) {
        return new SuiteOptions(dataDirectory, port, environment, progress);
    }

    /** Names only: some values are secret. */
    @Override
    public String toString() {
        return "SuiteOptions[" + dataDirectory + ", port " + port + ", " + environment.keySet() + "]";
    }
}
