using Summarizer.Pipeline.Rewriting.Calling;

namespace Summarizer.Pipeline.Tests.Rewriting;

public sealed class RefusalWordingTests
{
    [Theory]
    [InlineData("I’m sorry, but I can’t assist with that.")]
    [InlineData("I'm sorry. I cannot summarize this article.")]
    [InlineData("As an AI language model, I do not take sides.")]
    [InlineData("Es tut mir leid, aber ich kann diesen Artikel nicht zusammenfassen.")]
    [InlineData("Ich kann dabei leider nicht helfen.")]
    [InlineData("Lo siento, no puedo ayudar con eso.")]
    [InlineData("Je suis désolé, mais je ne peux pas vous aider.")]
    [InlineData("Desculpe, não posso ajudar com isso.")]
    [InlineData("Mi dispiace, non posso aiutarti.")]
    [InlineData("Het spijt me, ik kan je daar niet bij helpen.")]
    [InlineData("Przykro mi, ale nie mogę w tym pomóc, to jest poza tym, co mogę streścić.")]
    [InlineData("Извините, я не могу помочь с этим.")]
    [InlineData("Üzgünüm, bu konuda yardımcı olamam.")]
    [InlineData("عذرًا، لا يمكنني المساعدة في ذلك.")]
    [InlineData("मुझे खेद है, मैं इसमें मदद नहीं कर सकता।")]
    [InlineData("申し訳ありませんが、そのご依頼にはお手伝いできません。")]
    [InlineData("抱歉，我无法帮助处理这个请求。")]
    [InlineData("죄송하지만 도와드릴 수 없습니다.")]
    public void Refusals_are_recognised(string sentence)
    {
        Assert.True(RefusalWording.IsRefusal(sentence));
        Assert.True(RefusalWording.IsRefusal(
            $$"""{"sentences":[{"sources":[0],"text":"{{sentence}}"}],"addressed":[]}"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("The minister said she was sorry that she could not help the families.")]
    [InlineData("I can't stop dancing, says the oldest member of the club")]
    [InlineData("Ich kann nicht mehr, sagt der Trainer")]
    [InlineData("Lo siento, de Laura Pausini, cumple treinta años")]
    [InlineData("Language models help doctors to write letters.")]
    [InlineData("抱歉，演唱会取消了。")]
    [InlineData("Als Kind musste sie zu Hause nicht nur helfen, sondern kochen.")]
    [InlineData("En tant que présidente, elle ne veut pas aider les banques.")]
    [InlineData("Unfortunately, international help did not arrive in time.")]
    [InlineData("As an aid worker, she could not help everyone.")]
    [InlineData("Helaas helpen de maatregelen niet.")]
    [InlineData("Niestety rząd nie zdołał pomóc rodzinom.")]
    [InlineData("作为一个发展中国家，巴西不会帮助邻国。")]
    [InlineData("Sorry, Harry: the palace won't help.")]
    [InlineData("Ich kann helfen, sagt der neue Trainer")]
    public void Other_sentences_are_not(string sentence)
    {
        Assert.False(RefusalWording.IsRefusal(sentence));
        Assert.False(RefusalWording.IsRefusal(
            $$"""{"sentences":[{"sources":[0],"text":"{{sentence}}"}],"addressed":[]}"""));
    }

    [Fact]
    public void Thinking_before_a_refusal_does_not_count() =>
        Assert.True(RefusalWording.IsRefusal(
            "<think>The user asks for a summary.</think>I'm sorry, I can't help with that."));

    [Fact]
    public void A_summary_that_starts_with_an_apology_is_a_summary() =>
        Assert.False(RefusalWording.IsRefusal("""
            {"sentences":[{"sources":[0],"text":"I'm sorry, I can't help, the mayor said."},
            {"sources":[1],"text":"The dam had broken."}]}
            """));
}
