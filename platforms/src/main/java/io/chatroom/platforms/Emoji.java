package io.chatroom.platforms;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The names that several platforms write for emoji, such as {@code thumbsup}. Only those that are met every day: a name that is
 * not known here, as every workspace has some of its own, stays as it was written.
 */
public final class Emoji {
    private static final Pattern WRITTEN = Pattern.compile(":([a-z0-9_+'-]{1,80}):");

    private static final Map<String, String> BY_NAME =
            """
            +1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 ok_hand 👌 clap 👏 raised_hands 🙌 pray 🙏 wave 👋 muscle 💪 point_up ☝️ point_down 👇
            point_left 👈 point_right 👉 point_up_2 👆 v ✌️ fist ✊ facepunch 👊 punch 👊 handshake 🤝 crossed_fingers 🤞 raised_hand ✋
            hand ✋ writing_hand ✍️ eyes 👀 brain 🧠 ear 👂 heart ❤️ orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙
            purple_heart 💜 black_heart 🖤 broken_heart 💔 two_hearts 💕 sparkling_heart 💖 heartpulse 💗 100 💯 fire 🔥 sparkles ✨
            star ⭐ star2 🌟 boom 💥 zap ⚡ tada 🎉 confetti_ball 🎊 balloon 🎈 gift 🎁 birthday 🎂 cake 🍰 trophy 🏆 medal 🏅 dart 🎯
            rocket 🚀 bulb 💡 bell 🔔 mega 📣 loudspeaker 📢 hourglass ⌛ hourglass_flowing_sand ⏳ alarm_clock ⏰ watch ⌚ calendar 📆
            date 📅 pushpin 📌 paperclip 📎 link 🔗 lock 🔒 unlock 🔓 key 🔑 mag 🔍 wrench 🔧 hammer 🔨 gear ⚙️ package 📦 truck 🚚
            email 📧 envelope ✉️ phone ☎️ telephone ☎️ iphone 📱 computer 💻 floppy_disk 💾 camera 📷 memo 📝 pencil 📝 book 📖 books 📚
            moneybag 💰 euro 💶 dollar 💵 credit_card 💳 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊
            white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎ heavy_plus_sign ➕
            heavy_minus_sign ➖ warning ⚠️ exclamation ❗ heavy_exclamation_mark ❗ question ❓ bangbang ‼️ interrobang ⁉️ no_entry ⛔
            no_entry_sign 🚫 octagonal_sign 🛑 construction 🚧 rotating_light 🚨 sos 🆘 new 🆕 ok 🆗 cool 🆒 free 🆓 up 🆙
            red_circle 🔴 large_blue_circle 🔵 large_green_circle 🟢 large_yellow_circle 🟡 large_orange_circle 🟠 white_circle ⚪
            black_circle ⚫ arrow_up ⬆️ arrow_down ⬇️ arrow_left ⬅️ arrow_right ➡️ arrows_counterclockwise 🔄 recycle ♻️ repeat 🔁
            information_source ℹ️ speech_balloon 💬 thought_balloon 💭 zzz 💤 sunny ☀️ cloud ☁️ umbrella ☔ snowflake ❄️ rainbow 🌈
            coffee ☕ tea 🍵 beer 🍺 beers 🍻 pizza 🍕 apple 🍎 banana 🍌 house 🏠 office 🏢 car 🚗 bike 🚲 airplane ✈️ earth_africa 🌍
            dog 🐶 cat 🐱 bug 🐛 bee 🐝 turtle 🐢 unicorn_face 🦄 see_no_evil 🙈 hear_no_evil 🙉 speak_no_evil 🙊 rose 🌹 sunflower 🌻
            four_leaf_clover 🍀 ghost 👻 skull 💀 robot_face 🤖 alien 👽 poop 💩 hankey 💩
            grinning 😀 smiley 😃 smile 😄 grin 😁 laughing 😆 satisfied 😆 sweat_smile 😅 joy 😂 rolling_on_the_floor_laughing 🤣 rofl 🤣
            slightly_smiling_face 🙂 simple_smile 🙂 upside_down_face 🙃 wink 😉 blush 😊 innocent 😇 heart_eyes 😍 star-struck 🤩
            kissing_heart 😘 kissing 😗 yum 😋 stuck_out_tongue 😛 stuck_out_tongue_winking_eye 😜 zany_face 🤪 money_mouth_face 🤑
            hugging_face 🤗 hugs 🤗 thinking_face 🤔 thinking 🤔 zipper_mouth_face 🤐 neutral_face 😐 expressionless 😑 no_mouth 😶
            smirk 😏 unamused 😒 face_with_rolling_eyes 🙄 roll_eyes 🙄 grimacing 😬 relieved 😌 pensive 😔 sleepy 😪 sleeping 😴
            mask 😷 face_with_thermometer 🤒 nauseated_face 🤢 sneezing_face 🤧 hot_face 🥵 cold_face 🥶 dizzy_face 😵 exploding_head 🤯
            partying_face 🥳 sunglasses 😎 nerd_face 🤓 confused 😕 worried 😟 slightly_frowning_face 🙁 white_frowning_face ☹️
            open_mouth 😮 hushed 😯 astonished 😲 flushed 😳 pleading_face 🥺 fearful 😨 cold_sweat 😰 disappointed_relieved 😥 cry 😢
            sob 😭 scream 😱 confounded 😖 persevere 😣 disappointed 😞 sweat 😓 weary 😩 tired_face 😫 yawning_face 🥱 triumph 😤
            rage 😡 angry 😠 face_with_symbols_on_mouth 🤬 smiling_imp 😈 clown_face 🤡 cowboy_hat_face 🤠 shushing_face 🤫
            face_with_hand_over_mouth 🤭 saluting_face 🫡 melting_face 🫠 heart_hands 🫶 face_palm 🤦 facepalm 🤦 shrug 🤷
            man-shrugging 🤷‍♂️ woman-shrugging 🤷‍♀️ man-facepalming 🤦‍♂️ woman-facepalming 🤦‍♀️ raising_hand 🙋 bow 🙇 dancer 💃
            skin-tone-2 🏻 skin-tone-3 🏼 skin-tone-4 🏽 skin-tone-5 🏾 skin-tone-6 🏿
            """.lines().flatMap(Emoji::pairs).collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));

    public static Optional<String> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Puts emoji where a text has {@code :name:} of one; {@code others} knows more names, and is asked first. */
    public static String inText(String text, Function<String, Optional<String>> others) {
        if (text.indexOf(':') < 0) {
            return text;
        }
        Matcher matcher = WRITTEN.matcher(text);
        StringBuilder shown = new StringBuilder(text.length());
        int copied = 0;
        int at = 0;
        while (matcher.find(at)) {
            String name = matcher.group(1);
            Optional<String> emoji = others.apply(name).or(() -> named(name));
            if (emoji.isPresent()) {
                shown.append(text, copied, matcher.start()).append(emoji.get());
                copied = matcher.end();
                at = copied;
            } else {
                // its closing colon may open the next one
                at = matcher.end() - 1;
            }
        }
        return copied == 0 ? text : shown.append(text, copied, text.length()).toString();
    }

    private static Stream<String[]> pairs(String line) {
        String[] words = line.strip().split("\\s+");
        return IntStream.range(0, words.length / 2).mapToObj(i -> new String[] {words[2 * i], words[2 * i + 1]});
    }

    private Emoji() {}
}
