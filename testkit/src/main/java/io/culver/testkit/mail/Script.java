package io.culver.testkit.mail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A script that people write mail in, some words of it, and the charset before UTF-8. */
enum Script {
    ENGLISH(
            "US-ASCII",
            """
            account agenda agreement already answer april archive attached august bake because
            before board boat book bread bridge budget build cable call camera canteen car chapter
            chart check city class clock cloud coffee colleague contract copy customer date
            deadline december delivery design desk discuss document door draft early engine
            evening example feedback field file final first floor folder forward friday garden
            goods green ground group harbour hotel house idea index invoice item january journey
            july kitchen language later laptop letter light list long lunch machine mail march
            meeting memo monday morning mountain museum music network never note november october
            office offer often order page paper park payment people phone picture plan please
            point poster price print problem project question quick quote rain reader receipt
            record regards release remember reply report request result review river road room
            route safety sample saturday schedule school screen season second september server
            shop signature small software station storage storm street summary summer sunday
            supplier support table team thanks thursday ticket today together tomorrow tool train
            travel tuesday update version visit voucher wagon water weather wednesday week weight
            window winter wonder write yellow yesterday
            """),
    LATIN(
            "ISO-8859-1",
            """
            Ärger Bücher Café Straße über fröhlich Grüße café élève garçon être déjà naïve hôtel
            señor mañana corazón año niño información você não coração às smörgås flygfält rød
            grød København à bientôt
            """),
    CYRILLIC(
            "KOI8-R",
            """
            привет письмо встреча завтра работа проект договор счёт отчёт спасибо пожалуйста
            вопрос ответ город зима лето река дорога книга окно время друг школа утро вечер
            """),
    GREEK(
            "ISO-8859-7",
            """
            καλημέρα γράμμα συνάντηση αύριο δουλειά έργο ερώτηση απάντηση πόλη θάλασσα βιβλίο
            παράθυρο χρόνος φίλος σχολείο πρωί βράδυ ευχαριστώ
            """),
    ARABIC(
            "windows-1256",
            """
            مرحبا رسالة اجتماع غدا عمل مشروع سؤال جواب مدينة شتاء صيف نهر طريق كتاب نافذة وقت
            صديق مدرسة صباح مساء شكرا
            """),
    HEBREW(
            "ISO-8859-8",
            """
            שלום מכתב פגישה מחר עבודה פרויקט שאלה תשובה עיר חורף קיץ נהר דרך ספר חלון זמן חבר
            בוקר ערב תודה
            """),
    THAI(
            "TIS-620",
            """
            สวัสดี จดหมาย ประชุม พรุ่งนี้ งาน โครงการ คำถาม คำตอบ เมือง ฤดูหนาว แม่น้ำ ถนน
            หนังสือ หน้าต่าง เวลา เพื่อน โรงเรียน ขอบคุณ
            """),
    CHINESE(
            "GB18030",
            """
            你好 信件 会议 明天 工作 项目 问题 回答 城市 冬天 夏天 河流 道路 书籍 窗户 时间 朋友
            学校 早上 晚上 谢谢 合同 发票 报告
            """),
    JAPANESE(
            "ISO-2022-JP",
            """
            こんにちは 手紙 会議 明日 仕事 計画 質問 返事 都市 冬 夏 川 道路 本 窓 時間 友達 学校 朝
            夜 ありがとう カメラ テーブル
            """),
    KOREAN(
            "EUC-KR",
            """
            안녕하세요 편지 회의 내일 일 계획 질문 대답 도시 겨울 여름 강 길 책 창문 시간 친구 학교
            아침 저녁 감사합니다
            """),
    EMOJI(
            "UTF-8",
            """
            🎉 🚀 ☕ 👍🏽 👨‍👩‍👧 🇫🇷 ❤️ 🐟 🌧️ 😀 party launch
            """);

    private final Charset legacyCharset;

    @SuppressWarnings("ImmutableEnumChecker") // a List.of is
    private final List<String> words;

    Script(String legacyCharset, String words) {
        this.legacyCharset = Charset.forName(legacyCharset);
        this.words = List.of(words.strip().split("\\s+"));
    }

    /** What this script was sent in before UTF-8, and still is. */
    Charset legacyCharset() {
        return legacyCharset;
    }

    List<String> words() {
        return words;
    }

    boolean isAscii() {
        return legacyCharset.equals(StandardCharsets.US_ASCII);
    }
}
