package io.chatroom.conversation.attachment;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a file is by what it holds: its name is believed only where that tells kinds of one format apart. */
final class FileType {
    /** So much of the beginning is looked at. */
    static final int HEAD = 4096;

    private static final String ZIP = "application/zip";

    private record Magic(int at, byte[] bytes, String type) {
        static Magic of(int at, String latin1, String type) {
            return new Magic(at, latin1.getBytes(StandardCharsets.ISO_8859_1), type);
        }

        boolean fits(byte[] head) {
            return head.length >= at + bytes.length
                    && Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
        }
    }

    private static final List<Magic> KNOWN = List.of(
            Magic.of(0, "\u0089PNG\r\n\u001a\n", "image/png"),
            Magic.of(0, "\u00ff\u00d8\u00ff", "image/jpeg"),
            Magic.of(0, "GIF87a", "image/gif"),
            Magic.of(0, "GIF89a", "image/gif"),
            Magic.of(8, "WEBP", "image/webp"),
            Magic.of(8, "WAVE", "audio/wav"),
            Magic.of(4, "ftypheic", "image/heic"),
            Magic.of(4, "ftypavif", "image/avif"),
            Magic.of(4, "ftypM4A", "audio/mp4"),
            Magic.of(4, "ftypqt", "video/quicktime"),
            Magic.of(4, "ftyp", "video/mp4"),
            Magic.of(0, "\u001aE\u00df\u00a3", "video/webm"),
            Magic.of(0, "OggS", "audio/ogg"),
            Magic.of(0, "ID3", "audio/mpeg"),
            Magic.of(0, "\u00ff\u00fb", "audio/mpeg"),
            Magic.of(0, "\u00ff\u00f3", "audio/mpeg"),
            Magic.of(0, "%PDF-", "application/pdf"),
            Magic.of(0, "PK\u0003\u0004", ZIP),
            Magic.of(0, "\u001f\u008b", "application/gzip"),
            Magic.of(0, "7z\u00bc\u00af\u0027\u001c", "application/x-7z-compressed"));

    private static final Map<String, String> IN_A_ZIP = Map.of(
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "odt", "application/vnd.oasis.opendocument.text",
            "ods", "application/vnd.oasis.opendocument.spreadsheet");

    private static final Map<String, String> OF_TEXT =
            Map.of("csv", "text/csv", "md", "text/markdown", "json", "application/json", "svg", "image/svg+xml");

    /** Empty for what we take none of: programs, and what we do not know. */
    static Optional<String> of(byte[] head, String name) {
        if (Magic.of(0, "#!", "").fits(head)) {
            return Optional.empty();
        }
        Optional<String> known = KNOWN.stream()
                .filter(magic -> magic.fits(head))
                .map(Magic::type)
                .findFirst();
        if (known.isPresent()) {
            return known.map(type -> type.equals(ZIP) ? IN_A_ZIP.getOrDefault(extension(name), ZIP) : type);
        }
        return isText(head) ? Optional.of(OF_TEXT.getOrDefault(extension(name), "text/plain")) : Optional.empty();
    }

    /** UTF-8 without control characters; the end of what was looked at may stand within a character. */
    private static boolean isText(byte[] head) {
        for (byte one : head) {
            if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t' && one != '\f') {
                return false;
            }
        }
        for (int cut = 0; cut < 4 && cut <= head.length; cut++) {
            try {
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(head, 0, head.length - cut));
                return cut == 0 || head.length == HEAD;
            } catch (CharacterCodingException e) {
                // shorter, if that was it
            }
        }
        return false;
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private FileType() {}
}
