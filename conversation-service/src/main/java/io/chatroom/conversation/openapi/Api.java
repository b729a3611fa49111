package io.chatroom.conversation.openapi;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is said once about the whole API. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Chatroom Central",
                        version = "1",
                        description =
                                "The inbox of every chat: conversations, messages, inboxes, people. JSON in snake_case,"
                                        + " times in ISO 8601, ids as UUIDs. Fields that are not known are refused. Every refusal is a problem"
                                        + " (RFC 9457) with a stable `code`. Lists are read with cursors: pass `next_cursor` back as it came."),
        // wherever the document was read from
        servers = @Server(url = "/"),
        tags = {
            @Tag(name = "Signing in", description = "Tokens for programs, sessions for browsers"),
            @Tag(name = "Conversations", description = "Threads, each in one inbox"),
            @Tag(name = "Messages", description = "What was written, and what became of it"),
            @Tag(name = "Contacts", description = "Who writes to us"),
            @Tag(name = "Inboxes", description = "Our accounts on the platforms"),
            @Tag(name = "People", description = "Who works here"),
            @Tag(name = "Operations", description = "What went wrong, and whether all is accounted for"),
            @Tag(name = "Live", description = "What happens, while it happens"),
            @Tag(name = "Site", description = "For visitors of a site, with the token of their visit")
        },
        security = {
            @SecurityRequirement(name = "token"),
            @SecurityRequirement(name = "bearer"),
            @SecurityRequirement(name = "session")
        })
@SecurityScheme(
        securitySchemeName = "token",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = "Authorization",
        description = "`Authorization: Token <token>`, from `POST /api/v1/auth/token/`")
@SecurityScheme(
        securitySchemeName = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "The same tokens, or a JWT of the OIDC provider where one is configured")
@SecurityScheme(
        securitySchemeName = "session",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.COOKIE,
        apiKeyName = "chatroom_session",
        description =
                "From `POST /api/v1/auth/session`. What changes something must carry `X-Requested-With: chatroom`.")
public class Api extends Application {}
