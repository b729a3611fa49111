package io.chatroom.conversation.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.settings.FileStore;
import io.chatroom.events.Ids;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every place promises that files are kept in, on the way that files go. */
@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class AttachmentStoresTest {
    /** More than two of the database's pieces. */
    private static final byte[] CONTENT = content(600_000);

    private static S3Server bucket;

    @TempDir
    Path folder;

    @Inject
    DataSource source;

    @Inject
    Database database;

    @Inject
    TalkStore talks;

    @Inject
    People people;

    @Inject
    Clock clock;

    private final Map<FileStore, AttachmentStore> all = new EnumMap<>(FileStore.class);
    private UUID conversation;

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(7).nextBytes(content);
        byte[] head = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, content, 0, head.length);
        return content;
    }

    @BeforeAll
    static void a_bucket() throws IOException {
        bucket = new S3Server();
    }

    @AfterAll
    static void stop() {
        bucket.close();
    }

    @BeforeEach
    void stores() {
        all.put(FileStore.DATABASE, new DatabaseStore(source));
        all.put(FileStore.FOLDER, new FolderStore(folder));
        all.put(FileStore.S3, bucket.store(S3Server.BUCKET, S3Server.SECRET));
        conversation = talks.started(Talk.in(database.inbox("webhook")));
    }

    private Stores choosing(FileStore kind) {
        return new Stores(kind, all);
    }

    private KeepFile keeping(FileStore kind) {
        return new KeepFile(choosing(kind), arrivals(kind), clock);
    }

    private Arrivals arrivals(FileStore kind) {
        return new Arrivals(source, choosing(kind), clock);
    }

    private UUID kept(FileStore kind) {
        UUID id = Ids.next();
        try (IncomingFile file = IncomingFile.read(new ByteArrayInputStream(CONTENT), "a.png", CONTENT.length)) {
            keeping(kind).keep(id, file, arrived -> write(arrived));
        }
        return id;
    }

    private AttachmentView write(KeepFile.Arrived arrived) {
        try (Connection connection = source.getConnection()) {
            return arrived.become(connection, KeepFile.Owner.message(conversation, Ids.next()), "a.png");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Path onDisk(byte[] content) throws IOException {
        return Files.write(Files.createTempFile("chatroom-test-", null), content);
    }

    private void holdsNothing(FileStore kind, UUID id) {
        assertThatThrownBy(() -> all.get(kind).open(id, 0, 1)).isInstanceOf(NoSuchFileException.class);
        assertThat(database.count("select count(*) from attachment_arriving where id = ?", id))
                .isZero();
    }

    private static byte[] body(Response answer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ((StreamingOutput) answer.getEntity()).write(out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_kept_is_given_back_to_the_byte_whole_and_in_parts_until_it_is_forgotten(FileStore kind)
            throws IOException {
        AttachmentStore store = all.get(kind);
        UUID id = Ids.next();
        Path file = onDisk(CONTENT);
        store.keep(id, file);
        store.keep(id, file);
        for (int[] part : new int[][] {
            {0, CONTENT.length}, {0, 1}, {262_143, 2}, {262_144, 262_144}, {524_287, 75_713}, {CONTENT.length - 1, 1}
        }) {
            try (InputStream in = store.open(id, part[0], part[1])) {
                assertThat(in.readAllBytes())
                        .as(Arrays.toString(part))
                        .isEqualTo(Arrays.copyOfRange(CONTENT, part[0], part[0] + part[1]));
            }
        }
        store.forget(id);
        store.forget(id);
        holdsNothing(kind, id);
    }

    @ParameterizedTest
    @EnumSource
    void what_cannot_be_kept_whole_is_not_there_at_all(FileStore kind) {
        UUID id = Ids.next();
        assertThatThrownBy(() -> all.get(kind).keep(id, folder.resolve("gone before it was read")))
                .isInstanceOf(Exception.class);
        holdsNothing(kind, id);
    }

    @ParameterizedTest
    @EnumSource
    void a_file_is_given_out_by_another_instance_whole_and_in_parts(FileStore kind) throws IOException {
        UUID id = kept(kind);
        Downloads elsewhere = new Downloads(source, choosing(FileStore.DATABASE));
        assertThat(body(elsewhere.of(id, null))).isEqualTo(CONTENT);
        Response part = elsewhere.of(id, "bytes=300000-300009");
        assertThat(part.getStatus()).isEqualTo(206);
        assertThat(part.getHeaderString("Content-Range")).isEqualTo("bytes 300000-300009/600000");
        assertThat(body(part)).isEqualTo(Arrays.copyOfRange(CONTENT, 300_000, 300_010));
        assertThat(body(elsewhere.of(id, "bytes=-5")))
                .isEqualTo(Arrays.copyOfRange(CONTENT, CONTENT.length - 5, CONTENT.length));
        assertThat(elsewhere.of(id, "bytes=0-1,5-6").getStatus()).isEqualTo(200);
        assertThatThrownBy(() -> elsewhere.of(id, "bytes=600000-")).hasMessageContaining("range_not_there");
    }

    @ParameterizedTest
    @EnumSource
    void what_a_contact_sent_leaves_its_store_when_they_are_erased(FileStore kind) {
        UUID id = kept(kind);
        people.as(Role.ADMIN)
                .post("/api/v1/contacts/"
                        + database.one("select contact_id from conversation where id = ?", conversation) + "/erase")
                .then()
                .statusCode(200);
        new ForgetAttachments(source, choosing(kind)).forget();
        holdsNothing(kind, id);
        assertThat(database.count("select count(*) from attachment where id = ?", id))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_refused_after_it_came_leaves_its_store_at_once(FileStore kind) {
        UUID id = Ids.next();
        try (IncomingFile file = IncomingFile.read(new ByteArrayInputStream(CONTENT), "a.png", CONTENT.length)) {
            assertThatThrownBy(() -> keeping(kind).keep(id, file, _ -> {
                        throw ProblemException.notFound("message");
                    }))
                    .isInstanceOf(ProblemException.class);
        }
        holdsNothing(kind, id);
    }

    @ParameterizedTest
    @EnumSource
    void what_a_process_had_under_way_when_it_died_leaves_its_store_within_the_hour(FileStore kind) throws IOException {
        UUID dead = Ids.next();
        UUID under = Ids.next();
        Arrivals arrivals = arrivals(kind);
        for (UUID id : new UUID[] {dead, under}) {
            arrivals.begin(id, kind.inRows());
            all.get(kind).keep(id, onDisk(CONTENT));
        }
        database.run("update attachment_arriving set since = now() - interval '61 minutes' where id = ?", dead);
        arrivals.forgetLeft();
        holdsNothing(kind, dead);
        try (InputStream in = all.get(kind).open(under, 0, 1)) {
            assertThat(in.read()).isEqualTo(CONTENT[0] & 0xff);
        }
        arrivals.forgetWithoutRow(under);
        holdsNothing(kind, under);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_handed_over_twice_at_once_is_kept_once(FileStore kind) throws IOException {
        UUID id = kept(kind);
        try (IncomingFile file = IncomingFile.read(new ByteArrayInputStream(CONTENT), "a.png", CONTENT.length)) {
            // whoever comes second finds the row, and writes none
            keeping(kind).keep(id, file, _ -> "here already");
        }
        assertThat(body(new Downloads(source, choosing(kind)).of(id, null))).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @EnumSource
    void a_file_that_its_store_has_lost_is_said_to_be_missing(FileStore kind) throws IOException {
        UUID id = kept(kind);
        all.get(kind).forget(id);
        Downloads downloads = new Downloads(source, choosing(kind));
        assertThatThrownBy(() -> downloads.of(id, null)).hasMessageContaining("file_missing");
    }

    @Test
    void a_file_in_a_place_that_is_not_set_up_is_said_to_be_missing_and_nothing_of_it_is_forgotten() {
        UUID id = kept(FileStore.FOLDER);
        // the service under test has the database alone
        people.as(Role.ADMIN)
                .get("/api/v1/attachments/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("file_missing"));
        database.run("update attachment set gone_at = now() where id = ?", id);
        new ForgetAttachments(
                        source, new Stores(FileStore.DATABASE, Map.of(FileStore.DATABASE, all.get(FileStore.DATABASE))))
                .forget();
        assertThat(database.count("select count(*) from attachment where id = ?", id))
                .isOne();
    }
}
