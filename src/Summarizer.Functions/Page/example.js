// Texts to try the page with, written for it.

export const examples = {
  news: `Ferry line to Kettle Island goes electric

The first battery ferry of the northern coast takes up service between Port Harrow and Kettle Island on 3 May, the harbour authority announced on Monday. The ship carries 60 cars and 400 passengers and needs eleven minutes at the quay to recharge for the crossing of 40 minutes.

The two diesel ferries that it replaces burned 1.9 million litres of fuel a year, about a third of all that the island's households and traffic used together. According to the authority, the new ship cuts the line's running costs by 38 percent, although it cost 21 million euros, almost twice as much as a diesel ferry of the same size.

"People ask me about the technology, but what they will notice is the silence," said the line's chief engineer, who has worked on its engines for 26 years. On the trial runs in March, she said, passengers came on deck because they thought that the ship had stopped.

Not everybody is content. Fishermen complain that the charging tower takes up the berth where they landed their catch, and the island's council has asked for a reserve ferry in case the cable to the mainland fails, as it did for nine hours in January. The authority replied that one diesel ferry will be kept ready until the end of next year.

If the first summer goes well, three more lines are to follow by 2031. The ministry of transport has promised to pay half of the charging stations, but not of the ships.

Share this article
Read more: Ten islands for a long weekend
`,
  report: `# Why the new boiler plant used more gas

## Summary of the question

The heating plant at Alder Street was rebuilt in 2024 with two condensing boilers. The supplier promised savings of 15 percent. In the first winter the plant used 4 percent more gas than before, although the winter was milder than the three before it.

## What we measured

We logged the flow and return temperatures every minute from November to February. The return water arrived at 58 degrees on average. Condensing boilers recover heat from the exhaust only if the return is colder than about 55 degrees; below 45 degrees they reach the efficiency that the supplier promised.

The cause was the distribution and not the boilers. In 31 of 84 flats the valves had been left fully open after the rebuild, so that hot water passed the radiators too quickly to cool down. The main pump ran at a constant speed and pushed the same amount of water at night as on the coldest morning.

## What we changed

In January we balanced the valves of all flats and set the pump to constant pressure. The return temperature fell to 43 degrees within a week. Gas use fell by 17 percent against the same outside temperature. The work cost 6,200 euros and pays for itself in less than one winter.

## Recommendation

Balance the distribution first whenever boilers are replaced, and make it part of the contract. Measure the return temperature for one week after the handover; it shows in a day what a bill shows in a year.
`,
  german: `Stadtarchiv stellt Fotografien ins Netz

Das Stadtarchiv Lindau am Fluss hat 41.000 Fotografien aus den Jahren 1880 bis 1970 ins Netz gestellt. Die Bilder zeigen Straßen, Werkstätten und Feste und dürfen ohne Gebühr verwendet werden, auch für kommerzielle Zwecke.

Vier Jahre lang haben zwei Angestellte und 30 Freiwillige die Glasplatten gereinigt, gescannt und beschriftet. Bei fast jedem dritten Bild fehlte eine Angabe zum Ort. Die Freiwilligen verglichen deshalb Dachformen und Ladenschilder mit alten Adressbüchern und konnten so 9.000 Aufnahmen zuordnen.

Das Projekt kostete 310.000 Euro, von denen das Land zwei Drittel übernahm. Nach Angaben der Leiterin wurde die Sammlung in der ersten Woche öfter aufgerufen als der Lesesaal in zehn Jahren Besucher hatte.

Offen sind noch 12.000 Negative, deren Rechte ungeklärt sind. Das Archiv bittet Familien von Fotografen, sich bis Ende März zu melden.
`,
};
