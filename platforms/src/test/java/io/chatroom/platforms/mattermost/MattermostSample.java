package io.chatroom.platforms.mattermost;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.PlatformHttp.Request;
import io.chatroom.platforms.contract.LookUpSample;
import io.chatroom.platforms.contract.SetupSample;
import io.chatroom.platforms.contract.TokenInBodySample;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class MattermostSample implements LookUpSample, SetupSample, TokenInBodySample {
    static final String BOT = "b0tb0tb0tb0tb0tb0tb0tb0tb0";
    static final String CHANNEL = "ch4nnelch4nnelch4nnelch4nn";

    @Override
    public String platform() {
        return "mattermost";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of(
                "api_base_url", "https://mattermost.example", "bot_user_id", BOT, "team_members", List.of("jonas"));
    }

    @Override
    public Map<String, List<String>> credentials() {
        return Map.of(
                "webhook_token", List.of("k1tk1tk1tk1tk1tk1tk1tk1tn1", "k1tk1tk1tk1tk1tk1tk1tk1to2"),
                "bot_token", List.of("s3cr3ts3cr3ts3cr3ts3cr3ts3"));
    }

    @Override
    public String anotherSecret() {
        return "k1tk1tk1tk1tk1tk1tk1tk1tx3";
    }

    @Override
    public String message() {
        return """
                {"token":"{token}","team_id":"t34mt34mt34mt34mt34mt34mt3","team_domain":"shop","channel_id":"ch4nnelch4nnelch4nnelch4nn",\
                "channel_name":"front-desk","timestamp":1772618398000,"user_id":"m1ram1ram1ram1ram1ram1ram1","user_name":"mira",\
                "post_id":"p0stp0stp0stp0stp0stp0stp0","text":"Is the blue one in stock?","trigger_word":"",\
                "file_ids":"f1lef1lef1lef1lef1lef1lef1"}""";
    }

    static String form() {
        return "channel_id=" + CHANNEL + "&channel_name=front-desk&team_domain=shop&team_id=t34mt34mt34mt34mt34mt34mt3"
                + "&post_id=p0stp0stp0stp0stp0stp0stp0&text=Is+the+blue+one+in+stock%3F&timestamp=1772618398&token={token}"
                + "&trigger_word=&user_id=m1ram1ram1ram1ram1ram1ram1&user_name=mira&file_ids=f1lef1lef1lef1lef1lef1lef1";
    }

    @Override
    public String unknownEvent() {
        return "command=%2Fstock&token={token}&channel_id=" + CHANNEL + "&text=blue";
    }

    @Override
    public String externalConversationId() {
        return CHANNEL;
    }

    @Override
    public Answered accepted() {
        return TokenInBodySample.json(
                201, "{\"id\":\"n3wn3wn3wn3wn3wn3wn3wn3wn3\",\"create_at\":1772618400000,\"message\":\"Three\"}");
    }

    @Override
    public Answered there() {
        return TokenInBodySample.json(200, """
                {"order":["0ther0ther0ther0ther0ther0","n3wn3wn3wn3wn3wn3wn3wn3wn3"],"posts":{"n3wn3wn3wn3wn3wn3wn3wn3wn3":\
                {"id":"n3wn3wn3wn3wn3wn3wn3wn3wn3","create_at":1772618390000,"props":{"from_bot":"true",\
                "chatroom_key":"0195a000-0000-7000-8000-0000000000aa"}},"0ther0ther0ther0ther0ther0":\
                {"id":"0ther0ther0ther0ther0ther0","create_at":1772618395000,"props":{}}}}""");
    }

    @Override
    public Answered notThere() {
        return TokenInBodySample.json(200, """
                {"order":["0ther0ther0ther0ther0ther0"],"posts":{"0ther0ther0ther0ther0ther0":{"id":"0ther0ther0ther0ther0ther0",\
                "create_at":1772618395000,"props":{}}}}""");
    }

    @Override
    public Answered whenAllIsWell(Request request) {
        return TokenInBodySample.json(200, "{\"id\":\"" + BOT + "\",\"username\":\"helper\",\"is_bot\":true}");
    }

    @Override
    public Answered toWrongCredentials(Request request) {
        return TokenInBodySample.json(401, """
                {"id":"api.context.session_expired.app_error","message":"Invalid or expired session, please login again.",\
                "request_id":"r1","status_code":401}""");
    }

    @Override
    public String wrongCredential() {
        return "bot_token";
    }

    @Override
    public Optional<String> eventKeyOf(JsonNode facts) {
        return Optional.of("post:" + facts.path("dedupId").asText());
    }
}
