package io.chatroom.ingest.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.InboundEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.junit.jupiter.api.Test;

class RecordsForNativeTest {

    @Test
    void every_record_of_the_inbound_topic_is_named() {
        Class<?>[] named = RecordsForNative.class
                .getAnnotation(RegisterForReflection.class)
                .targets();
        assertThat(named).contains(InboundEvent.class).contains(InboundEvent.class.getDeclaredClasses());
    }
}
