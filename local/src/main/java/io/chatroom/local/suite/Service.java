package io.chatroom.local.suite;

import java.util.Set;

/** The processes of ours, and which settings each gets: nobody holds a secret it does not need. */
public enum Service {
    INGEST(
            "ingest-service",
            Set.of(
                    "CHATROOM_KAFKA_BOOTSTRAP",
                    "CHATROOM_ENCRYPTION_KEY",
                    "CHATROOM_PUBLIC_URL",
                    "CHATROOM_INGEST_DATA_DIR",
                    "CHATROOM_OTLP_ENDPOINT",
                    "CHATROOM_TRACES_SHARE")),
    CONVERSATION(
            "conversation-service",
            Set.of(
                    "CHATROOM_KAFKA_BOOTSTRAP",
                    "CHATROOM_ENCRYPTION_KEY",
                    "CHATROOM_PUBLIC_URL",
                    "CHATROOM_DB_URL",
                    "CHATROOM_DB_USER",
                    "CHATROOM_DB_PASSWORD",
                    "CHATROOM_ADMIN_USERNAME",
                    "CHATROOM_ADMIN_PASSWORD",
                    "CHATROOM_ATTACHMENTS_STORE",
                    "CHATROOM_ATTACHMENTS_DIR",
                    "CHATROOM_ATTACHMENTS_S3_BUCKET",
                    "CHATROOM_ATTACHMENTS_S3_ENDPOINT",
                    "CHATROOM_ATTACHMENTS_S3_REGION",
                    "CHATROOM_ATTACHMENTS_S3_ACCESS_KEY",
                    "CHATROOM_ATTACHMENTS_S3_SECRET_KEY",
                    "CHATROOM_OIDC_ISSUER",
                    "CHATROOM_OIDC_CLIENT_ID",
                    "CHATROOM_OIDC_CLIENT_SECRET",
                    "CHATROOM_OTLP_ENDPOINT",
                    "CHATROOM_TRACES_SHARE")),
    DELIVERY(
            "delivery-service",
            Set.of(
                    "CHATROOM_KAFKA_BOOTSTRAP",
                    "CHATROOM_ENCRYPTION_KEY",
                    "CHATROOM_PUBLIC_URL",
                    "CHATROOM_CONVERSATION_URL",
                    "CHATROOM_DELIVERY_DB_URL",
                    "CHATROOM_DELIVERY_DB_USER",
                    "CHATROOM_DELIVERY_DB_PASSWORD",
                    "CHATROOM_EGRESS_ALLOW",
                    "CHATROOM_EGRESS_PORTS",
                    "CHATROOM_RETRY_SCHEDULE",
                    "CHATROOM_OTLP_ENDPOINT",
                    "CHATROOM_TRACES_SHARE"));

    private final String folder;
    private final Set<String> settings;

    Service(String folder, Set<String> settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /** The module's folder, and the name people know it by. */
    public String folder() {
        return folder;
    }

    boolean reads(String setting) {
        return settings.contains(setting);
    }
}
