// A text to try the page with, written for it.
export const example = `Ferry line to Kettle Island goes electric

The first battery ferry of the northern coast takes up service between Port Harrow and Kettle Island on 3 May, the harbour authority announced on Monday. The ship carries 60 cars and 400 passengers and needs eleven minutes at the quay to recharge for the crossing of 40 minutes.

The two diesel ferries that it replaces burned 1.9 million litres of fuel a year, about a third of all that the island's households and traffic used together. According to the authority, the new ship cuts the line's running costs by 38 percent, although it cost 21 million euros, almost twice as much as a diesel ferry of the same size.

"People ask me about the technology, but what they will notice is the silence," said the line's chief engineer, who has worked on its engines for 26 years. On the trial runs in March, she said, passengers came on deck because they thought that the ship had stopped.

Not everybody is content. Fishermen complain that the charging tower takes up the berth where they landed their catch, and the island's council has asked for a reserve ferry in case the cable to the mainland fails, as it did for nine hours in January. The authority replied that one diesel ferry will be kept ready until the end of next year.

If the first summer goes well, three more lines are to follow by 2031. The ministry of transport has promised to pay half of the charging stations, but not of the ships.

Share this article
Read more: Ten islands for a long weekend
`;
