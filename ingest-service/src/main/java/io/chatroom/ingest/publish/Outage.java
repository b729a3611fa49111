package io.chatroom.ingest.publish;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Whether Kafka is away, as last seen. While it is, nobody waits to find that out again: everything goes to the spool at once. */
@Singleton
class Outage {
    private static final Logger LOG = Logger.getLogger(Outage.class);
    private static final long TELL_EVERY = Duration.ofMinutes(1).toNanos();

    private volatile boolean on;
    private boolean told;
    private long toldAt;

    boolean isOn() {
        return on;
    }

    synchronized void begins(String why) {
        if (!on && (!told || System.nanoTime() - toldAt > TELL_EVERY)) {
            LOG.warnf("%s; until that changes, what comes in is kept in the spool", why);
            told = true;
            toldAt = System.nanoTime();
        }
        on = true;
    }

    synchronized void ends() {
        if (told) {
            LOG.info("Kafka acknowledges again");
        }
        told = false;
        on = false;
    }

    /** Nothing waits in the spool that would show when Kafka is back, so the next request has to. */
    void isToBeTriedAgain() {
        on = false;
    }
}
