package io.culver.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.util.BytesRef;

/**
 * What a word is: a run of letters and digits in folded text; in Chinese, Japanese and Korean,
 * which are written without spaces, each two neighbouring characters. Everything else only
 * separates.
 */
public final class WordAnalyzer extends Analyzer {
    private static final int ALL_CJK =
            CJKBigramFilter.HAN
                    | CJKBigramFilter.HIRAGANA
                    | CJKBigramFilter.KATAKANA
                    | CJKBigramFilter.HANGUL;

    private final boolean isForIndex;

    private WordAnalyzer(boolean isForIndex) {
        this.isForIndex = isForIndex;
    }

    /** For documents: beside each two CJK characters also the single ones, so that one is found. */
    static WordAnalyzer forIndex() {
        return new WordAnalyzer(true);
    }

    /** For what is looked for: single CJK characters only where they stand alone. */
    public static WordAnalyzer forQueries() {
        return new WordAnalyzer(false);
    }

    /** Text as this analyzer takes it. */
    static String prepare(String text) {
        // UAX #29 keeps example.com and snake_case whole; nobody could then find their parts. It
        // keeps don't whole too, which is right, however the apostrophe is written.
        return Folding.fold(text)
                .replace('.', ' ')
                .replace('_', ' ')
                .replace(':', ' ')
                .replace('\u2019', '\'');
    }

    /** The words of a text in order; a document has the text if it has them as a phrase. */
    public List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        try (TokenStream tokens = tokenStream(IndexFields.BODY_WORDS, prepare(text))) {
            var term = tokens.getAttribute(TermToBytesRefAttribute.class);
            var step = tokens.getAttribute(PositionIncrementAttribute.class);
            tokens.reset();
            int position = -1;
            while (tokens.incrementToken()) {
                position += step.getPositionIncrement();
                words.add(new Word(BytesRef.deepCopyOf(term.getBytesRef()), position));
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string cannot fail to be read
        }
        return words;
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        var tokenizer = new StandardTokenizer();
        return new TokenStreamComponents(
                tokenizer, new CJKBigramFilter(tokenizer, ALL_CJK, isForIndex));
    }

    /** Keeps phrases from running on from one header field or part into the next. */
    @Override
    public int getPositionIncrementGap(String fieldName) {
        return 100;
    }

    /** A word and where it stands. */
    public record Word(BytesRef term, int position) {}
}
