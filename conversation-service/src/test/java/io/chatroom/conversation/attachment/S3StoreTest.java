package io.chatroom.conversation.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatroom.events.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a bucket can do to us; what it shares with the others is in {@link AttachmentStoresTest}. */
class S3StoreTest {
    @TempDir
    static Path folder;

    private static S3Server server;

    @BeforeAll
    static void start() throws IOException {
        server = new S3Server();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Path file() throws IOException {
        return Files.writeString(Files.createTempFile(folder, "file", null), "held");
    }

    @Test
    void the_server_that_checks_signatures_knows_those_that_were_published() {
        Map<String, String> headers = Map.of(
                "host", "examplebucket.s3.amazonaws.com",
                "range", "bytes=0-9",
                "x-amz-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "x-amz-date", "20130524T000000Z");
        assertThat(new SignatureV4("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1")
                        .of(
                                "GET",
                                "/test.txt",
                                "",
                                List.of("host", "range", "x-amz-content-sha256", "x-amz-date"),
                                headers::get))
                .isEqualTo("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void it_is_asked_for_objects_below_one_name_and_for_nothing_else() throws IOException {
        UUID id = Ids.next();
        try (S3Store store = server.store(S3Server.BUCKET, S3Server.SECRET)) {
            store.keep(id, file());
            store.open(id, 0, 4).close();
            store.forget(id);
        }
        String path = "/" + S3Server.BUCKET + "/attachments/" + id;
        assertThat(server.asked.stream().filter(request -> request.endsWith(id.toString())))
                .containsExactly("PUT " + path, "GET " + path, "DELETE " + path);
    }

    @Test
    void who_is_not_let_in_or_names_no_bucket_keeps_nothing_and_is_told_so() throws IOException {
        UUID id = Ids.next();
        try (S3Store wrong = server.store(S3Server.BUCKET, "another secret");
                S3Store elsewhere = server.store("no-such-bucket", S3Server.SECRET);
                S3Store right = server.store(S3Server.BUCKET, S3Server.SECRET)) {
            assertThatThrownBy(() -> wrong.keep(id, file()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("SignatureDoesNotMatch");
            assertThatThrownBy(() -> elsewhere.keep(id, file()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("NoSuchBucket");
            assertThatThrownBy(() -> right.open(id, 0, 1)).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void a_bucket_that_hangs_up_is_no_missing_file() throws IOException {
        UUID id = Ids.next();
        try (S3Server broken = new S3Server();
                S3Store store = broken.store(S3Server.BUCKET, S3Server.SECRET)) {
            broken.isBroken = true;
            assertThatThrownBy(() -> store.keep(id, file())).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> store.open(id, 0, 1))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(NoSuchFileException.class);
            assertThat(broken.objects).isEmpty();
        }
    }
}
