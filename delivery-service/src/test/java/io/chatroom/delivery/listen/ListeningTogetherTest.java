package io.chatroom.delivery.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.delivery.DeliveryForTests;
import io.chatroom.local.engine.EnginesForTests;
import io.chatroom.local.fake.FakeGateway;
import io.chatroom.local.fake.FakeGateway.Greeting;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workers that share what is to be listened to, and take over from each other. */
@QuarkusTest
@WithTestResource(EnginesForTests.class)
@WithTestResource(DeliveryForTests.class)
class ListeningTogetherTest {
    @Inject
    ListeningScene scene;

    @Inject
    DataSource dataSource;

    @Inject
    KeepHeard keep;

    private FakeGateway gateway;

    @BeforeEach
    void a_platform_is_there_to_be_listened_to() {
        gateway = scene.set();
    }

    @AfterEach
    void everybody_leaves() throws InterruptedException {
        scene.clear();
    }

    @Test
    void two_workers_share_the_connections_and_each_shard_has_one() throws InterruptedException {
        gateway.shards(2);
        KeepListening first = scene.worker();
        KeepListening second = scene.worker();
        scene.announce(1, Map.of("ordinary_messages", true));
        ListeningScene.await("both shards", () -> scene.ready() == 2);
        assertThat(gateway.identifies()).extracting(Greeting::shard).containsExactlyInAnyOrder(0, 1);
        assertThat(gateway.openNow()).isEqualTo(2);

        // one leaves in peace: the other goes on where it stopped, with whatever it had
        long zero = gateway.message(0, "1478692000000000001", "Zero");
        long one = gateway.message(1, "1478692000000000002", "One");
        scene.inbound(2);
        int handedOver = first.held().size();
        first.stop();
        ListeningScene.await("the other to have both", () -> second.held().size() == 2 && scene.ready() == 2);
        assertThat(gateway.resumes()).hasSize(handedOver);
        assertThat(gateway.resumes())
                .allSatisfy(resume -> assertThat(resume.sequence()).isEqualTo(resume.shard() == 0 ? zero : one));
        assertThat(gateway.identifies()).hasSize(2);
        assertThat(gateway.openNow()).isEqualTo(2);
    }

    @Test
    void a_worker_that_is_cut_off_stops_and_another_resumes_what_it_had_kept() throws Exception {
        AtomicBoolean cut = new AtomicBoolean();
        KeepListening first = scene.worker(new Leases(cuttable(cut)));
        scene.listening(first);
        IntStream.rangeClosed(1, 20).forEach(i -> gateway.message(0, "14786920000000000" + (10 + i), "no " + i));
        scene.inbound(20);
        Lease old = first.held().getFirst();

        KeepListening second = scene.worker();
        cut.set(true);
        ListeningScene.await("the other to take over", () -> second.held().size() == 1 && scene.ready() == 1);
        assertThat(gateway.resumes())
                .singleElement()
                .satisfies(resume -> assertThat(resume.sequence()).isEqualTo(21L));
        gateway.message(0, "1478692000000000077", "After");
        assertThat(ListeningScene.texts(scene.inbound(21))).endsWith("After");
        assertThat(ListeningScene.texts(scene.inbound(21))).doesNotHaveDuplicates();
        // whatever it still wanted to write would be nothing
        assertThat(keep.keep(old, List.of(), 1, "{}")).isFalse();
        assertThat(gateway.openNow()).isEqualTo(1);
    }

    /** The real one, as long as it is not cut. */
    private DataSource cuttable(AtomicBoolean cut) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, arguments) -> {
                    if (cut.get()) {
                        throw new SQLException("the line is cut");
                    }
                    try {
                        return method.invoke(dataSource, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
