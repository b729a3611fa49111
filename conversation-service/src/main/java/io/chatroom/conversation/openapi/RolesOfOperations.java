package io.chatroom.conversation.openapi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/** Says of each operation in {@code x-roles} who may use it: what is enforced, read off the same annotation. */
final class RolesOfOperations {
    private static final DotName OPERATION =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.Operation");
    private static final DotName ROLES_ALLOWED = DotName.createSimple("jakarta.annotation.security.RolesAllowed");
    private static final DotName PERMIT_ALL = DotName.createSimple("jakarta.annotation.security.PermitAll");

    /** By the operation's id; operations that are open to everybody are not in it. */
    static Map<String, List<String>> of(IndexView index) {
        Map<String, List<String>> roles = new HashMap<>();
        for (AnnotationInstance operation : index.getAnnotations(OPERATION)) {
            if (operation.target().kind() != AnnotationTarget.Kind.METHOD || operation.value("operationId") == null) {
                continue;
            }
            MethodInfo method = operation.target().asMethod();
            AnnotationInstance allowed = allowed(method);
            if (allowed != null) {
                roles.put(
                        operation.value("operationId").asString(),
                        Stream.of(allowed.value().asStringArray()).sorted().toList());
            }
        }
        return roles;
    }

    private static @Nullable AnnotationInstance allowed(MethodInfo method) {
        if (method.hasDeclaredAnnotation(PERMIT_ALL)) {
            return null;
        }
        AnnotationInstance onMethod = method.declaredAnnotation(ROLES_ALLOWED);
        return onMethod == null ? method.declaringClass().declaredAnnotation(ROLES_ALLOWED) : onMethod;
    }

    static void addTo(OpenAPI api, Map<String, List<String>> roles) {
        api.getPaths()
                .getPathItems()
                .values()
                .forEach(item -> item.getOperations().values().forEach(operation -> {
                    List<String> allowed = roles.get(operation.getOperationId());
                    if (allowed != null) {
                        operation.addExtension("x-roles", allowed);
                    }
                }));
    }

    private RolesOfOperations() {}
}
