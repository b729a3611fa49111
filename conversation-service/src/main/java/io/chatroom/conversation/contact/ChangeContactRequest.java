package io.chatroom.conversation.contact;

import io.chatroom.conversation.mergepatch.Given;
import io.chatroom.conversation.problem.ProblemException;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        description =
                "What is left out stays; null takes it away. `name` null leaves the name to the platforms again. Of"
                        + " `custom_attributes` too, what is left out stays, and null goes.",
        examples = "{\"email\": \"ada@example.com\", \"custom_attributes\": {\"plan\": \"pro\"}}")
public record ChangeContactRequest(
        @Nullable @Schema(implementation = String.class, maxLength = LONGEST_NAME, examples = "Ada Lovelace")
        Given<String> name,

        @Nullable @Schema(implementation = String.class, maxLength = LONGEST_EMAIL, examples = "ada@example.com")
        Given<String> email,

        @Nullable @Schema(implementation = String.class, maxLength = 30, examples = "+44 20 7946 0000")
        Given<String> phone,

        @Nullable @Schema(type = SchemaType.OBJECT, examples = "{\"plan\": \"pro\"}")
        Map<String, @Nullable Object> customAttributes,

        @Nullable
        @Schema(description = "Nothing that a blocked contact writes opens a conversation or asks for attention")
        Boolean blocked) {
    static final int LONGEST_NAME = 200;
    static final int LONGEST_EMAIL = 254;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\u0000]+@[^\\s@\\u0000]+\\.[^\\s@\\u0000]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]{2,28}");

    void check() {
        if (name == null && email == null && phone == null && customAttributes == null && blocked == null) {
            throw ProblemException.invalid(
                    "name",
                    "required",
                    "Nothing is to be changed: give name, email, phone, custom_attributes or blocked.");
        }
        String newName = name == null ? null : name.value();
        if (newName != null && (newName.isBlank() || newName.length() > LONGEST_NAME || newName.indexOf('\0') >= 0)) {
            throw ProblemException.invalid(
                    "name", "size", "A name has 1 to " + LONGEST_NAME + " characters, and no NUL; or it is null.");
        }
        String newEmail = email == null ? null : email.value();
        if (newEmail != null
                && (newEmail.length() > LONGEST_EMAIL
                        || !EMAIL.matcher(newEmail).matches())) {
            throw ProblemException.invalid("email", "invalid", "This is no e-mail address.");
        }
        String newPhone = phone == null ? null : phone.value();
        if (newPhone != null && !PHONE.matcher(newPhone).matches()) {
            throw ProblemException.invalid(
                    "phone", "invalid", "A phone number has 3 to 30 digits, spaces, or any of ( ) . / - after a +.");
        }
    }
}
