package io.chatroom.events.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes on with a trace where a record or a row has brought it. A trace begins with a request that the sampler picked; what belongs
 * to none begins none, and carries nothing.
 */
public final class Traces {
    /** <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>, as header of a record. */
    public static final String HEADER = "traceparent";

    private static final TextMapGetter<String> ONLY_HEADER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String value) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String value, String key) {
            return key.equals(HEADER) ? value : null;
        }
    };

    private final Tracer tracer;

    public Traces(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.chatroom");
    }

    /** Of what this thread is at, as the header has it; null if that is not traced. */
    public static @Nullable String current() {
        return of(Span.current());
    }

    /** As the header has it; null if the span is not recorded: nobody would ask for what comes after it. */
    public static @Nullable String of(Span span) {
        SpanContext context = span.getSpanContext();
        return context.isValid() && context.isSampled()
                ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-01"
                : null;
    }

    /** The header of a record; null without one. */
    public static @Nullable String of(byte @Nullable [] header) {
        // a NUL is no part of any trace, and no database takes it
        return header == null ? null : new String(header, StandardCharsets.UTF_8).replace("\u0000", "");
    }

    /** Goes on where {@code traceparent} left off, until the span is ended; without one, a span that nobody sees. */
    public Span begin(String what, SpanKind kind, @Nullable String traceparent) {
        if (traceparent == null) {
            return Span.getInvalid();
        }
        Context before = W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, ONLY_HEADER);
        return Span.fromContext(before).getSpanContext().isValid()
                ? tracer.spanBuilder(what).setSpanKind(kind).setParent(before).startSpan()
                : Span.getInvalid();
    }

    /** One for each record of a batch that belongs to a trace. */
    public List<Span> beginAll(String what, List<@Nullable String> traceparents) {
        return traceparents.stream()
                .filter(traceparent -> traceparent != null)
                .map(traceparent -> begin(what, SpanKind.CONSUMER, traceparent))
                .toList();
    }
}
