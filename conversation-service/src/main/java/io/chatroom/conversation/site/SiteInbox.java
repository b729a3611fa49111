package io.chatroom.conversation.site;

import java.util.List;
import java.util.UUID;

/** An inbox of the platform {@code site}, as far as visitors are concerned. */
record SiteInbox(UUID id, List<String> allowedOrigins, boolean verifiedOnly) {}
