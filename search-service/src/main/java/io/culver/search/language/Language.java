package io.culver.search.language;

import java.lang.Character.UnicodeScript;
import java.util.function.Supplier;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.ArabicStemmer;
import org.tartarus.snowball.ext.CatalanStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.GreekStemmer;
import org.tartarus.snowball.ext.HungarianStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/** The languages whose words are reduced to stems, by Snowball's rules as Lucene has them. */
@SuppressWarnings("ImmutableEnumChecker") // the suppliers are constructors
enum Language {
    ARABIC(ArabicStemmer::new, UnicodeScript.ARABIC),
    CATALAN(CatalanStemmer::new, UnicodeScript.LATIN),
    DANISH(DanishStemmer::new, UnicodeScript.LATIN),
    DUTCH(DutchStemmer::new, UnicodeScript.LATIN),
    ENGLISH(EnglishStemmer::new, UnicodeScript.LATIN),
    FINNISH(FinnishStemmer::new, UnicodeScript.LATIN),
    FRENCH(FrenchStemmer::new, UnicodeScript.LATIN),
    GERMAN(GermanStemmer::new, UnicodeScript.LATIN),
    GREEK(GreekStemmer::new, UnicodeScript.GREEK),
    HUNGARIAN(HungarianStemmer::new, UnicodeScript.LATIN),
    ITALIAN(ItalianStemmer::new, UnicodeScript.LATIN),
    NORWEGIAN(NorwegianStemmer::new, UnicodeScript.LATIN),
    PORTUGUESE(PortugueseStemmer::new, UnicodeScript.LATIN),
    ROMANIAN(RomanianStemmer::new, UnicodeScript.LATIN),
    RUSSIAN(RussianStemmer::new, UnicodeScript.CYRILLIC),
    SPANISH(SpanishStemmer::new, UnicodeScript.LATIN),
    SWEDISH(SwedishStemmer::new, UnicodeScript.LATIN),
    TURKISH(TurkishStemmer::new, UnicodeScript.LATIN);

    private final Supplier<SnowballStemmer> stemmer;
    private final UnicodeScript script;

    Language(Supplier<SnowballStemmer> stemmer, UnicodeScript script) {
        this.stemmer = stemmer;
        this.script = script;
    }

    /** Whether a word that begins with this letter may be one of its. */
    boolean isWrittenWith(int letter) {
        return UnicodeScript.of(letter) == script;
    }

    /** For one thread. */
    Stemmer newStemmer() {
        SnowballStemmer snowball = stemmer.get();
        return word -> {
            snowball.setCurrent(word);
            snowball.stem();
            return snowball.getCurrent();
        };
    }

    /** Reduces words to what their forms have in common. */
    @FunctionalInterface
    interface Stemmer {
        String stem(String word);
    }
}
