package io.chatroom.platforms.rocketchat;

import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.PlatformHttp.Request;
import io.chatroom.platforms.contract.LookUpSample;
import io.chatroom.platforms.contract.SetupSample;
import io.chatroom.platforms.contract.TokenInBodySample;
import java.util.List;
import java.util.Map;

class RocketChatSample implements LookUpSample, SetupSample, TokenInBodySample {
    static final String BOT = "b0tUserOfTheKit01";

    @Override
    public String platform() {
        return "rocketchat";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of(
                "api_base_url",
                "https://rocket.example",
                "bot_user_id",
                BOT,
                "team_members",
                List.of("jonasUserOfTheKit"));
    }

    @Override
    public Map<String, List<String>> credentials() {
        return Map.of(
                "webhook_token", List.of("kitIntegrationTokenNew", "kitIntegrationTokenOld"),
                "bot_token", List.of("kit-personal-access-token"));
    }

    @Override
    public String anotherSecret() {
        return "kitIntegrationTokenElse";
    }

    @Override
    public String message() {
        return """
                {"token":"{token}","bot":false,"channel_id":"kitRoomFrontDesk1","channel_name":"front-desk",\
                "message_id":"kitMessageNumber1","timestamp":"2026-03-04T09:59:58.123Z","user_id":"miraUserOfTheKit1",\
                "user_name":"mira","text":"Is the blue one in stock?","siteUrl":"https://rocket.example/"}""";
    }

    @Override
    public String unknownEvent() {
        return """
                {"token":"{token}","bot":false,"timestamp":"2026-03-04T09:59:58.123Z","channel_id":"kitRoomFrontDesk1",\
                "channel_name":"front-desk","owner":{"username":"mira"}}""";
    }

    @Override
    public String externalConversationId() {
        return "kitRoomFrontDesk1";
    }

    @Override
    public Answered accepted() {
        return TokenInBodySample.json(
                200,
                "{\"message\":{\"_id\":\"0195a0000000700080000000000000aa\",\"rid\":\"kitRoomFrontDesk1\"},\"success\":true}");
    }

    @Override
    public Answered there() {
        return accepted();
    }

    @Override
    public Answered notThere() {
        return TokenInBodySample.json(400, "{\"success\":false}");
    }

    @Override
    public Answered whenAllIsWell(Request request) {
        return TokenInBodySample.json(
                200, "{\"_id\":\"" + BOT + "\",\"username\":\"helper\",\"roles\":[\"bot\"],\"success\":true}");
    }

    @Override
    public Answered toWrongCredentials(Request request) {
        return TokenInBodySample.json(401, "{\"status\":\"error\",\"message\":\"You must be logged in to do this.\"}");
    }

    @Override
    public String wrongCredential() {
        return "bot_token";
    }
}
