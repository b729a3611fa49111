package io.chatroom.platforms.contract;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.chatroom.platforms.ConnectedPlatform;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.InboxSetup;
import io.chatroom.platforms.LookUpPlatform;
import io.chatroom.platforms.MediaSource;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.SenderLookup;
import io.chatroom.platforms.descriptor.DescribedPlatform;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Capability;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Optional;

/** Every platform there is, found as the services find them: by type, and named nowhere. */
public final class Platforms {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("io.chatroom.platforms");

    public static List<InboundPlatform> inbound() {
        return all(InboundPlatform.class);
    }

    static List<OutboundPlatform> outbound() {
        return all(OutboundPlatform.class);
    }

    static List<ConnectedPlatform> connected() {
        return all(ConnectedPlatform.class);
    }

    static List<LookUpPlatform> lookUps() {
        return all(LookUpPlatform.class);
    }

    static List<DescribedPlatform> described() {
        return all(DescribedPlatform.class);
    }

    static List<InboxSetup> setups() {
        return all(InboxSetup.class);
    }

    static List<SenderLookup> senderLookups() {
        return all(SenderLookup.class);
    }

    static List<MediaSource> mediaSources() {
        return all(MediaSource.class);
    }

    static PlatformDescriptor descriptor(String platform) {
        return described().stream()
                .map(DescribedPlatform::descriptor)
                .filter(descriptor -> descriptor.id().equals(platform))
                .findFirst()
                .orElseThrow();
    }

    /** What the product comes with, without the platforms that only tests have. */
    static List<PlatformDescriptor> shipped() {
        JavaClasses shipped = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.chatroom.platforms");
        return described().stream()
                .filter(platform -> shipped.contain(platform.getClass()))
                .map(DescribedPlatform::descriptor)
                .toList();
    }

    /** The ids of the platforms that say they can do it. */
    static List<String> able(Capability capability) {
        return described().stream()
                .map(DescribedPlatform::descriptor)
                .filter(descriptor -> descriptor.capabilities().contains(capability))
                .map(PlatformDescriptor::id)
                .toList();
    }

    static Optional<PlatformSample> sampleWithVectors(String folder) {
        return all(PlatformSample.class).stream()
                .filter(sample -> sample.vectors().filter(folder::equals).isPresent())
                .findFirst();
    }

    public static PlatformSample sampleOf(String platform) {
        return all(PlatformSample.class).stream()
                .filter(sample -> sample.platform().equals(platform))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the platform " + platform + " has no PlatformSample"));
    }

    static InboundPlatform inbound(String platform) {
        return inbound().stream()
                .filter(one -> one.id().equals(platform))
                .findFirst()
                .orElseThrow();
    }

    static OutboundPlatform outbound(String platform) {
        return outbound().stream()
                .filter(one -> one.id().equals(platform))
                .findFirst()
                .orElseThrow();
    }

    private static <T> List<T> all(Class<T> type) {
        return CLASSES.stream()
                .filter(found -> found.isAssignableTo(type) && !found.isInterface())
                .map(JavaClass::reflect)
                .map(found -> type.cast(instance(found)))
                .toList();
    }

    private static Object instance(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " cannot be made without arguments", e);
        }
    }

    private Platforms() {}
}
