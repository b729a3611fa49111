package io.chatroom.conversation.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/**
 * Says of each schema what its record says: a component that is not {@code @Nullable} is always there and never null, in what we
 * answer; in what we are sent it must be there. Adds the problems that every operation may answer with.
 */
@OpenApiFilter(stages = RunStage.BUILD)
public class SchemasOfRecords implements OASFilter {
    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName JSON_PROPERTY = DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");
    private static final DotName NAMED =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
    private static final String PACKAGE = "io.chatroom.conversation.";

    /** One that is given its name, rather than one that happens to be called so, in whatever order the index has them. */
    private static final Comparator<ClassInfo> GIVEN_BEFORE_CHANCE =
            Comparator.comparing((ClassInfo type) -> givenName(type).isEmpty()).thenComparing(ClassInfo::name);

    private final Map<String, ClassInfo> records = new HashMap<>();
    private final Map<String, List<String>> roles;

    public SchemasOfRecords(IndexView index) {
        this.roles = RolesOfOperations.of(index);
        for (ClassInfo type : index.getKnownClasses()) {
            if (type.isRecord() && type.name().toString().startsWith(PACKAGE)) {
                records.merge(schemaName(type), type, BinaryOperator.minBy(GIVEN_BEFORE_CHANCE));
            }
        }
    }

    private static String schemaName(ClassInfo type) {
        return givenName(type).orElseGet(type::simpleName);
    }

    private static Optional<String> givenName(ClassInfo type) {
        return Optional.ofNullable(type.declaredAnnotation(NAMED))
                .map(named -> named.value("name"))
                .map(AnnotationValue::asString);
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        schemas.forEach((name, schema) -> {
            ClassInfo type = records.get(name);
            if (type != null) {
                fit(schema, type);
            } else if (name.startsWith("Page")) {
                schema.setRequired(List.of("items", "next_cursor"));
                nullable(schema, "next_cursor");
            }
        });
        api.getComponents().setSchemas(new TreeMap<>(schemas));
        RolesOfOperations.addTo(api, roles);
        ProblemResponses.addTo(api);
        EventStreams.describeIn(api);
    }

    private static void fit(Schema schema, ClassInfo type) {
        boolean isRequest =
                type.simpleName().endsWith("Request") || type.name().toString().contains("InboxRequests");
        List<String> required = new ArrayList<>();
        for (RecordComponentInfo component : type.recordComponents()) {
            String property = property(type, component);
            if (schema.getProperties() == null || !schema.getProperties().containsKey(property)) {
                continue;
            }
            boolean isNullable = component.type().hasAnnotation(NULLABLE) || component.hasAnnotation(NULLABLE);
            if (isNullable) {
                nullable(schema, property);
            }
            if (!isNullable || !isRequest) {
                required.add(property);
            }
        }
        schema.setRequired(required.isEmpty() ? null : required);
        if (isRequest) {
            schema.setAdditionalPropertiesBoolean(false);
        }
    }

    private static String property(ClassInfo type, RecordComponentInfo component) {
        // an annotation that is not meant for record components stands on the field
        var renamed = type.field(component.name()).annotation(JSON_PROPERTY);
        if (renamed != null && renamed.value() != null) {
            return renamed.value().asString();
        }
        return component.name().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }

    private static void nullable(Schema owner, String property) {
        Schema schema = owner.getProperties().get(property);
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            Schema either = OASFactory.createSchema();
            either.addAnyOf(OASFactory.createSchema().ref(schema.getRef()));
            either.addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
            owner.addProperty(property, either);
        } else if (schema.getType() != null && !schema.getType().contains(Schema.SchemaType.NULL)) {
            schema.addType(Schema.SchemaType.NULL);
        }
    }
}
