package io.chatroom.delivery.send;

import io.chatroom.delivery.lane.Progress;
import io.chatroom.events.ReplyCommand.Attachment;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundMessage.File;
import io.chatroom.platforms.OutboundMessage.Part;
import io.chatroom.platforms.TextParts;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.chatroom.platforms.descriptor.PlatformDescriptor.TextLimit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one request carries of a reply: all of it, mostly; otherwise the next part that the platform does not have yet. */
record Piece(OutboundMessage message, int textEnd, int filesEnd) {

    static Piece next(ReplyRequested reply, PlatformDescriptor platform, Progress progress, Instant now) {
        List<File> files = files(reply);
        String text =
                platform.files() == PlatformDescriptor.Files.AS_LINKS ? withLinks(reply.text(), files) : reply.text();
        TextLimit limit = platform.textLimit();
        boolean oneEach = platform.files() == PlatformDescriptor.Files.ONE_EACH;
        int separate = oneEach ? files.size() : 0;
        boolean textIsDone = progress.text() >= text.length() && (!text.isEmpty() || separate > 0);
        if (textIsDone) {
            File file = files.get(progress.files());
            int of = progress.parts() + separate - progress.files();
            return of(reply, "", List.of(file), part(progress, of), now, text.length(), progress.files() + 1);
        }
        int of = progress.parts() + TextParts.count(text, progress.text(), limit) + separate;
        TextParts.Part part = TextParts.next(text, progress.text(), limit);
        boolean withFiles = platform.files() == PlatformDescriptor.Files.WITH_TEXT && part.end() == text.length();
        return of(
                reply,
                part.text(),
                withFiles ? files : List.of(),
                part(progress, of),
                now,
                part.end(),
                progress.files());
    }

    private static Piece of(
            ReplyRequested reply, String text, List<File> files, Part part, Instant now, int textEnd, int filesEnd) {
        return new Piece(
                new OutboundMessage(
                        reply.replyId(),
                        reply.externalConversationId(),
                        text,
                        reply.replyToExternalId(),
                        reply.senderName(),
                        reply.createdAt(),
                        now,
                        files,
                        part,
                        reply.replyAddress()),
                textEnd,
                filesEnd);
    }

    private static Part part(Progress progress, int of) {
        return new Part(progress.parts() + 1, of);
    }

    /** Null if the platform then has all of it. */
    @Nullable
    Progress after(Progress progress, List<String> externalIds) {
        Part part = message.part();
        return part.no() == part.of()
                ? null
                : new Progress(
                        textEnd,
                        filesEnd,
                        part.no(),
                        java.util.stream.Stream.concat(progress.externalIds().stream(), externalIds.stream())
                                .toList());
    }

    private static List<File> files(ReplyRequested reply) {
        List<Attachment> attachments = reply.attachments();
        return attachments == null
                ? List.of()
                : attachments.stream()
                        .map(one -> new File(one.url(), one.name(), one.mimeType(), one.size()))
                        .toList();
    }

    private static String withLinks(String text, List<File> files) {
        StringBuilder all = new StringBuilder(text);
        for (File file : files) {
            all.append(all.isEmpty() ? "" : "\n")
                    .append(file.name() == null ? "" : file.name() + ": ")
                    .append(file.url());
        }
        return all.toString();
    }
}
