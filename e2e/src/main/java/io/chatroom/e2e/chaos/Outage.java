package io.chatroom.e2e.chaos;

import io.chatroom.local.suite.Suite;
import java.time.Duration;

/** An engine that is away for a while. {@code abruptly}: by {@code kill -9}. */
record Outage(Engine engine, Duration time, boolean abruptly) {
    enum Engine {
        KAFKA("Kafka"),
        POSTGRES("PostgreSQL");

        private final String name;

        Engine(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    void begin(Suite suite) {
        switch (engine) {
            case KAFKA -> {
                if (abruptly) {
                    suite.kafka().kill();
                } else {
                    suite.kafka().stop();
                }
            }
            case POSTGRES -> {
                if (abruptly) {
                    suite.postgres().kill();
                } else {
                    suite.postgres().stop();
                }
            }
        }
    }

    /** Returns when the engine answers again. */
    void end(Suite suite) {
        switch (engine) {
            case KAFKA -> suite.kafka().start();
            case POSTGRES -> suite.postgres().start();
        }
    }
}
