package io.culver.search.exact;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Text of one script, with what people put between, in few different letters so that they meet. */
final class Letters {
    private static final List<Letters> ALL =
            List.of(
                    new Letters("abcdeABE", "windows-1252"),
                    new Letters("äßéñÅoEœ", "windows-1252"),
                    new Letters("приветЩЁ", "KOI8-R"),
                    new Letters("σςΣάΐυΥΰ", "ISO-8859-7"),
                    new Letters("مرحباةآ", "windows-1256"),
                    new Letters("שלוםךתָּ", "windows-1255"),
                    new Letters("สวัดีชาำ", "TIS-620"),
                    new Letters("京都東市我们。，", "GB18030"),
                    new Letters("カタガーひら々東京、", "Shift_JIS"),
                    new Letters("안녕하각가요", "EUC-KR"),
                    new Letters("🎉🎂👩\u200D🚀❤\uFE0F☺€", "UTF-8"),
                    new Letters("iİıIﬁﬀｆＦ①²ǅŉ", "UTF-8"),
                    new Letters("e\u0301éo\u0308\u0327n\u0303\u1E69", "UTF-8"),
                    new Letters("𐐨𐐀𝔄𠮷", "UTF-8"));

    private static final List<String> BETWEEN =
            List.of(
                    " ", " ", " ", " ", " ", " ", "\r\n", "\t", ", ", ". ", "-", "/", "://", "@",
                    ".", "'", "\u2019", "\"", "\\", "*", "?", "_", "(", ") ", "...", "  ", "\u00A0",
                    "=\r\n", "42", "3.14", "%", "\u00AD", "\u200B");

    private final int[] letters;
    private final Charset charset;

    private Letters(String letters, String charset) {
        this.letters = letters.codePoints().toArray();
        this.charset = Charset.forName(charset);
    }

    static Letters any(RandomGenerator random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    /** The script's charset of old, if it can write the text. */
    Charset charset(String text) {
        boolean isFaithful = new String(text.getBytes(charset), charset).equals(text);
        return isFaithful ? charset : StandardCharsets.UTF_8;
    }

    /** Words, and what stands between them; sometimes of another script. */
    String text(RandomGenerator random, int wordsMax) {
        var text = new StringBuilder();
        int words = random.nextInt(wordsMax + 1);
        for (int i = 0; i < words; i++) {
            (random.nextInt(8) == 0 ? any(random) : this).addWord(random, text);
            if (random.nextInt(8) != 0) {
                text.append(between(random));
            }
        }
        return text.toString();
    }

    private void addWord(RandomGenerator random, StringBuilder text) {
        int length = random.nextInt(200) == 0 ? 300 : 1 + random.nextInt(6);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
    }

    static String between(RandomGenerator random) {
        return BETWEEN.get(random.nextInt(BETWEEN.size()));
    }
}
