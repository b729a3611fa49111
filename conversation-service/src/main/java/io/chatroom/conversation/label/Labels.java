package io.chatroom.conversation.label;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Which labels there are, for those who put them on conversations. */
@ApplicationScoped
public class Labels {
    private final LabelRepository labels;

    Labels(LabelRepository labels) {
        this.labels = labels;
    }

    /** Those of {@code names} that are labels: from the name in small letters to the name as the label has it. */
    public Map<String, String> named(Collection<String> names) {
        return names.isEmpty()
                ? Map.of()
                : labels.called(names).stream()
                        .collect(Collectors.toMap(label -> label.name().toLowerCase(Locale.ROOT), Label::name));
    }
}
