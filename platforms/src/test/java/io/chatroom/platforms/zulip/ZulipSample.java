package io.chatroom.platforms.zulip;

import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.PlatformHttp.Request;
import io.chatroom.platforms.contract.SetupSample;
import io.chatroom.platforms.contract.TokenInBodySample;
import java.util.List;
import java.util.Map;

class ZulipSample implements SetupSample, TokenInBodySample {
    @Override
    public String platform() {
        return "zulip";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("api_base_url", "https://zulip.example", "bot_email", "helper-bot@zulip.example");
    }

    @Override
    public Map<String, List<String>> credentials() {
        return Map.of(
                "webhook_token", List.of("kitIntegrationTokenNew", "kitIntegrationTokenOld"),
                "api_key", List.of("kitApiKeyOfTheBot0123456789"));
    }

    @Override
    public String anotherSecret() {
        return "kitIntegrationTokenElse";
    }

    @Override
    public String message() {
        return """
                {"token":"{token}","bot_email":"helper-bot@zulip.example","bot_full_name":"Helper","trigger":"mention",\
                "data":"@**Helper** is the blue one in stock?","message":{"id":4711,"type":"stream","stream_id":7,"display_recipient":"shop",\
                "subject":"Blue/red","sender_id":21,"sender_email":"mira@zulip.example","sender_full_name":"Mira Okafor",\
                "avatar_url":"https://zulip.example/user_avatars/21.png","content":"@**Helper** is the blue one in stock?",\
                "timestamp":1772618398,"client":"website"}}""";
    }

    @Override
    public String unknownEvent() {
        return "{\"token\":\"{token}\",\"bot_email\":\"helper-bot@zulip.example\",\"trigger\":\"reaction\",\"reaction\":{\"emoji\":\"tada\"}}";
    }

    @Override
    public String externalConversationId() {
        return "7/Blue/red";
    }

    @Override
    public Answered accepted() {
        return TokenInBodySample.json(200, "{\"result\":\"success\",\"msg\":\"\",\"id\":4712}");
    }

    @Override
    public Answered whenAllIsWell(Request request) {
        return TokenInBodySample.json(200, "{\"result\":\"success\",\"user_id\":22,\"is_bot\":true}");
    }

    @Override
    public Answered toWrongCredentials(Request request) {
        return TokenInBodySample.json(
                401, "{\"result\":\"error\",\"msg\":\"Invalid API key\",\"code\":\"INVALID_API_KEY\"}");
    }

    @Override
    public String wrongCredential() {
        return "api_key";
    }
}
