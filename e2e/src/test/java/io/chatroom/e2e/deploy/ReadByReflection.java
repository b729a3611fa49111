package io.chatroom.e2e.deploy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Records and enums of a service that JSON reads or writes by reflection, and those that its native executable is told of: by
 * {@code @RegisterForReflection}, or because a resource speaks of them, which Quarkus sees. Found in class files.
 */
final class ReadByReflection {
    private static final Pattern JSON =
            Pattern.compile("com\\.fasterxml\\.jackson\\.databind\\.(ObjectMapper|ObjectReader"
                    + "|ObjectWriter|json\\.JsonMapper|DeserializationContext)|io\\.chatroom\\.events\\.EventJson");
    private static final Pattern READ = Pattern.compile("read(Value|erFor)?|treeToValue|convertValue");
    private static final Pattern WRITE = Pattern.compile("write|writeValue\\w*|valueToTree");

    private final List<JavaClass> classes;

    private ReadByReflection(List<JavaClass> classes) {
        this.classes = classes;
    }

    static ReadByReflection in(String service) {
        JavaClasses imported = new ClassFileImporter()
                .importPaths(Stream.of(service, "events", "outbox")
                        // ingest-service has no database
                        .filter(module -> !(service.equals("ingest-service") && module.equals("outbox")))
                        .map(module -> Repository.path(module, "target/classes"))
                        .toArray(Path[]::new));
        return new ReadByReflection(imported.stream().toList());
    }

    /** With what they are made of. */
    Set<String> wanted() {
        Set<String> found = new TreeSet<>();
        Stream.concat(
                        classes.stream()
                                .flatMap(type -> type.getCodeUnits().stream())
                                .flatMap(ReadByReflection::namedIn),
                        classes.stream()
                                .filter(type -> type.getRawSuperclass()
                                        .filter(above -> above.getName().endsWith(".TypeReference"))
                                        .isPresent())
                                .flatMap(type -> type.getSuperclass().orElseThrow().getAllInvolvedRawTypes().stream()))
                .forEach(type -> add(type, found));
        return found;
    }

    Set<String> told() {
        Set<String> told = new TreeSet<>();
        for (JavaClass type : classes) {
            type.tryGetAnnotationOfType("io.quarkus.runtime.annotations.RegisterForReflection")
                    .ifPresent(annotation -> {
                        told.add(type.getName());
                        annotation
                                .get("targets")
                                .ifPresent(targets -> Arrays.stream((Object[]) targets)
                                        .forEach(target -> told.add(((JavaClass) target).getName())));
                        annotation
                                .get("classNames")
                                .ifPresent(names ->
                                        Arrays.stream((Object[]) names).forEach(name -> told.add((String) name)));
                    });
            if (type.isAnnotatedWith("jakarta.ws.rs.Path")) {
                type.getMethods().stream()
                        .flatMap(method -> Stream.concat(
                                method.getReturnType().getAllInvolvedRawTypes().stream(),
                                method.getParameterTypes().stream()
                                        .flatMap(parameter -> parameter.getAllInvolvedRawTypes().stream())))
                        .forEach(spoken -> add(spoken, told));
            }
        }
        return told;
    }

    private static boolean calls(JavaCodeUnit unit, Pattern name) {
        return unit.getMethodCallsFromSelf().stream()
                .anyMatch(call -> JSON.matcher(call.getTargetOwner().getName()).matches()
                        && name.matcher(call.getName()).matches());
    }

    /** What is read is named as a class; what is written is given, made or asked for by the method that writes it. */
    private static Stream<JavaClass> namedIn(JavaCodeUnit unit) {
        Stream<JavaClass> read = calls(unit, READ) || calls(unit, WRITE)
                ? unit.getReferencedClassObjects().stream().map(reference -> reference.getRawType())
                : Stream.of();
        Stream<JavaClass> written = calls(unit, WRITE)
                ? Stream.of(
                                unit.getRawParameterTypes().stream(),
                                unit.getConstructorCallsFromSelf().stream().map(call -> call.getTargetOwner()),
                                unit.getMethodCallsFromSelf().stream()
                                        .map(call -> call.getTarget().getRawReturnType()))
                        .flatMap(types -> types)
                : Stream.of();
        return Stream.concat(read, written);
    }

    private void add(JavaClass first, Set<String> found) {
        Deque<JavaClass> left = new ArrayDeque<>(List.of(first));
        while (!left.isEmpty()) {
            JavaClass type = left.pop().getBaseComponentType();
            if (!type.getName().startsWith("io.chatroom.") || !isData(type)) {
                continue;
            }
            if (found.add(type.getName())) {
                type.getFields().forEach(field -> left.addAll(field.getType().getAllInvolvedRawTypes()));
                left.addAll(type.getSubclasses());
            }
        }
    }

    private static boolean isData(JavaClass type) {
        return type.isRecord()
                || type.isEnum()
                || type.isInterface()
                        && !type.getSubclasses().isEmpty()
                        && type.getSubclasses().stream().allMatch(ReadByReflection::isData);
    }
}
