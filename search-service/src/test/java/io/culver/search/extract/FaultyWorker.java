package io.culver.search.extract;

import io.culver.search.extract.wire.DocumentHead;
import io.culver.search.extract.wire.DocumentText;
import io.culver.search.limits.SearchLimits;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A worker that does what the names of its documents tell it. */
public final class FaultyWorker {
    private static int documents;

    private FaultyWorker() {}

    /** Reads documents until one of them is its end. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var in = new DataInputStream(System.in);
        var out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
        new DocumentText("", Optional.empty()).writeTo(out);
        while (true) {
            DocumentHead head = DocumentHead.readFrom(in);
            if (head.name().equals("deaf")) {
                new CountDownLatch(1).await();
            }
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                in.skipNBytes(length);
            }
            act(head.name(), out);
            documents++;
        }
    }

    private static void act(String name, DataOutputStream out)
            throws IOException, InterruptedException {
        switch (name) {
            case "hang" -> new CountDownLatch(1).await();
            case "die" -> Runtime.getRuntime().halt(1);
            case "die of age" -> {
                if (documents > 0) {
                    Runtime.getRuntime().halt(1);
                }
                answer("young", out);
            }
            case "hoard" -> hoard();
            case "print" -> out.writeBytes("Warning: something is odd");
            case "cut" -> {
                out.writeInt(0x43554c54);
                Runtime.getRuntime().halt(0);
            }
            case "odd code" -> {
                out.writeInt(0x43554c54);
                out.writeUTF("odd");
                out.writeInt(0);
            }
            case "negative" -> {
                out.writeInt(0x43554c54);
                out.writeUTF("");
                out.writeInt(-1);
            }
            case "no text" -> {
                out.writeInt(0x43554c54);
                out.writeUTF("");
                out.writeInt(1);
                out.write(0xFF);
            }
            case "endless" -> answer("x".repeat(SearchLimits.ATTACHMENT_CHARS + 1), out);
            case "larger than memory" -> {
                out.writeInt(0x43554c54);
                out.writeUTF("");
                out.writeInt(Integer.MAX_VALUE);
            }
            default -> answer(name, out);
        }
    }

    private static void hoard() {
        List<byte[]> kept = new ArrayList<>();
        while (kept.size() < Integer.MAX_VALUE) {
            kept.add(new byte[1 << 20]);
        }
    }

    private static void answer(String text, DataOutputStream out) throws IOException {
        new DocumentText(text, Optional.empty()).writeTo(out);
    }
}
