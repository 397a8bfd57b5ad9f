using Summarizer.Documents;
using Summarizer.Sentences;

namespace Summarizer.Ranking;

// Returns the headings before each sentence of a document, in order.
internal struct HeadingWalk(Document document)
{
    private int _block;

    // Returns the next heading before a sentence; null if there is none.
    public Block? NextBefore(Sentence sentence)
    {
        while (_block < sentence.Block)
        {
            Block block = document.Blocks[_block++];
            if (block.Kind == BlockKind.Heading)
                return block;
        }

        return null;
    }
}
