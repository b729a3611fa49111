package io.chatroom.e2e.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures of a page while it loads, and how soon they come to look like the last of them. */
final class Filmstrip {
    /** Seconds since the epoch, as the browser gives them. */
    private record Frame(double at, int[] histogram) {}

    private static final int SHADES = 256;

    private final List<Frame> frames = new ArrayList<>();

    /** Begins at once; frames come with what the browser draws, for as long as the page lives. */
    static Filmstrip of(CDPSession session) {
        Filmstrip strip = new Filmstrip();
        session.on("Page.screencastFrame", frame -> {
            strip.add(frame);
            JsonObject seen = new JsonObject();
            seen.add("sessionId", frame.get("sessionId"));
            session.send("Page.screencastFrameAck", seen);
        });
        JsonObject asked = new JsonObject();
        asked.addProperty("format", "jpeg");
        asked.addProperty("quality", 60);
        asked.addProperty("everyNthFrame", 1);
        session.send("Page.startScreencast", asked);
        return strip;
    }

    /**
     * The mean time at which a part of the page came to look as it does at last, in milliseconds after {@code begin} (seconds since the epoch). What a part
     * is, is told by colours and not by places, as Speed Index has it: what moves without changing does not count.
     */
    double speedIndex(double begin) {
        List<Frame> shown = frames.stream().filter(frame -> frame.at() >= begin).toList();
        if (shown.isEmpty()) {
            return 0;
        }
        int[] last = shown.getLast().histogram();
        double whole = distance(blank(last), last);
        double index = 0;
        double since = begin;
        double missing = 1;
        for (Frame frame : shown) {
            index += missing * (frame.at() - since);
            since = frame.at();
            missing = whole == 0 ? 0 : Math.min(1, distance(frame.histogram(), last) / whole);
        }
        return index * 1000;
    }

    private void add(JsonObject frame) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(
                    Base64.getDecoder().decode(frame.get("data").getAsString())));
            frames.add(
                    new Frame(frame.getAsJsonObject("metadata").get("timestamp").getAsDouble(), histogram(picture)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] histogram(BufferedImage picture) {
        int[] counts = new int[3 * SHADES];
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int colour = picture.getRGB(x, y);
                counts[colour >> 16 & 0xff]++;
                counts[SHADES + (colour >> 8 & 0xff)]++;
                counts[2 * SHADES + (colour & 0xff)]++;
            }
        }
        return counts;
    }

    /** Before anything is drawn the browser shows white. */
    private static int[] blank(int[] like) {
        int pixels = 0;
        for (int shade = 0; shade < SHADES; shade++) {
            pixels += like[shade];
        }
        int[] counts = new int[like.length];
        for (int channel = 1; channel <= 3; channel++) {
            counts[channel * SHADES - 1] = pixels;
        }
        return counts;
    }

    private static double distance(int[] one, int[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += Math.abs(one[at] - other[at]);
        }
        return sum;
    }

    private Filmstrip() {}
}
