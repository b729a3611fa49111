package io.chatroom.ingest.settings;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The deployment's settings; each is an environment variable of the same name, such as {@code CHATROOM_PUBLIC_URL}. */
@ConfigMapping(prefix = "chatroom")
public interface IngestSettings {

    /** Needed; {@code host:port}, comma-separated. */
    Optional<String> kafkaBootstrap();

    /** Needed; see {@link io.chatroom.events.security.EncryptionKeys}. Every service is given the same. */
    Optional<String> encryptionKey();

    /** Where platforms and browsers find us, without a slash at the end. */
    @WithDefault("http://localhost:8080")
    String publicUrl();

    Ingest ingest();

    Site site();

    interface Ingest {
        /** The largest webhook. One record holds all of it, in base64 at the worst, and Kafka takes 1 MiB. */
        @WithDefault("256K")
        MemorySize maxBody();

        /** How long a body may be in coming, all in all. */
        @WithDefault("15s")
        Duration bodyTimeout();

        /** Webhooks of one inbox; more are taken all the same, and told of. */
        @WithDefault("6000")
        long expectedPerMinute();

        /** From the request to the answer; the most impatient platform gives up after three seconds. */
        @WithDefault("2s")
        Duration budget();

        /** Needed; a folder of this instance alone, on a disk that outlives it. What is acknowledged may be only there. */
        Optional<String> dataDir();

        /** How much may wait while Kafka is away. */
        @WithDefault("4G")
        MemorySize spoolSize();

        /** Nothing more is spooled when the disk is fuller than this, whoever fills it. */
        @WithDefault("0.9")
        double spoolDiskShare();

        /** How often the counts of what was acknowledged are told to who compares them with what is stored. */
        @WithDefault("5s")
        Duration tallyEvery();

        /** How long a sender is asked to wait when neither Kafka nor the spool takes anything. */
        @WithDefault("5s")
        Duration retryAfter();
    }

    interface Site {
        @WithDefault("64K")
        MemorySize maxBody();

        @WithDefault("60")
        int sessionsPerMinutePerAddress();

        @WithDefault("60")
        int messagesPerMinutePerVisitor();

        @WithDefault("600")
        int messagesPerMinutePerAddress();
    }
}
