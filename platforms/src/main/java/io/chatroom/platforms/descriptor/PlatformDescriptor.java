package io.chatroom.platforms.descriptor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A platform as data. The connect form, the checks on settings and credentials, and every decision the product makes by platform
 * come from here, so that no code outside a platform's package names it.
 *
 * @param id short lower-case name, as in webhook URLs
 * @param label the name people know it by
 * @param transport how replies reach the other side
 * @param fields settings and credentials, in the order of the form
 * @param guide Markdown for the person who connects it
 * @param pace how fast messages may be sent
 * @param files how files go out
 */
public record PlatformDescriptor(
        String id,
        String label,
        Transport transport,
        Retry retry,
        Set<Capability> capabilities,
        TextLimit textLimit,
        List<Field> fields,
        String guide,
        Pace pace,
        Files files) {

    /** Without limits of pace, and with links where files would be. */
    public PlatformDescriptor(
            String id,
            String label,
            Transport transport,
            Retry retry,
            Set<Capability> capabilities,
            TextLimit textLimit,
            List<Field> fields,
            String guide) {
        this(id, label, transport, retry, capabilities, textLimit, fields, guide, Pace.UNLIMITED, Files.AS_LINKS);
    }

    /** The text of {@code guide.md} beside a platform's class. */
    public static String guide(Class<?> beside) {
        try (InputStream guide = beside.getResourceAsStream("guide.md")) {
            if (guide == null) {
                throw new IllegalStateException("there is no guide.md beside " + beside.getName());
            }
            return new String(guide.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public enum Transport {
        /** delivery-service sends replies to the platform. */
        PUSH,
        /** The other side reads replies from us: nothing is sent, and a stored reply is a sent reply. */
        PULL
    }

    /** What may be done when a request left and no answer came. */
    public enum Retry {
        /** The platform knows a key for the message: sending it again is safe. */
        IDEMPOTENT,
        /** The platform can be asked whether it has the message. */
        LOOK_UP,
        /** Neither; sending again may show the message twice. */
        AMBIGUOUS
    }

    /** What the platform bears of one inbox, and of one conversation; null where it names no limit. */
    public record Pace(@Nullable Rate inbox, @Nullable Rate conversation) {
        public static final Pace UNLIMITED = new Pace(null, null);
    }

    public enum Files {
        /** With the text, any number in one message. */
        WITH_TEXT,
        /** After the text, each in a message of its own. */
        ONE_EACH,
        /** It takes none: their addresses are written below the text. */
        AS_LINKS
    }

    public enum Capability {
        EDITS,
        DELETES,
        REACTIONS,
        ATTACHMENTS,
        REPLY_TO,
        DELIVERED_RECEIPTS,
        READ_RECEIPTS,
        /** What our side writes in the platform's own app arrives too, as outgoing. */
        OWN_APP_MESSAGES,
        /** It tells of ordinary messages over a connection that we keep open ({@code ConnectedPlatform}). */
        LISTENING,
        /** It can be asked whether an inbox's credentials are right ({@code InboxSetup}). */
        CREDENTIAL_CHECK,
        /** It can be told by us where to send its events ({@code InboxSetup}). */
        WEBHOOK_REGISTRATION,
        /** It can be asked who a sender is ({@code SenderLookup}). */
        SENDER_PROFILES,
        /** Files that its messages name can be fetched ({@code MediaSource}). */
        MEDIA
    }

    /** The longest text one message of the platform holds, counted as the platform counts. */
    public record TextLimit(int max, Unit unit) {
        public enum Unit {
            UTF16_UNITS,
            CODE_POINTS,
            UTF8_BYTES
        }
    }
}
