package io.chatroom.delivery.bench;

import io.chatroom.delivery.Outside;
import io.chatroom.delivery.Outside.TestInbox;
import io.chatroom.delivery.process.WorkerProcess;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.ReplyCommand;
import io.chatroom.events.Topics;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

public final class DeliverBacklog {
    public static void main(String[] args) throws Exception {
        int replies = Integer.getInteger("replies", 20_000);
        int conversations = Integer.getInteger("conversations", 1_000);
        int inboxCount = Integer.getInteger("inboxes", 4);
        DurableEngines engines = DurableEngines.start();
        try (Sink sink = new Sink()) {
            Outside outside = new Outside(
                    engines.kafka().bootstrapServers(), engines.secrets().encryptionKey());
            bare(sink, 20_000, 64);
            long c0 = cpu(ProcessHandle.current().pid());
            double bare = bare(sink, 40_000, 64);
            System.out.printf(
                    "bare cpu us/req %.0f%n", (cpu(ProcessHandle.current().pid()) - c0) * 10_000.0 / 40_000);
            System.out.printf("bare client: %.0f/s%n", bare);
            List<TestInbox> inboxes = new ArrayList<>();
            for (int i = 0; i < inboxCount; i++) {
                TestInbox inbox = new TestInbox(Ids.next(), "webhook");
                outside.announce(
                        inbox,
                        1,
                        false,
                        Map.of("url", sink.url("/in/" + i)),
                        Map.of("secret", List.of(Outside.SECRET)));
                inboxes.add(inbox);
            }
            int warm = Integer.getInteger("warm", 20000);
            List<UUID> conversation = new ArrayList<>();
            for (int i = 0; i < conversations; i++) conversation.add(Ids.next());
            List<TestInbox> warmInboxes = new ArrayList<>();
            for (int i = 0; i < inboxCount; i++) {
                TestInbox inbox = new TestInbox(Ids.next(), "webhook");
                outside.announce(
                        inbox, 1, true, Map.of("url", sink.url("/warm")), Map.of("secret", List.of(Outside.SECRET)));
                warmInboxes.add(inbox);
            }
            for (int i = 0; i < warm; i++) {
                int c = i % conversations;
                UUID id = new UUID(
                        conversation.get(c).getMostSignificantBits(),
                        ~conversation.get(c).getLeastSignificantBits());
                outside.sendLater(
                        Topics.REPLIES,
                        Outside.reply(
                                warmInboxes.get(c % inboxCount),
                                id,
                                1 + i / conversations,
                                "Your parcel left this morning, number " + i));
            }
            outside.flush();
            for (int i = 0; i < replies; i++) {
                int c = i % conversations;
                outside.sendLater(
                        Topics.REPLIES,
                        Outside.reply(
                                inboxes.get(c % inboxCount),
                                conversation.get(c),
                                1 + i / conversations,
                                "Your parcel left this morning, number " + i));
            }
            outside.flush();
            long t0 = System.nanoTime();
            try (WorkerProcess worker = WorkerProcess.launch(engines.environment(), engines.directory(), "worker")
                    .awaitReady()) {
                try (Connection db = DriverManager.getConnection(
                        engines.postgres().jdbcUrl("delivery"),
                        "delivery",
                        engines.postgres().password("delivery"))) {
                    while (count(db, "select count(*) from item") < replies + warm) Thread.sleep(100);
                    for (long was = 0, now;
                            (now = count(db, "select count(*) from item where state='sent'")) < warm;
                            was = now) {
                        System.out.printf("  warming %d/s%n", now - was);
                        Thread.sleep(1000);
                    }
                    System.out.printf("intake (with start): %.1f s%n", (System.nanoTime() - t0) / 1e9);
                    Thread.sleep(2000);
                    sink.taken.reset();
                    long begin = System.nanoTime();
                    for (TestInbox inbox : inboxes) {
                        int i = inboxes.indexOf(inbox);
                        outside.announce(
                                inbox,
                                2,
                                true,
                                Map.of("url", sink.url("/in/" + i)),
                                Map.of("secret", List.of(Outside.SECRET)));
                    }
                    long lastCount = 0;
                    long cpu0 = cpu(worker.pid()),
                            pg0 = cpuTree(engines.postgres().pid().getAsLong()),
                            kafka0 = cpu(engines.kafka().pid().getAsLong()),
                            me0 = cpu(ProcessHandle.current().pid());
                    long commits = count(db, "select xact_commit from pg_stat_database where datname='delivery'");
                    long wal = count(db, "select wal_bytes::bigint from pg_stat_wal");
                    while (sink.taken.sum() < replies) {
                        Thread.sleep(1000);
                        System.out.printf("  %d/s%n", sink.taken.sum() - lastCount);
                        lastCount = sink.taken.sum();
                        if (System.nanoTime() - begin > 300e9) break;
                    }
                    double seconds = (sink.last.get() - begin) / 1e9;
                    System.out.printf(
                            "delivered %d in %.1f s: %.0f/s, ratio %.2f; worker cpu %.0f us/reply%n",
                            sink.taken.sum(),
                            seconds,
                            sink.taken.sum() / seconds,
                            sink.taken.sum() / seconds / bare,
                            (cpu(worker.pid()) - cpu0) * 10_000.0 / replies);
                    double per = 10_000.0 / replies;
                    System.out.printf(
                            "cpu us/reply: worker %.0f postgres %.0f kafka %.0f sink %.0f%n",
                            (cpu(worker.pid()) - cpu0) * per,
                            (cpuTree(engines.postgres().pid().getAsLong()) - pg0) * per,
                            (cpu(engines.kafka().pid().getAsLong()) - kafka0) * per,
                            (cpu(ProcessHandle.current().pid()) - me0) * per);
                    Thread.sleep(1500);
                    System.out.printf(
                            "commits per reply %.2f, wal bytes per reply %d%n",
                            (count(db, "select xact_commit from pg_stat_database where datname='delivery'") - commits)
                                    * 1.0
                                    / replies,
                            (count(db, "select wal_bytes::bigint from pg_stat_wal") - wal) / replies);
                    while (count(db, "select count(*) from outbox") > 0) Thread.sleep(100);
                    System.out.printf("receipts out after %.1f s%n", (System.nanoTime() - begin) / 1e9);
                    double again = bare(sink, 40_000, 64);
                    System.out.printf("bare client again: %.0f/s%n", again);
                    if (args.length > 0) {
                        System.out.println("jdbc " + engines.postgres().jdbcUrl("delivery") + " "
                                + engines.postgres().password("delivery"));
                        Thread.sleep(600_000);
                    }
                }
            }
            outside.close();
        } finally {
            engines.stop();
        }
        System.exit(0);
    }

    static long cpuTree(long pid) throws Exception {
        long sum = cpu(pid);
        for (ProcessHandle child :
                ProcessHandle.of(pid).orElseThrow().descendants().toList()) {
            try {
                sum += cpu(child.pid());
            } catch (java.nio.file.NoSuchFileException e) {
            }
        }
        return sum;
    }

    static long cpu(long pid) throws Exception {
        String stat = java.nio.file.Files.readString(java.nio.file.Path.of("/proc/" + pid + "/stat"));
        String[] f = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(f[11]) + Long.parseLong(f[12]);
    }

    static long count(Connection db, String sql) throws Exception {
        try (Statement s = db.createStatement();
                ResultSet r = s.executeQuery(sql)) {
            r.next();
            return r.getLong(1);
        }
    }

    static double bare(Sink sink, int count, int concurrency) throws Exception {
        byte[] body = EventJson.write(
                Outside.reply(
                        new TestInbox(Ids.next(), "webhook"),
                        Ids.next(),
                        1,
                        "Your parcel left this morning, number 12345"),
                ReplyCommand.class);
        try (CloseableHttpClient client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(concurrency)
                        .setMaxConnPerRoute(concurrency)
                        .build())
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableRedirectHandling()
                .build()) {
            AtomicInteger left = new AtomicInteger(count);
            CountDownLatch done = new CountDownLatch(concurrency);
            long begin = System.nanoTime();
            for (int i = 0; i < concurrency; i++) {
                Thread.ofVirtual().start(() -> {
                    try {
                        while (left.getAndDecrement() > 0) {
                            HttpPost post = new HttpPost(URI.create(sink.url("/bare")));
                            post.addHeader("webhook-id", "x");
                            post.setEntity(new ByteArrayEntity(body, null));
                            client.execute(post, response -> EntityUtils.toByteArray(response.getEntity()));
                        }
                    } catch (Exception e) {
                        e.printStackTrace();
                    }
                    done.countDown();
                });
            }
            done.await();
            return count / ((System.nanoTime() - begin) / 1e9);
        }
    }
}
