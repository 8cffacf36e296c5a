package io.culver.search.language;

import java.util.function.Supplier;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
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

/**
 * The languages whose words are reduced to stems: those for which Lucene has both a stemmer of
 * Snowball's and the words that are everywhere in it. Of all others, words are taken as they are.
 */
@SuppressWarnings("ImmutableEnumChecker") // Lucene gives its sets out as they cannot be changed
public enum Language {
    ARABIC(ArabicStemmer::new, ArabicAnalyzer.getDefaultStopSet()),
    CATALAN(CatalanStemmer::new, CatalanAnalyzer.getDefaultStopSet()),
    DANISH(DanishStemmer::new, DanishAnalyzer.getDefaultStopSet()),
    DUTCH(DutchStemmer::new, DutchAnalyzer.getDefaultStopSet()),
    ENGLISH(EnglishStemmer::new, EnglishAnalyzer.getDefaultStopSet()),
    FINNISH(FinnishStemmer::new, FinnishAnalyzer.getDefaultStopSet()),
    FRENCH(FrenchStemmer::new, FrenchAnalyzer.getDefaultStopSet()),
    GERMAN(GermanStemmer::new, GermanAnalyzer.getDefaultStopSet()),
    GREEK(GreekStemmer::new, GreekAnalyzer.getDefaultStopSet()),
    HUNGARIAN(HungarianStemmer::new, HungarianAnalyzer.getDefaultStopSet()),
    ITALIAN(ItalianStemmer::new, ItalianAnalyzer.getDefaultStopSet()),
    NORWEGIAN(NorwegianStemmer::new, NorwegianAnalyzer.getDefaultStopSet()),
    PORTUGUESE(PortugueseStemmer::new, PortugueseAnalyzer.getDefaultStopSet()),
    ROMANIAN(RomanianStemmer::new, RomanianAnalyzer.getDefaultStopSet()),
    RUSSIAN(RussianStemmer::new, RussianAnalyzer.getDefaultStopSet()),
    SPANISH(SpanishStemmer::new, SpanishAnalyzer.getDefaultStopSet()),
    SWEDISH(SwedishStemmer::new, SwedishAnalyzer.getDefaultStopSet()),
    TURKISH(TurkishStemmer::new, TurkishAnalyzer.getDefaultStopSet());

    private final Supplier<SnowballStemmer> stemmer;
    private final CharArraySet everywhere;

    Language(Supplier<SnowballStemmer> stemmer, CharArraySet everywhere) {
        this.stemmer = stemmer;
        this.everywhere = everywhere;
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

    /** The words that hardly any text of the language is without. */
    CharArraySet everywhere() {
        return everywhere;
    }

    /** Reduces words to what their forms have in common. */
    @FunctionalInterface
    interface Stemmer {
        String stem(String word);
    }
}
