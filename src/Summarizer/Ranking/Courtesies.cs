using System.Collections.Frozen;

namespace Summarizer.Ranking;

/// <summary>Words that thank and greet.</summary>
internal static class Courtesies
{
    private static readonly FrozenDictionary<string, string> ByLanguage = new Dictionary<string, string>
    {
        ["en"] = "thank thanks hello hi welcome goodbye bye congratulations cheers",
        ["de"] = "danke dank hallo willkommen tschüss tschüs servus",
        ["fr"] = "merci bonjour bonsoir bienvenue salut",
        ["es"] = "gracias hola bienvenido bienvenida bienvenidos bienvenidas",
        ["it"] = "grazie buongiorno buonasera benvenuto benvenuti ciao",
        ["pt"] = "obrigado obrigada olá bem-vindo bem-vindos",
        ["nl"] = "bedankt dank hallo welkom",
        ["sv"] = "tack hej välkommen välkomna",
        ["da"] = "tak hej velkommen",
        ["no"] = "takk hei velkommen",
        ["fi"] = "kiitos kiitoksia hei tervetuloa",
        ["pl"] = "dziękuję dziękujemy dzięki witam witamy cześć",
        ["cs"] = "děkuji děkujeme díky vítejte ahoj",
        ["hu"] = "köszönöm köszönjük üdvözlöm",
        ["ro"] = "mulțumesc mulțumim bun-venit",
        ["tr"] = "teşekkürler teşekkür merhaba",
        ["ru"] = "спасибо благодарю здравствуйте привет",
        ["uk"] = "дякую дякуємо вітаю привіт",
        ["el"] = "ευχαριστώ ευχαριστούμε καλησπέρα καλημέρα",
        ["ar"] = "شكرا شكراً مرحبا مرحباً أهلا أهلاً",
        ["he"] = "תודה",
        ["hi"] = "धन्यवाद नमस्ते नमस्कार शुक्रिया",
        ["ko"] = "감사합니다 안녕하세요 안녕하십니까",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string[] For(string language) =>
        ByLanguage.GetValueOrDefault(language, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
