namespace Summarizer.KeyPhrases;

/// <summary>
/// Words that are no stop words, since they help to tell sentences apart, but that no key phrase starts or ends with: common
/// verbs, adverbs and vague nouns.
/// </summary>
internal static class WeakWords
{
    /// <summary>The weak words of a language, lower-case.</summary>
    public static IReadOnlyList<string> For(string language) => language switch
    {
        "en" => More("""
            able according across act acts actually add added adding adds ago agree agreed agrees allow allowed allowing allows almost along already although always
            announce announced announces another anyone anything apparently appear appeared appears argue argued around ask asked asking asks away back bad based become
            becomes becoming began begin beginning begins behind believe believed believes believing best better big bit bring bringing brings brought build built
            call called calling calls came cannot carried carry case cases cause caused certain certainly claim claimed claims clear clearly close come comes coming
            concerned consider considered considering continue continued continues continuing current currently day days decide decided describe described despite
            different difficult done early easily easy either end ended ending ends enough especially even ever every everyone everything exactly example expect
            expected expects explain explained fact facts far feel feeling feels felt few find finding finds fine first five follow followed following follows force
            forced found four full fully gave general generally get gets getting give given gives giving go goes going gone good got great had half happen happened
            happening happens hard hear heard held help helped helping helps high hold holding holds hope hoped hopes however huge idea immediately important inside
            insist insisted instead issue issues keep keeping kept kind knew know known knows large largely largest last late later latest lead leading leads learn
            learned least leave leaves leaving led left less let level like likely little live lived long longer look looked looking looks lost lot lots low made main
            mainly major make makes making many matter maybe mean means meant meet met million billion moment month months morning move moved moving much near nearly
            need needed needs never new next nine nothing notice noting now number numbers occur occurred offer offered offers often old open opened order others outside
            part particular particularly past people perhaps person place places plan planned planning plans play played point points possible possibly previous
            previously probably problem problems provide provided provides put putting quite rather reach reached read ready real really reason reasons recent recently
            remain remained remains report reported reportedly reports result results return returned revealed right run running runs saw saying second see seeing
            seek seem seemed seems seen sense set seven several shall share shared short show showed showing shown shows side similar simply since six small someone
            something sometimes soon sort speak speaking spent spoke stand start started starting starts state stated states still stop stopped story strong such suggest
            suggested suggests support sure take taken takes taking talk talked talking tell telling tells ten thank thanks thing things think thinking thinks third
            though thought thousands three time times today together told tomorrow tonight took top total toward towards tried tries true truth try trying turn turned
            turning type understand understood unlike upon use used useful uses using usually various view want wanted wants warn warned watch way ways week weeks well
            went whatever whether whole whose within without word words work worked working works wrong year years yes yesterday yet young
            january february march april june july august september october november december
            monday tuesday wednesday thursday friday saturday sunday please mr mrs ms dr i'm i've it's that's there's they're we're we've don't doesn't didn't
            """),
        "de" => More("""
            laut sagte sagt sagten erklärte erklärt teilte mitteilte jahr jahre jahren uhr prozent tag tage tagen woche wochen monat monate monaten zeit mal ende teil
            fall zahl heute gestern morgen bereits immer wieder sehr rund etwa mehr viele vielen viel neue neuen neuer neues gibt geben gab ging geht gehen kommt kommen
            kam macht machen machte steht stehen stand liegt lassen lässt bleibt bleiben sieht sehen sei seien werde würden könnten sollen sollte sollten müssen wollen
            will wollte dabei damit dazu daher darauf dafür dagegen jedoch zudem außerdem beim vom zum zur seit gegen drei vier fünf zwei ersten erste erster letzten
            letzte millionen milliarden euro meter kilometer anwesenheit jahrhundert jahrhunderte montag dienstag mittwoch donnerstag freitag samstag sonntag
            januar februar märz april mai juni juli august september oktober november dezember
            """),
        "fr" => More("""
            selon ainsi aussi après avant alors afin ans année années jour jours mois semaine heures fois fait faire fais dit dire déclaré expliqué indiqué annoncé
            affirmé plus moins très bien tout tous toute toutes peut peuvent doit doivent être avoir deux trois quatre cinq encore toujours déjà depuis entre contre
            vers chez sans lors dont comme mais donc car lorsque quand celui celle ceux cela cette autres autre plusieurs nouveau nouvelle grande grand premier première
            dernier dernière janvier février mars avril mai juin juillet août septembre octobre novembre décembre
            lundi mardi mercredi jeudi vendredi samedi dimanche hier demain millions milliards euros partie cas partirent partir
            """),
        "es" => More("""
            según así también después antes entonces años año día días mes meses semana horas vez veces hecho hacer hace dijo decir dice explicó señaló aseguró afirmó
            más menos muy bien todo todos toda todas puede pueden debe deben ser estar haber dos tres cuatro cinco todavía siempre ya desde entre contra hacia sin
            mientras cuando cada otros otro otra otras varios nuevo nueva gran grande primer primera último última lunes martes miércoles jueves viernes sábado domingo
            enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
            ayer mañana hoy millones parte caso
            """),
        _ => [],
    };

    /// <summary>Endings by which adverbs and past participles give themselves away.</summary>
    public static bool IsWeakEnding(ReadOnlySpan<char> word, string language) =>
        language == "en" && word.Length > 4 && (word.EndsWith("ly") || word.EndsWith("ed"));

    private static string[] More(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
