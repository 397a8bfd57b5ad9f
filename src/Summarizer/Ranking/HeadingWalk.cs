using Summarizer.Documents;
using Summarizer.Sentences;

namespace Summarizer.Ranking;

// A walk over a document's headings, beside one over its sentences.
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
