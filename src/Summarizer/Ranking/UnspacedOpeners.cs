using System.Collections.Frozen;

namespace Summarizer.Ranking;

/// <summary>
/// What a sentence opens with that does not stand alone, in languages that put no spaces between words: the longest listed beginning tells. So
/// "但丁" (Dante) is told from "但" (but), and "これまで" (until now) from "これ" (this), by being listed as well.
/// </summary>
internal sealed class UnspacedOpeners
{
    public static readonly UnspacedOpeners Japanese = new(
        pointing: """
            これ それ この その こうした そうした こういった そういった このよう そのよう このほか そのほか ここ そこ こちら そちら 彼は 彼が 彼の 彼も 彼に 彼を 彼ら 彼女 この数字 この数値
            同氏 同社 同省 同市 同県 同町 同村 同区 同国 同庁 同局 同署 同党 同校 同大 同店 同館 同園 同駅 同紙 同誌 同法 同年 同日 同月 同州 同島 同賞 同機 同研究 同協会 同グループ 同センター
            当時 前者 後者 両者 両氏 両国 両社 いずれも どちらも
            """,
        linking: """
            しかし はい、 いいえ、 ええ、 だが ただし ただ、 けれど ところが それでも また、 または さらに そして それに それから そのうえ その上 そのため このため だから ですから なので ゆえに こうして そうして
            したがって 従って よって、 そこで すると なお、 一方、 一方で 他方 つまり すなわち 要するに 例えば たとえば その結果 この結果 その後 これにより これによって これに対し それに対し
            これを受け これに伴い にもかかわらず とはいえ もっとも、 同時に 加えて しかも および 次に、 次いで 続いて、 最後に、 逆に、 反対に、 同様に むしろ ちなみに でも、 が、 それゆえ それなのに それどころか
            """,
        selfContained: """
            これまで これから これほど それぞれ そのまま その他 この論文 この記事 この報告書 この研究 この夏 この冬 この春 この秋 この週末 この度 このたび この年末 この先 同時代 同年代
            この一年 この１年 この1年 この数年 この数十年 この数日 この数週間 この数カ月 この数か月 この10年 この１０年 この十年 この20年 この２０年 ここ数 ここ最近 ここ一 ここ十 ここ１ ここ２ ここ1 ここ2 そこそこ
            """,
        courtesies: "ありがとう お疲れ様 お疲れさま よろしく いつもお世話 お世話に こんにちは こんばんは おはよう はじめまして ようこそ");

    public static readonly UnspacedOpeners Chinese = new(
        pointing: """
            他 她 它 这 這 那个 那些 那是 那时 那里 那天 那年 那次 那种 那一 那位 那座 那场 那样 那個 那時 那裡 那種 那場 那樣 此 该 該 其 前者 后者 後者 两者 兩者 双方 雙方 对方 對方
            当时 當時 当天 當天 当日 當日 当晚 當晚 当年 當年
            """,
        linking: """
            但 是的， 对， 對， 不过 不過 然而 可是 只是 因此 因而 所以 于是 於是 而 而且 并且 並且 此外 另外 另有 同时 同時 与此同时 與此同時 其次 再次， 最后， 最後， 接着 接著 随后 隨後 然后 然後 后来 後來 之后， 之後，
            例如 比如 譬如 也 总之 總之 反之 相反 另一方面 尽管如此 儘管如此 即便如此 即使如此 除此之外 除此以外 为此 為此 对此 對此 由此 至此， 从而 從而 故此 故而 否则 否則 换句话说 換句話說
            或者 同样 同樣 甚至 还有 還有 况且 況且 何况 何況 再者 那么 那麼 这样 這樣 结果， 結果， 可见， 可見，
            """,
        selfContained: """
            但丁 但泽 但澤 但愿 但願 但凡 不过是 不過是 而今 而立 同时代 同時代 同时期 同時期 也门 也門 也许 也許 他人 他国 他國 他乡 他鄉 他信
            这篇 這篇 这份报告 這份報告 这项研究 這項研究 这周 這週 这个月 這個月 这个周末 這個週末 这几年 這幾年 这些年 這些年 这两年 這兩年 这一年 這一年 这个夏天 這個夏天 这个冬天 這個冬天
            """,
        courtesies: "谢谢 謝謝 感谢您 感謝您 感谢各位 感謝各位 您好 你好 大家好 欢迎大家 歡迎大家 辛苦了");

    public static readonly UnspacedOpeners Thai = new(
        pointing: "เขา เธอ พวกเขา มัน นี่ นั่น สิ่งนี้ สิ่งนั้น สิ่งเหล่านี้ ที่นี่ ที่นั่น เรื่องนี้ ทั้งสอง คนเหล่านี้",
        linking: """
            แต่ และ หรือ ซึ่ง จึง ดังนั้น เพราะฉะนั้น นอกจากนี้ นอกจากนั้น อย่างไรก็ตาม อย่างไรก็ดี ทั้งนี้ ขณะเดียวกัน ในขณะเดียวกัน ในทางกลับกัน ต่อมา จากนั้น หลังจากนั้น ยิ่งไปกว่านั้น ตัวอย่างเช่น เช่น
            อีกทั้ง แม้กระนั้น ถึงกระนั้น ส่งผลให้ ทำให้ ด้วยเหตุนี้
            """,
        selfContained: "เขาใหญ่ เขาค้อ เขาสก เขาหลวง เขาชะเมา เขาหลัก เขาวง เขาควาย เขาสัตว์ เขาพระวิหาร เขาสามร้อยยอด เขาตะเกียบ มันฝรั่ง มันสำปะหลัง มันเทศ มันสมอง แต่ง แต่ละ แต่ก่อน แต่เดิม เช่นเดียวกับ",
        courtesies: "ขอบคุณ สวัสดี ยินดีต้อนรับ");

    private readonly FrozenDictionary<string, SentenceSigns>.AlternateLookup<ReadOnlySpan<char>> _signs;
    private readonly int _longest;

    /// <param name="pointing">He, this.</param>
    /// <param name="linking">But, so, for example.</param>
    /// <param name="selfContained">What begins as one of them and is none.</param>
    /// <param name="courtesies">Thanks and greetings.</param>
    private UnspacedOpeners(string pointing, string linking, string selfContained, string courtesies)
    {
        var signs = new Dictionary<string, SentenceSigns>();
        Add(pointing, SentenceSigns.Points);
        Add(linking, SentenceSigns.Links);
        Add(selfContained, SentenceSigns.None);
        Add(courtesies, SentenceSigns.Courtesy);
        _longest = signs.Keys.Max(beginning => beginning.Length);
        _signs = signs.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

        void Add(string beginnings, SentenceSigns sign)
        {
            foreach (string beginning in beginnings.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                signs.Add(beginning, sign);
        }
    }

    /// <summary>What a sentence's beginning shows.</summary>
    public SentenceSigns Read(ReadOnlySpan<char> sentence)
    {
        for (int length = Math.Min(_longest, sentence.Length); length > 0; length--)
        {
            if (_signs.TryGetValue(sentence[..length], out SentenceSigns sign))
                return sign;
        }

        return SentenceSigns.None;
    }
}
