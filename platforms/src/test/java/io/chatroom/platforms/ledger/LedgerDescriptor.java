package io.chatroom.platforms.ledger;

import io.chatroom.platforms.descriptor.DescribedPlatform;
import io.chatroom.platforms.descriptor.Field;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Retry;
import io.chatroom.platforms.descriptor.PlatformDescriptor.TextLimit;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Transport;
import java.util.List;
import java.util.Set;

class LedgerDescriptor implements DescribedPlatform {
    static final String ID = "ledger";

    @Override
    public PlatformDescriptor descriptor() {
        return new PlatformDescriptor(
                ID,
                "Ledger",
                Transport.PUSH,
                Retry.LOOK_UP,
                Set.of(),
                new TextLimit(500, TextLimit.Unit.UTF8_BYTES),
                List.of(new Field("token", "Token", "What it is called with.", Field.Kind.SECRET, true, null, null)),
                "Keeps what it is given, and says what it has.");
    }
}
