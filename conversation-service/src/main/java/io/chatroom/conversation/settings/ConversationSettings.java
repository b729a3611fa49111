package io.chatroom.conversation.settings;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** The deployment's settings; each is an environment variable of the same name, such as {@code CHATROOM_PUBLIC_URL}. */
@ConfigMapping(prefix = "chatroom")
public interface ConversationSettings {

    /** {@code id:base64} entries, see {@link io.chatroom.events.security.EncryptionKeys}; every service is given the same. */
    String encryptionKey();

    /** Where browsers and platforms find us, without a slash at the end. */
    @WithDefault("http://localhost:8080")
    URI publicUrl();

    Admin admin();

    Oidc oidc();

    Attachments attachments();

    /** Files that people of ours, and contacts, send. */
    interface Attachments {
        /** Where new ones are kept. */
        @WithDefault("database")
        FileStore store();

        /** A folder that all replicas share. */
        Optional<Path> dir();

        @WithDefault("25M")
        MemorySize maxSize();

        S3 s3();

        /** A bucket of S3, or of what speaks like it. */
        interface S3 {
            Optional<String> bucket();

            /** Without it, Amazon's own of the region. */
            Optional<URI> endpoint();

            @WithDefault("us-east-1")
            String region();

            /** Without both keys, where Amazon's SDK looks for them: its own variables, or what the machine or the pod is. */
            Optional<String> accessKey();

            Optional<String> secretKey();

            /** {@code endpoint/bucket/…} instead of {@code bucket.endpoint/…}. */
            @WithDefault("true")
            boolean pathStyle();
        }
    }

    /** The account made when there is none. */
    interface Admin {
        @WithDefault("admin")
        String username();

        /** Without it a password is made up and printed once. */
        Optional<String> password();
    }

    /** Signing in elsewhere; off without an issuer. */
    interface Oidc {
        Optional<URI> issuer();

        @WithDefault("chatroom")
        String clientId();

        Optional<String> clientSecret();
    }
}
