package io.chatroom.local.suite;

import io.chatroom.local.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How to start a suite.
 *
 * @param port of the gateway; 0 for any
 * @param environment {@code CHATROOM_*} settings for the services
 * @param restartPause before a service that died is started again; else it grows with each death
 */
public record SuiteOptions(
        Path dataDirectory,
        int port,
        Map<String, String> environment,
        Progress progress,
        Optional<Duration> restartPause) {

    /** On any free port, silently. */
    public static SuiteOptions in(Path dataDirectory) {
        return new SuiteOptions(dataDirectory, 0, Map.of(), Progress.silent(), Optional.empty());
    }

    public static SuiteOptions of(Settings settings, Progress progress) {
        return new SuiteOptions(
                settings.dataDirectory(), settings.port(), settings.given(), progress, Optional.empty());
    }

    public SuiteOptions port(int port) {
        return new SuiteOptions(dataDirectory, port, environment, progress, restartPause);
    }

    /** One more setting. */
    public SuiteOptions with(String name, String value) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(name, value);
        return new SuiteOptions(dataDirectory, port, Map.copyOf(all), progress, restartPause);
    }

    /** Says what it does on {@code progress}. */
    public SuiteOptions tellingTo(Progress progress) {
        return new SuiteOptions(dataDirectory, port, environment, progress, restartPause);
    }

    /** However often a service dies. */
    public SuiteOptions restartingAfter(Duration pause) {
        return new SuiteOptions(dataDirectory, port, environment, progress, Optional.of(pause));
    }

    /** Names only: some values are secret. */
    @Override
    public String toString() {
        return "SuiteOptions[" + dataDirectory + ", port " + port + ", " + environment.keySet() + "]";
    }
}
