package io.chatroom.conversation.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTypeTest {

    @ParameterizedTest
    @CsvSource({
        "'%PDF-1.7', photo.png, application/pdf",
        "'GIF89a', x, image/gif",
        "'RIFF....WEBP', x, image/webp",
        "'PK\u0003\u0004....', report.docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "'PK\u0003\u0004....', photo.png, application/zip",
        "'a;b', table.csv, text/csv",
        "'<svg onload=x>', picture.svg, image/svg+xml",
        "'<html>', page.png, text/plain"
    })
    void is_told_by_what_a_file_holds(String head, String name, String type) {
        assertThat(FileType.of(head.getBytes(StandardCharsets.ISO_8859_1), name))
                .contains(type);
    }

    @Test
    void a_picture_is_one_whatever_its_name_says() {
        byte[] png = "\u0089PNG\r\n\u001a\n....".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(FileType.of(png, "photo.exe")).contains("image/png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MZ\u0090\u0000\u0003",
                "\u007fELF\u0002",
                "#!/bin/sh",
                "\u0000\u0001\u0002",
                "\u00ca\u00fe\u00ba\u00be"
            })
    void programs_and_what_we_do_not_know_are_refused(String head) {
        assertThat(FileType.of(head.getBytes(StandardCharsets.ISO_8859_1), "photo.png"))
                .isEmpty();
    }

    @Test
    void a_long_text_may_be_cut_within_a_character() {
        byte[] text = "ä".repeat(FileType.HEAD).getBytes(StandardCharsets.UTF_8);
        assertThat(FileType.of(Arrays.copyOfRange(text, 1, FileType.HEAD + 1), "a.txt"))
                .isEmpty();
        byte[] shifted = ("x" + "ä".repeat(FileType.HEAD)).getBytes(StandardCharsets.UTF_8);
        assertThat(FileType.of(Arrays.copyOf(shifted, FileType.HEAD), "a.txt")).contains("text/plain");
        assertThat(FileType.of(new byte[] {'x', (byte) 0xc3}, "a.txt")).isEmpty();
    }
}
