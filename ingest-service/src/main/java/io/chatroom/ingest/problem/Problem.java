package io.chatroom.ingest.problem;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Why a request was refused, as <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a> has it. {@code code} is stable for
 * machines; {@code detail} says to a person what to do.
 */
@RegisterForReflection
public record Problem(
        String type, String title, int status, String detail, String code, List<FieldError> errors, String requestId) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** One thing wrong with one field; nested fields are written {@code events[2].sender.external_id}. */
    @RegisterForReflection
    public record FieldError(String field, String code, String message) {}

    static Problem of(ProblemException refusal, String requestId) {
        return new Problem(
                "/problems/" + refusal.code(),
                refusal.title(),
                refusal.status(),
                refusal.detail(),
                refusal.code(),
                refusal.errors(),
                requestId);
    }
}
