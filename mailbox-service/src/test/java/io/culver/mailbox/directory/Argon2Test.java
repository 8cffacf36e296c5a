package io.culver.mailbox.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mailbox.store.PasswordHash;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Secret;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Argon2id hashes and their PHC strings. */
class Argon2Test {
    private final Argon2 argon2 = new Argon2(new Random(1));

    @Test
    void matchesOnlyThePasswordThatWasHashed() {
        PasswordHash hash = argon2.hash(Secret.of("correct horse"));

        assertTrue(argon2.matches(hash, Secret.of("correct horse")));
        assertFalse(argon2.matches(hash, Secret.of("correct hors")));
        assertFalse(argon2.matches(hash, Secret.of("")));
    }

    @Test
    void saltsEveryHash() {
        assertNotEquals(argon2.hash(Secret.of("same")).phc(), argon2.hash(Secret.of("same")).phc());
    }

    /** Made by the reference implementation: {@code argon2 somesalt -id -t 2 -k 256 -p 1}. */
    @Test
    void agreesWithTheReferenceImplementation() {
        var stored =
                new PasswordHash(
                        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ"
                                + "$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");

        assertTrue(argon2.matches(stored, Secret.of("password")));
        assertFalse(argon2.matches(stored, Secret.of("passwore")));
    }

    @Test
    void writesTheStringThatItReads() {
        PasswordHash hash = argon2.hash(Secret.of("secret"));

        assertTrue(hash.phc().startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
        assertEquals(hash.phc(), PhcString.parse(hash).toPasswordHash().phc());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=999,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2,p=0$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2,p=1$$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$2y$10$abcdefghijklmnopqrstuv"
            })
    void refusesHashesThatItDidNotMakeOrThatCostTooMuch(String phc) {
        var refusal =
                assertThrows(
                        MailException.class,
                        () -> argon2.matches(new PasswordHash(phc), Secret.of("password")));

        assertEquals(MailError.CORRUPTION, refusal.error());
    }
}
