using Summarizer.Pipeline.Grounding;

namespace Summarizer.Pipeline.Tests.Grounding;

/// <summary>Denials that a summary drops or invents, and phrases that only look like one.</summary>
public sealed class NegationTests
{
    private const string English = " The council met in Oslo.", German = " Die Sonne schien am Abend im Park.",
        French = " Le soleil brillait dans le parc.",
        Spanish = " La mujer dijo que los vecinos están muy contentos con el parque.",
        Italian = " Il sole brillava nel parco.", Portuguese = " O sol não brilhava no parque da cidade.",
        Dutch = " De zon scheen in het park.", Swedish = " Solen sken i parken på kvällen.",
        Danish = " Solen skinnede i parken om aftenen.", Norwegian = " Solen skinte i parken om kvelden.";

    [Theory]
    [InlineData("The plant will no longer open in May." + English, "The plant will open in May.")]
    [InlineData("The bank can no longer pay its debts." + English, "The bank can pay its debts.")]
    [InlineData("No one was hurt in the fire at the mill." + English, "People were hurt in the fire at the mill.")]
    [InlineData("Nobody was hurt in the fire at the mill." + English, "People were hurt in the fire at the mill.")]
    [InlineData("The company did not immediately respond to the letter." + English,
        "The company responded to the letter.")]
    [InlineData("The crew was not able to close the valve in time." + English,
        "The crew was able to close the valve in time.")]
    [InlineData("The crew was not able to close the valve in time." + English, "The crew closed the valve in time.")]
    [InlineData("Neither Leeds nor Derby won a prize at the fair." + English,
        "Leeds and Derby won a prize at the fair.")]
    [InlineData("The mayor did not sign the treaty, nor did she visit the port." + English,
        "The mayor did visit the port.")]
    [InlineData("The bill passed without a vote of the council." + English,
        "The bill passed with a vote of the council.")]
    [InlineData("The bridge has not yet opened to traffic." + English, "The bridge has opened to traffic.")]
    [InlineData("The bridge has never been repaired." + English, "The bridge has been repaired.")]
    [InlineData("None of the bridges has been repaired." + English, "The bridges have been repaired.")]
    [InlineData("The bridge will not be repaired." + English, "The bridge will be repaired.")]
    [InlineData("The bridge was repaired by Ruiz." + English, "The bridge was not repaired by Ruiz.")]
    [InlineData("The bridge was repaired by Ruiz." + English, "The bridge was no longer repaired by Ruiz.")]
    [InlineData("The plant will open, but the mine will not." + English, "The mine will open.")]
    [InlineData("Der Minister kommt morgen nicht nach Berlin." + German, "Der Minister kommt morgen nach Berlin.")]
    [InlineData("Der Minister kommt morgen nicht." + German, "Der Minister kommt morgen.")]
    [InlineData("Die Brücke wird in diesem Jahr nicht gesperrt." + German, "Die Brücke wird in diesem Jahr gesperrt.")]
    [InlineData("Bei dem Brand wurde niemand verletzt." + German, "Bei dem Brand wurden Menschen verletzt.")]
    [InlineData("Bei dem Brand wurde keiner der Bewohner verletzt." + German,
        "Bei dem Brand wurden Bewohner verletzt.")]
    [InlineData("Die Firma zahlt nichts für das Land." + German, "Die Firma zahlt viel für das Land.")]
    [InlineData("Die Stadt hat kein Geld für das Bad." + German, "Die Stadt hat Geld für das Bad.")]
    [InlineData("Das Bad öffnet nicht mehr im Mai." + German, "Das Bad öffnet im Mai.")]
    [InlineData("Weder der Minister noch die Kanzlerin kommen zu dem Treffen." + German,
        "Der Minister und die Kanzlerin kommen zu dem Treffen.")]
    [InlineData("Le maire ne viendra pas au conseil demain." + French, "Le maire viendra au conseil demain.")]
    [InlineData("Le pont ne sera plus ouvert en mai." + French, "Le pont sera ouvert en mai.")]
    [InlineData("Le pont n'est plus ouvert en mai." + French, "Le pont est ouvert en mai.")]
    [InlineData("Personne n'a été blessé dans l'incendie du moulin." + French,
        "Des personnes ont été blessées dans l'incendie du moulin.")]
    [InlineData("La loi est passée sans vote du conseil." + French, "La loi est passée avec un vote du conseil.")]
    [InlineData("El puente ya no abrirá en mayo." + Spanish, "El puente abrirá en mayo.")]
    [InlineData("Nadie resultó herido en el incendio del molino." + Spanish,
        "Hubo personas heridas en el incendio del molino.")]
    [InlineData("El alcalde tampoco firmó el acuerdo." + Spanish, "El alcalde firmó el acuerdo.")]
    [InlineData("Il ponte non aprirà più a maggio." + Italian, "Il ponte aprirà a maggio.")]
    [InlineData("Nessuno è rimasto ferito nell'incendio del mulino." + Italian,
        "Persone sono rimaste ferite nell'incendio del mulino.")]
    [InlineData("Ninguém ficou ferido no incêndio do moinho." + Portuguese,
        "Pessoas ficaram feridas no incêndio do moinho.")]
    [InlineData("De burgemeester komt morgen niet." + Dutch, "De burgemeester komt morgen.")]
    [InlineData("Niemand raakte gewond bij de brand in de molen." + Dutch,
        "Mensen raakten gewond bij de brand in de molen.")]
    [InlineData("Ingen skadades vid branden i kvarnen." + Swedish, "Människor skadades vid branden i kvarnen.")]
    [InlineData("Bron öppnas inte längre i maj." + Swedish, "Bron öppnas i maj.")]
    [InlineData("Ingen kom til skade ved branden i møllen." + Danish, "Mennesker kom til skade ved branden i møllen.")]
    [InlineData("Ingen ble skadet i brannen i mølla." + Norwegian, "Folk ble skadet i brannen i mølla.")]
    [InlineData("Broen åpner ikke lenger i mai." + Norwegian, "Broen åpner i mai.")]
    [InlineData("The mine will not open, and talks continue until Friday." + English, "The mine will open.")]
    [InlineData("The mayor did not sign the treaty, a day before 3 May." + English, "The mayor signed the treaty.")]
    [InlineData("The mayor did not sign the treaty and left." + English, "The mayor did sign the treaty and left.")]
    [InlineData("The firm said it would \"never\" sell the harbour to Leeds." + English,
        "The firm said it would sell the harbour to Leeds.")]
    [InlineData("The firm said it would \"no longer\" sell the harbour." + English,
        "The firm said it would sell the harbour.")]
    [InlineData("The ship is not \"safe for passengers\", Smith said." + English,
        "The ship is safe for passengers, Smith said.")]
    [InlineData("Smith did not 'take the money' from the harbour fund." + English,
        "Smith took the money from the harbour fund.")]
    [InlineData("Smith, who wrote \"Dawn\", did not sign the treaty." + English,
        "Smith, who wrote \"Dawn\", did sign the treaty.")]
    [InlineData("Smith said \"the mine will not\"." + English, "The mine will open, Smith said.")]
    [InlineData("De burgemeester komt 's avonds niet." + Dutch, "De burgemeester komt 's avonds.")]
    [InlineData("The film shows a ferry slowly turning in the bay. Ruiz said the tug was there for an hour." + English,
        "Ruiz said the tug was there, as a ferry slowly turned in the bay, not turning for an hour.")]
    public void A_denial_that_is_dropped_or_invented_is_found(string article, string sentence)
    {
        GroundingResult result = Grounder.Check(article, sentence);
        Assert.Equal((GroundingClass.Unsupported, true),
            (result.Grounding, result.Issues.Contains(GroundingIssue.Negation)));
    }

    [Theory]
    [InlineData("She hopes that her photos show the diversity of people and a future without that diversity." + English,
        "She hopes that her photos show the diversity of people.")]
    [InlineData("The mayor said: \"It was a mess; I asked who was not.\" Hall agreed to lead the inquiry." + English,
        "Hall agreed to lead the inquiry.")]
    [InlineData("\"I did not take it,\" Smith said. Jones agreed to lead the inquiry." + English,
        "Jones agreed to lead the inquiry.")]
    [InlineData("\"It was not me,\" Smith, the mayor, told the court on Monday." + English,
        "Smith, the mayor, told the court on Monday.")]
    [InlineData("\"I didn't,\" Smith, 42, told the court on Monday." + English, "Smith told the court on Monday.")]
    [InlineData("'It was not', Smith, 42, told the court on Monday." + English, "Smith told the court on Monday.")]
    [InlineData("\"We tried. We would not,\" Smith, 42, told the court on Monday." + English,
        "Smith told the court on Monday.")]
    [InlineData("\"It is not time yet. \" Smith said we are ready for the fair." + English,
        "Smith said we are ready for the fair.")]
    [InlineData("`` I would not , '' Smith , 42 , told the court on Monday ." + English,
        "Smith told the court on Monday.")]
    [InlineData("\"They asked and we would not\" Smith told the court on Monday." + English,
        "Smith told the court on Monday.")]
    [InlineData("Smith told the court on Monday: \"I did not\"." + English, "Smith told the court on Monday.")]
    [InlineData("Smith told the court on Monday 'I did not'." + English, "Smith told the court on Monday.")]
    [InlineData("Smith answered the court with a clear \"no\"." + English, "Smith answered the court.")]
    [InlineData("Her book \"Not Now\" sold a million copies in Japan." + English,
        "Her book sold a million copies in Japan.")]
    [InlineData("The port would pay, but the railway didn't, Smith told the court." + English,
        "Smith told the court.")]
    [InlineData("„Ich komme nicht“, Weber, 42, bestätigte den Verkauf des Hafens." + German,
        "Weber bestätigte den Verkauf des Hafens.")]
    [InlineData("»Ich komme nicht«, Weber, 42, bestätigte den Verkauf des Hafens." + German,
        "Weber bestätigte den Verkauf des Hafens.")]
    [InlineData("« Je ne viendrai pas », Dupont, 42 ans, a confirmé la vente du port." + French,
        "Dupont a confirmé la vente du port.")]
    [InlineData("The film shows a ferry turning in the bay. Ruiz said the tug stood there for an hour, not turning."
        + English, "Ruiz said the tug stood there for an hour, not turning, as a ferry turned in the bay.")]
    public void What_is_stated_beside_a_denial_is_not_denied(string article, string sentence) =>
        Assert.DoesNotContain(GroundingIssue.Negation, Grounder.Check(article, sentence).Issues);

    [Theory]
    [InlineData("The bridge will not open until 2027." + English, "The bridge opens in 2027.")]
    [InlineData("The bridge will not open before 2027." + English, "The bridge opens in 2027 at the earliest.")]
    [InlineData("The bridge will open no later than 2027." + English, "The bridge will open by 2027.")]
    [InlineData("The fund pays no more than 500 euros a month." + English, "The fund pays up to 500 euros a month.")]
    [InlineData("The fund pays no less than 500 euros a month." + English, "The fund pays at least 500 euros a month.")]
    [InlineData("The council not only repaired the bridge but also painted it." + English,
        "The council repaired the bridge and painted it.")]
    [InlineData("The council not just repaired the bridge but also painted it." + English,
        "The council repaired the bridge and painted it.")]
    [InlineData("The council repaired not only the bridge but also the road." + English,
        "The council repaired the bridge and the road.")]
    [InlineData("The fee is not more than 20 euros for a child." + English, "The fee is at most 20 euros for a child.")]
    [InlineData("The mayor has no doubt that the bridge will open." + English,
        "The mayor is sure that the bridge will open.")]
    [InlineData("The plan, not least the bridge, divides the town." + English,
        "The plan, above all the bridge, divides the town.")]
    [InlineData("The council asked whether or not the bridge will open in May." + English,
        "The council asked whether the bridge will open in May.")]
    [InlineData("No fewer than 40 boats sank in the storm." + English, "At least 40 boats sank in the storm.")]
    [InlineData("The bridge will not open unless the council pays." + English,
        "The bridge will open only if the council pays.")]
    [InlineData("The bridge will not open, unless the council pays." + English,
        "The bridge will open only if the council pays.")]
    [InlineData("Das Bad öffnet nicht vor Mai 2027." + German, "Das Bad öffnet frühestens im Mai 2027.")]
    [InlineData("Die Stadt repariert nicht nur die Brücke, sondern auch die Straße." + German,
        "Die Stadt repariert die Brücke und die Straße.")]
    [InlineData("Le pont n'ouvrira pas avant 2027." + French, "Le pont ouvrira en 2027 au plus tôt.")]
    [InlineData("Le pont ne sera ouvert qu'en 2027." + French, "Le pont sera ouvert en 2027.")]
    [InlineData("El puente no abrirá hasta 2027." + Spanish, "El puente abrirá en 2027.")]
    [InlineData("Il ponte non solo è bello ma anche sicuro." + Italian, "Il ponte è bello e sicuro.")]
    [InlineData("De brug gaat niet open voor 2027." + Dutch, "De brug gaat op zijn vroegst in 2027 open.")]
    [InlineData("Bron öppnas inte förrän 2027." + Swedish, "Bron öppnas 2027.")]
    public void A_phrase_that_denies_nothing_is_no_denial(string article, string sentence) =>
        Assert.DoesNotContain(GroundingIssue.Negation, Grounder.Check(article, sentence).Issues);

    [Theory]
    [InlineData("The plant will open, but the mine will not." + English,
        "The plant will open but the mine will stay closed.")]
    [InlineData("The plant will open, but the mine will not." + English, "The plant will open.")]
    [InlineData("Der Minister kommt morgen nicht, aber die Kanzlerin." + German, "Die Kanzlerin kommt morgen.")]
    [InlineData("Der Minister kommt morgen nicht." + German, "Der Minister bleibt morgen in Berlin.")]
    [InlineData("Die Brücke öffnet im Mai nicht." + German, "Die Brücke öffnet im Mai nicht, sagte der Minister.")]
    [InlineData("The plant will open, but the mine will not." + English,
        "The plant will open; however, the mine will not.")]
    [InlineData("De burgemeester komt morgen niet." + Dutch, "De burgemeester komt morgen niet, zei de raad.")]
    [InlineData("Not all bridges were closed after the storm." + English,
        "Some bridges were closed after the storm.")]
    [InlineData("The bridge is not fully open to cars." + English, "The bridge is partly open to cars.")]
    [InlineData("The storm left no homes without power in Oslo." + English,
        "All homes in Oslo kept power in the storm.")]
    [InlineData("Les juges craignent que le maire ne parte en mai." + French,
        "Les juges craignent que le maire parte en mai.")]
    public void What_is_not_denied_may_be_stated(string article, string sentence) =>
        Assert.DoesNotContain(GroundingIssue.Negation, Grounder.Check(article, sentence).Issues);

    [Theory]
    [InlineData("The city is not expected to sell the harbour before 2030." + English,
        "The city may sell the harbour after 2030.", false)]
    [InlineData("The city is expected to sell the harbour before 2030." + English,
        "The city is expected to sell the harbour after 2030.", true)]
    public void Not_before_is_after(string article, string sentence, bool isOpposite) =>
        Assert.Equal(isOpposite,
            Grounder.Check(article, sentence).Issues.Contains(GroundingIssue.Contradiction));
}
