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

    /** Files that people of ours send. */
    interface Attachments {
        /** A folder that all replicas share; without it files are kept in the database. */
        Optional<Path> dir();

        @WithDefault("25M")
        MemorySize maxSize();
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
