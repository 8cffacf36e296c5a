package io.culver.testkit.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Somebody who writes or reads mail. */
record Person(Script script, String name, String address) {
    private static final List<Person> ALL =
            List.of(
                    new Person(Script.ENGLISH, "Alice Harper", "alice@example.org"),
                    new Person(Script.ENGLISH, "Bob Fletcher", "bob.fletcher@example.com"),
                    new Person(Script.ENGLISH, "O'Neil, Carol", "carol@sub.example.net"),
                    new Person(Script.ENGLISH, "Dan \"Danny\" Potter", "dan+lists@example.org"),
                    new Person(Script.ENGLISH, "Build Robot", "no-reply@ci.example.com"),
                    new Person(Script.ENGLISH, "", "accounts@example.com"),
                    new Person(Script.LATIN, "Jürgen Größe", "juergen@example.de"),
                    new Person(Script.LATIN, "Élodie Lefèvre", "elodie@example.fr"),
                    new Person(Script.LATIN, "Begoña Muñoz", "begona@example.es"),
                    new Person(Script.CYRILLIC, "Анна Петрова", "anna@example.ru"),
                    new Person(Script.GREEK, "Νίκος Παπαδόπουλος", "nikos@example.gr"),
                    new Person(Script.ARABIC, "ليلى حسن", "layla@example.eg"),
                    new Person(Script.HEBREW, "דוד לוי", "david@example.il"),
                    new Person(Script.THAI, "สมชาย ใจดี", "somchai@example.th"),
                    new Person(Script.CHINESE, "王小明", "xiaoming@example.cn"),
                    new Person(Script.JAPANESE, "山田 太郎", "taro@example.jp"),
                    new Person(Script.KOREAN, "김민준", "minjun@example.kr"),
                    new Person(Script.EMOJI, "Party 🎉 Committee", "party@example.org"));
    private static final List<Person> ENGLISH =
            ALL.stream().filter(person -> person.script.isAscii()).toList();

    static Person any(Chance chance) {
        return chance.oneOf(chance.inHundred(60) ? ENGLISH : ALL);
    }

    static Person foreign(Chance chance) {
        Person person;
        do {
            person = chance.oneOf(ALL);
        } while (person.script.isAscii());
        return person;
    }

    /** {@code mailbox} RFC 5322 §3.4, the name in encoded words if it needs them. */
    String mailbox(Chance chance) {
        if (name.isEmpty()) {
            return address;
        }
        if (script.isAscii()) {
            boolean isPhrase = name.matches("[A-Za-z ]+");
            return (isPhrase ? name : quoted()) + " <" + address + '>';
        }
        var charset = chance.inHundred(50) ? StandardCharsets.UTF_8 : script.legacyCharset();
        String words = Encodings.encodedWords(name, charset, chance.inHundred(60));
        return words + " <" + address + '>';
    }

    /** The name as it is. RFC 6532 */
    String rawMailbox() {
        return quoted() + " <" + address + '>';
    }

    private String quoted() {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    String domain() {
        return address.substring(address.indexOf('@') + 1);
    }
}
