package io.chatroom.e2e.chaos;

import io.chatroom.local.engine.KafkaEngine;
import io.chatroom.local.engine.PostgresEngine;
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

    void begin(PostgresEngine postgres, KafkaEngine kafka) {
        switch (engine) {
            case KAFKA -> {
                if (abruptly) {
                    kafka.kill();
                } else {
                    kafka.stop();
                }
            }
            case POSTGRES -> {
                if (abruptly) {
                    postgres.kill();
                } else {
                    postgres.stop();
                }
            }
        }
    }

    /** Returns when the engine answers again. */
    void end(PostgresEngine postgres, KafkaEngine kafka) {
        switch (engine) {
            case KAFKA -> kafka.start();
            case POSTGRES -> postgres.start();
        }
    }
}
