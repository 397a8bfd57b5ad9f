using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Rewriting.Checking;

/// <summary>
/// The plainest orders in other languages: leave aside what was said, write only this. They matter in articles of those
/// languages; in an article of another one the sentence is withheld because its language differs
/// (<see cref="SourceText"/>).
/// </summary>
internal static partial class ForeignInjections
{
    /// <summary>
    /// For text without accents: German, French, Spanish, Portuguese, Italian, Dutch, Scandinavian, Polish, Turkish.
    /// </summary>
    [GeneratedRegex("""
        \b(ignorier|vergiss|missacht)\w*\b.{0,60}\b(anweisung|text|artikel|alles|obige|vorherige|bisherige|regel)
        |\b(schreib|antwort|gib|sag|fasse)e?\b.{0,40}\b(stattdessen|nur|folgend|aus:|dass|zusammenfassung)
        |\b(anweisung|vorgabe|anleitung|artikel|text)\w*\b.{0,30}\b(au(ss|s|b)er\s+acht|ignorier|vergiss)
        |\b(ignore[zr]?|oublie[zr]?|ne\s+tene?z\s+pas\s+compte)\b.{0,60}\b(instruction|consigne|texte|article|precedent|dessus)
        |\b(ecris|ecrivez|reponds|repondez|dites)\b.{0,40}\b(que|seulement|uniquement|suivant)
        |\b(consigne|instruction)s?\s+(au|aux|pour)\b.{0,12}\b(modele|ia|assistant)|\blaisse[rz]?\s+de\s+cote\s+tout|\bresume[rz]?\s+(ainsi|comme\s+suit)
        |\b(ignora|olvida|descarta)\w*\b.{0,60}\b(instruccion|texto|articulo|anterior|todo)
        |\b(escribe|responde|di)\b.{0,40}\b(que|solo|solamente|siguiente)
        |\b(ignor[ea]|desconsider[ea]|esquec)\w*\b.{0,60}\b(instruc|texto|artigo|anterior|acima|tudo)
        |\b(escreva|responda|diga)\b.{0,40}\b(que|apenas|somente|seguinte)
        |\b(ignor\w*|dimentica\w*|trascura\w*)\b.{0,60}\b(istruzion|testo|precedent|tutt)
        |\b(scrivi|scrivete|rispondi|rispondete)\b.{0,40}\b(che|solo|soltanto|seguente)
        |\b(negeer|vergeet)\b.{0,60}\b(instructie|opdracht|tekst|artikel|alles|eerder|vorig|bovenstaand)
        |\b(schrijf|antwoord|zeg)\b.{0,40}\b(alleen|dat|slechts|volgend)
        |\b(ignorera|ignorer|glom|glem)\b.{0,60}\b(instruk|text|tekst|artik|tidigare|tidligere)
        |\b(skriv|svara|svar)\b.{0,30}\b(bara|endast|kun|bare)\b
        |\b(z?ignoruj|zapomnij|pomin)\w*.{0,60}\b(instrukcj|polece|tekst|artyku|poprzedni)
        |\b(napisz|odpowiedz|powiedz)\w*\b.{0,40}\btylko\b
        |\b(talimat|yonerge|komut)\w*\b.{0,60}\b(yok\s+say|g(o|ö)rmezden|unut|dikkate\s+alma)|\b(yaln(i|ı)zca|sadece)\b.{0,80}\byaz(in)?\b
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    public static partial Regex InLatin();

    /// <summary>
    /// For text as it stands: Russian, Ukrainian, Greek, Arabic, Hebrew, Hindi, Chinese, Japanese, Korean.
    /// </summary>
    [GeneratedRegex("""
        (игнорир|ігнору|забудь|не\s+обращай|отбрось)\w*.{0,60}(инструкц|інструкц|указани|вказів|текст|стать|статт|выше|предыдущ|попередн)
        |\b(напиши|напишите|скажи|скажите|ответь|ответьте|выведи|выведите)\b.{0,30}\b(что|только|следующ)
        |(αγν(ό|ο)(η|ή)σ|ξ(έ|ε)χ(α|ά)σ)\w*.{0,50}(οδηγ|κε(ί|ι)μεν|προηγο|(ά|α)ρθρο|παραπ)|\b(γράψε|γράψτε|απάντησε)\b.{0,20}\b(ότι|μόνο)\b
        |(تجاهل|أهمل|انس)\S*.{0,40}(تعليمات|السابق|النص|المقال|أعلاه)|(اكتب|أجب)\s.{0,20}(أن|فقط|التالي)
        |(התעלם|התעלמי|התעלמו|שכח)\S*.{0,40}(הוראות|הקודמ|הטקסט|המאמר)|(כתוב|כתבי|ענה)\s+(ש|רק)
        |(निर्देश|पिछले|उपरोक्त).{0,40}(अनदेखा|नज़रअंदाज़|भूल)
        |(忽略|无视|無視|忘记|忘記|忘掉|不要理会).{0,20}(指令|指示|内容|內容|以上|之前|上述|提示|文章|规则)|(只|仅|僅)(回答|输出|輸出|回复|写)
        |(指示|命令|上記|これまで|以前|文章|プロンプト).{0,20}(無視|忘れ)|と(だけ)?(書いて|答えて|出力し)
        |(지시|명령|내용|이전|프롬프트).{0,20}(무시|잊)|(라고|다고)\s*(쓰세|써|답하|출력)
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase)]
    public static partial Regex InOtherScripts();
}
