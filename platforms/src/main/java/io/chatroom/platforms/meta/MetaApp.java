package io.chatroom.platforms.meta;

import io.chatroom.platforms.descriptor.Field;
import java.util.List;

/** The credentials of an app in Meta's dashboard, which proves its webhooks and calls the Graph API. */
public final class MetaApp {
    public static final String APP_SECRET = "app_secret";
    public static final String VERIFY_TOKEN = "verify_token";
    public static final String ACCESS_TOKEN = "access_token";
    public static final String APP_ID = "app_id";

    private static final String PRINTABLE = "[!-~]";

    /** {@code tokenHelp} says where the access token comes from. */
    public static List<Field> credentials(String tokenHelp) {
        return List.of(
                new Field(
                        APP_SECRET,
                        "App secret",
                        "In the app's dashboard under App settings, Basic. Meta signs every event with it.",
                        Field.Kind.SECRET,
                        true,
                        PRINTABLE + "{8,256}",
                        "An app secret has no spaces and at least 8 characters."),
                new Field(
                        VERIFY_TOKEN,
                        "Verify token",
                        "Make one up. Meta sends it back once, when you enter the webhook address there.",
                        Field.Kind.SECRET,
                        true,
                        PRINTABLE + "{8,256}",
                        "A verify token has no spaces and at least 8 characters."),
                new Field(
                        ACCESS_TOKEN,
                        "Access token",
                        tokenHelp,
                        Field.Kind.SECRET,
                        true,
                        PRINTABLE + "{8,1000}",
                        "An access token has no spaces and at least 8 characters."));
    }

    private MetaApp() {}
}
