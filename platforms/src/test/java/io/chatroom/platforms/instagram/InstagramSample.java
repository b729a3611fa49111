package io.chatroom.platforms.instagram;

import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.PlatformHttp.Request;
import io.chatroom.platforms.meta.MessagingSample;
import java.util.Map;

class InstagramSample implements MessagingSample {
    static final String ACCOUNT = "17840000000000001";

    @Override
    public String platform() {
        return "instagram";
    }

    @Override
    public String object() {
        return "instagram";
    }

    @Override
    public String account() {
        return ACCOUNT;
    }

    @Override
    public String accessToken() {
        return "IGAAkitAccountToken";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("account_id", ACCOUNT, "app_id", "550000000000005");
    }

    @Override
    public Answered whenAllIsWell(Request request) {
        return MessagingSample.answered(200, "{\"username\":\"blue.things\",\"id\":\"17840000000000001\"}");
    }

    @Override
    public Answered known() {
        return MessagingSample.answered(200, """
                {"name":"Mira Okafor","username":"mira.o","profile_pic":"https://platform-lookaside.example/7700000000000017.jpg","id":"7700000000000017"}""");
    }
}
