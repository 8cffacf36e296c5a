package io.culver.search.index;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.codecs.compressing.CompressionMode;
import org.apache.lucene.codecs.compressing.Compressor;
import org.apache.lucene.codecs.compressing.Decompressor;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.ByteBuffersDataInput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/** Compresses a chunk of stored texts by zstd: its coded length, then as much. */
final class ZstdMode extends CompressionMode {
    /** As for messages' bytes: higher levels cost several times the time for some per cent. */
    private static final int LEVEL = 3;

    /**
     * What zstd needs for one chunk at a time: to make one takes longer than a chunk. There come to
     * be as many as threads ever decoded at the same time.
     */
    private static final Queue<ZstdDecompressCtx> UNUSED = new ConcurrentLinkedQueue<>();

    @Override
    public Compressor newCompressor() {
        return new Coder();
    }

    @Override
    public Decompressor newDecompressor() {
        return new Decoder();
    }

    private static final class Coder extends Compressor {
        @Override
        public void compress(ByteBuffersDataInput in, DataOutput out) throws IOException {
            byte[] plain = new byte[Math.toIntExact(in.length())];
            in.readBytes(plain, 0, plain.length);
            byte[] coded = Zstd.compress(plain, LEVEL);
            out.writeVInt(coded.length);
            out.writeBytes(coded, coded.length);
        }

        @Override
        public void close() {}
    }

    /** Keeps its buffers from chunk to chunk; each thread that reads has one of its own. */
    private static final class Decoder extends Decompressor {
        private byte[] coded = BytesRef.EMPTY_BYTES;

        @Override
        public void decompress(
                DataInput in, int plainLength, int offset, int length, BytesRef texts)
                throws IOException {
            if (length == 0) {
                texts.length = 0; // Lucene does not ask to step over the chunk
                return;
            }
            int codedLength = in.readVInt();
            if (codedLength < 0 || codedLength > Zstd.compressBound(plainLength)) {
                throw new CorruptIndexException("chunk of no possible length", in);
            }
            coded = ArrayUtil.growNoCopy(coded, codedLength);
            in.readBytes(coded, 0, codedLength);
            texts.bytes = ArrayUtil.growNoCopy(texts.bytes, plainLength);
            if (decode(texts.bytes, plainLength, codedLength, in) != plainLength) {
                throw new CorruptIndexException("chunk of another length", in);
            }
            texts.offset = offset;
            texts.length = length;
        }

        private long decode(byte[] plain, int plainLength, int codedLength, DataInput in)
                throws CorruptIndexException {
            ZstdDecompressCtx unused = UNUSED.poll();
            ZstdDecompressCtx zstd = unused == null ? new ZstdDecompressCtx() : unused;
            try {
                return zstd.decompressByteArray(plain, 0, plainLength, coded, 0, codedLength);
            } catch (ZstdException e) {
                throw new CorruptIndexException("damaged chunk", in, e);
            } finally {
                UNUSED.add(zstd);
            }
        }

        @Override
        public Decompressor clone() {
            return new Decoder();
        }
    }
}
