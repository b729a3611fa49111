package io.chatroom.platforms.zulip;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.MediaSource;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** <a href="https://zulip.com/api/get-file-temporary-url">An upload is exchanged for an address</a> that is open for a minute. */
@Singleton
class ZulipMedia implements MediaSource {
    private static final String UPLOADS = "/user_uploads/";
    private static final String CHARACTER = "(?:[A-Za-z0-9_~-]|%[0-9A-Fa-f]{2})";
    private static final String SEGMENT = CHARACTER + "(?:\\.?" + CHARACTER + "){0,100}";
    private static final Pattern PATH = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + "){1,6}");

    @Override
    public String id() {
        return ZulipDescriptor.ID;
    }

    @Override
    public Answer locate(
            @Nullable String url, @Nullable String externalId, Inbox inbox, PlatformHttp http, Instant now) {
        Optional<ZulipApi> api = ZulipApi.of(inbox, http);
        if (api.isEmpty()) {
            return new Answer.Gone("The inbox has no API key, or no address of a server.");
        }
        String uploads = api.get().base() + UPLOADS;
        if (url == null || !url.startsWith(uploads) || !isPath(url.substring(uploads.length()))) {
            return new Answer.Gone("The message names no upload of the inbox's server.");
        }
        return switch (api.get().get("user_uploads/" + url.substring(uploads.length()))) {
            case Answered answer
            when answer.status() == 200 ->
                UntrustedJson.filled(ZulipApi.json(answer), "url")
                        .filter(path -> path.startsWith(UPLOADS) && isPath(path.substring(UPLOADS.length())))
                        .map(path -> Answer.at(URI.create(api.get().base() + path), Map.of()))
                        .orElseGet(() -> new Answer.Gone("Zulip's answer names no address of the file."));
            case PlatformHttp.Outcome other -> Answer.unhelpful(other, "Zulip");
        };
    }

    private static boolean isPath(String path) {
        return PATH.matcher(path).matches() && !path.contains("%2f") && !path.contains("%2F");
    }
}
