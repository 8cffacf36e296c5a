package io.culver.imap.netty;

import io.culver.imap.limits.LimitHits;
import io.culver.imap.limits.Limits;
import io.culver.imap.limits.Uploads;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.session.Input;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What framing finds does not depend on where the octets were cut. */
public final class FramingFuzz {

    private FramingFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] octets) {
        for (boolean isTrusted : new boolean[] {false, true}) {
            List<Input> whole = inputs(octets, Math.max(1, octets.length), isTrusted);
            List<Input> cut = inputs(octets, 1, isTrusted);
            if (!whole.equals(cut)) {
                throw new AssertionError(whole + " is not " + cut);
            }
        }
    }

    private static List<Input> inputs(byte[] octets, int segment, boolean isTrusted) {
        var decoder =
                new FrameDecoder(
                        Grammar.of(List.of()),
                        () -> false,
                        () -> true,
                        Uploads.STANDARD,
                        Limits.STALL,
                        new LimitHits(new SimpleMeterRegistry()));
        if (isTrusted) {
            decoder.trust();
        }
        var channel = new EmbeddedChannel(decoder);
        for (int at = 0; at < octets.length; at += segment) {
            int end = Math.min(octets.length, at + segment);
            channel.writeInbound(Unpooled.wrappedBuffer(Arrays.copyOfRange(octets, at, end)));
        }
        List<Input> inputs = new ArrayList<>();
        for (Input input = channel.readInbound(); input != null; input = channel.readInbound()) {
            inputs.add(input);
        }
        channel.finishAndReleaseAll();
        return inputs;
    }
}
