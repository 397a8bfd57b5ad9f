namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>Texts for the page, written for these tests.</summary>
internal static class Texts
{
    public const string Markdown = """
        # Keeping bees on a roof

        Bees on flat roofs in towns bring home more honey than bees in farmland, where often only one crop flowers. A hive on the roof of a school gave 31 kilograms in its second summer.

        ## What a hive needs

        - A place in the sun that the wind does not reach.
        - Water within a hundred metres, or the bees go to the neighbours' pool.
        - Somebody who looks after it every week from April to July.

        ## What goes wrong

        Most losses come in winter, from mites and from hunger. Keepers who weigh their hives in November lose half as many colonies as those who do not, a survey of 900 members found.

        > Weigh them, feed them, and leave them in peace.
        """;

    public const string Arabic = """
        تغلق مدينة ساحلية جسرها القديم لمدة أحد عشر شهرا ابتداء من مارس، كما أعلنت إدارة البناء يوم الثلاثاء. وقد وجد المفتشون شقوقا في أربع من العوارض الفولاذية التسع التي تحمل الطريق.

        ستمر حركة المرور عبر الطريق الدائري الشمالي، مما يضيف نحو اثنتي عشرة دقيقة إلى الرحلة. ويخشى أصحاب المتاجر في الجزيرة على تجارتهم خلال فترة الإغلاق.

        تبلغ تكلفة الأعمال 38 مليون يورو، تدفع الحكومة نصفها. وقد خصص مجلس المدينة مبلغا لمساعدة المتاجر.
        """;

    public const string Chinese =
        "港口的旧桥将从三月起关闭十一个月。检查人员在九根钢梁中的四根上发现了裂缝。车辆将改走北环路，行程约增加十二分钟。岛上的商店担心生意受到影响。工程费用为三千八百万欧元，由政府承担一半。";

    /// <summary>Markup, script and control characters where words should be.</summary>
    public const string Hostile = """
        <img src=x onerror=alert(1)> The first sentence has a picture that is none, and <script>alert('two')</script> follows it in the line.

        A link to [somewhere](javascript:alert(3)) is only text, as is "><svg onload=alert(4)> and every &lt;entity&gt; that is written out.

        The third paragraph has ${alert(5)} and {{constructor.constructor('alert(6)')()}} in it, and ends like any other paragraph does.
        """;
}
