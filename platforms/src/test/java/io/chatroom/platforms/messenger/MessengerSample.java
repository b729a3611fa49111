package io.chatroom.platforms.messenger;

import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.PlatformHttp.Request;
import io.chatroom.platforms.meta.MessagingSample;
import java.util.Map;

class MessengerSample implements MessagingSample {
    static final String PAGE = "660000000000001";

    @Override
    public String platform() {
        return "messenger";
    }

    @Override
    public String object() {
        return "page";
    }

    @Override
    public String account() {
        return PAGE;
    }

    @Override
    public String accessToken() {
        return "EAAkitPageToken";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("page_id", PAGE, "app_id", "550000000000005");
    }

    @Override
    public Answered whenAllIsWell(Request request) {
        if (!request.method().equals("GET")) {
            return MessagingSample.answered(200, "{\"success\":true}");
        }
        return request.url().getPath().endsWith("/subscribed_apps")
                ? MessagingSample.answered(200, """
                        {"data":[{"id":"550000000000005","name":"Blue Things chat","subscribed_fields":["messages","messaging_postbacks",\
                        "message_deliveries","message_echoes","message_edits","message_reactions","message_reads"]}]}""")
                : MessagingSample.answered(200, "{\"name\":\"Blue Things\",\"id\":\"660000000000001\"}");
    }

    @Override
    public Answered known() {
        return MessagingSample.answered(200, """
                {"name":"Mira Okafor","profile_pic":"https://platform-lookaside.example/7700000000000017.jpg","id":"7700000000000017"}""");
    }
}
