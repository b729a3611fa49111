package io.chatroom.platforms.descriptor;

/** Implemented once by every platform and found by CDI: that is all it takes to be known to the whole product. */
public interface DescribedPlatform {
    PlatformDescriptor descriptor();
}
