namespace Summarizer.Languages;

/// <summary>The most frequent small words of the languages written in Latin letters, and letters that few of them use.</summary>
internal static class LatinWords
{
    /// <summary>Languages in the order of their bits; the last ones are there to be told apart from their neighbours.</summary>
    public static readonly (string Language, string Words)[] Languages =
    [
        ("en", """
            the of and to in is that for it was on are as with his they at be this from have or by one had not but what all were when we there can an
            your which their said if do will each about how up out them then she many some so these would other into has more her two him see could
            no than been who its now my made over did down only way find use may after also our any just where most know because very even before through
            while those should i he you a
            """),
        ("de", """
            der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer
            um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei kann ich wir ihr ihre ihrer
            wenn doch schon unter zwischen gegen immer diese dieser dieses hatte waren sehr jahr jahre jahren seit während wegen weil ob selbst etwa
            beim vom ins mein dein können müssen soll sollen keine kein zwei alle hier dort dann denn was uns ihm ihn
            """),
        ("fr", """
            de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec aux ou cette ont son mais comme on lui
            nous sa fait été aussi leur bien peut ces y deux même elle sans entre tout après ses encore très où ans je vous ils était avait être
            avoir faire dont si d l n c qu s j m depuis contre selon ainsi alors non donc sous peu toutes tous quand leurs notre votre celle celui
            elles moins années pays cela jusqu chez autres autre
            """),
        ("es", """
            de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre cuando todo
            esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han yo hay vez puede todos así nos ni parte tiene él
            uno donde bien tiempo mismo ese ahora cada e vida otro después te otros aunque esa eso hace otra gobierno tan durante siempre día tanto
            ella tres sí dijo sido según menos año antes estado sino hacer estos están mientras quien
            """),
        ("it", """
            di e il la che in a per un è del non sono le con una i si da della al come anche più ma dei nel alla ha lo delle ai dal gli se su o
            questo nella ci tra mi quando essere cui loro suo sua ne stato dalla anni sul perché dopo tutti hanno degli ed già tutto fatto
            sulla prima due molto senza così era fra c anno questa poi solo dell all nell l d ogni stata quello ancora dove può chi mai
            nei negli agli quindi oggi lui lei noi suoi contro parte altri altro altra
            """),
        ("pt", """
            de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já
            está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles estão você tinha foram essa num nem
            suas meu às minha têm numa pelos elas havia seja qual será nós tenho lhe deles essas esses pelas este anos ainda sobre pode dois
            onde assim cada bem fazer anos disse são todos governo então aqui
            """),
        ("nl", """
            de van het een en in is dat op te zijn voor met die niet aan er om ook als dan maar bij uit door over ze hij naar worden heeft tot nog
            wordt wel kan deze meer geen werd of had hebben was we ik je dit jaar veel al onder zo zich na moet ons zou waar nu toen haar hun
            tegen omdat alle twee tussen mensen kunnen zal men gaan moeten tijd andere wat alleen jij wij mijn zij daar hier waren toch zelf
            eerste volgens sinds tijdens steeds heel hem u
            """),
        ("sv", """
            och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när år säger under efter eller
            nu sin där vid mot ska skulle kommer ut får finns vara hade alla andra mycket än här då sedan över bara in blir upp även vad få två
            vill ha många hur mer går sverige detta nya hon man ju också mellan sitt blev utan någon några något dem dessa deras hans hennes
            eftersom medan genom innan varit
            """),
        ("da", """
            og i at er det en til af på den for med de der som har ikke et han var fra vi men jeg sig om så kan efter ved også hun være blev man
            eller over skal ud havde nu op mange år hvor vil mere sin når siger end bliver kun ind to meget hvad andre alle hele under mod blevet
            mig noget nogle dem denne dette deres hans hendes da kunne skulle ville mellem gennem uden få får går gøre selv lige før hvis
            hvordan hvorfor igen meget børn dag første vej vejen dig blive været hinanden hinandens uge uger penge mad fik gik kom tog sagde dog
            lade hvilket samt nok altid aldrig foran bag længere hele sted stedet hvert øjne åbne fem tyve tres halvtreds
            nogen måske vand værre hjælper hjælpe spurgte sige bruge tager tage lægge
            """),
        ("no", """
            og i det er på som en til å for av at med de har ikke den et han om fra var men jeg seg vi så kan etter ved også være ble man eller over
            skal ut hadde nå opp mange år hvor vil mer sin når sier enn blir bare inn to mye hva andre alle hele under mot blitt meg noe noen dem
            denne dette deres hans hennes da kunne skulle ville mellom gjennom uten få får går gjøre selv før hvis hvordan hvorfor igjen
            veldig barn dag første hun eit ein ikkje eg dei vei veien deg bli vært hverandre hverandres uke uker penger mat fikk gikk kom tok sa likevel
            la altså samt nok alltid aldri foran bak lenger hele sted stedet hvert øyne åpne fem tjue femti enda der slik
            kanskje vann verre hjelper hjelpe spurte bruke tatt legge
            """),
        ("fi", """
            ja on ei että se oli hän mutta ovat kun niin myös kuin sen joka tai vain jos mukaan nyt jo ole sitä voi kanssa vielä ollut hänen tämä
            jonka mitä jotka olisi sekä koska tämän siitä kuitenkin vuonna mikä siinä kaikki olla enemmän jälkeen tässä paljon ennen aikana
            eivät niitä joita josta jossa johon minä sinä he me te ne nämä näin sitten siellä täällä miten miksi missä noin yli asti sanoi kertoi
            suomen vuoden vuotta kaksi uusi ilman kuten kautta oman ovat olivat voidaan vaan ettei eikä
            """),
        ("pl", """
            w i na z się nie do to że jest o a jak po co ale od za przez dla są tak być by już tym był tylko było go może jego czy roku oraz ich
            która który które lub przed przy ma ten także tego bardzo jej tej pod sobie gdy jeszcze więc nad można była bez tych jako mnie
            ja ty on ona my wy oni kiedy gdzie czyli jednak ponieważ między nawet lat lata które którzy których którym jeśli będzie mają
            został została zostały ze we u mu im te ta byli były swoje wszystko wszystkie
            """),
        ("cs", """
            a v se na je že s z do o to i ve k pro za by ale jako po jsou od si tak jeho které který která jak který ze při nebo už jen co však
            bylo byl byla byly před podle také která má jeho jejich roce let této tento toho až kdy být není může mezi ještě pouze než kteří
            jsem jsme jste když protože proto kde pod přes bez mu ji ho jí jim své svůj svou další více další velmi také právě lidí roku
            nové budou bude měl mají kolem
            """),
        ("tr", """
            ve bir bu da de için ile olarak çok daha olan gibi en ne kadar sonra var ama o her ise değil ki diye ya mi mı içinde yıl bin olduğunu
            göre ancak iki kendi tarafından şey hem ben sen biz siz onlar onun bunun olduğu oldu olan yeni önce bütün büyük üzerinde arasında
            nasıl neden şu veya yok dedi etti zaman karşı bazı hiç sadece aynı gün ilk eden etmek edilen olması olmak yapılan yer türkiye
            ayrıca fakat çünkü bile ediyor ardından
            """),
        ("hu", """
            a az és hogy nem is egy ez azt meg volt de van el csak ha már még mint ki be szerint kell vagy ezt le ami után minden lehet akkor
            nagyon sem után majd mert úgy aki fel amely között olyan így alatt lesz azonban amit pedig illetve ezek több két most ott itt
            vagyok nincs lenne voltak lett legyen magyar éves évben években ahol amikor miatt számára által ő ők mi ti én te neki róla
            annak ennek ebben abban erre arra óta míg
            """),
        ("ro", """
            de și în a la cu pe care că nu din o un mai se au fost este sunt pentru sau ca al ce prin după dar ale lui cel cea cei cele lor fi
            această acest ar avea am poate fără între când dintre despre până doar foarte toate tot și-a s-a într-un într-o sa său sale ei el ea
            noi voi eu tu era erau va vor fie către ani anul unei unui unor acum aici acolo aceste acestea dacă deși însă totuși astfel
            asupra cum unde atunci dacă ş şi
            """),
        ("ca", """
            de la i a el que en les per un amb del no es una els al és va com més o se dels als ha pel són seva aquest aquesta però també entre ser
            fins tot perquè molt on ja han hi seu seves seus quan després abans sobre sense anys tots dos així aquests aquestes des ni era havia
            """),
        ("sk", """
            a v sa na je že s z do o to i vo k pre za by ale ako po sú od si tak jeho ktoré ktorý ktorá alebo pri už len čo však bolo bol bola boli
            pred podľa aj má ich roku rokov tento táto toho až keď byť nie môže medzi ešte iba než ktorí som sme ste pretože preto kde pod cez bez
            """),
        ("hr", """
            i u je se na da su za od s o a koji kao što ne ili bi iz do sve će bio bila bilo nije te po samo koja koje kako ali više nakon
            pri sam smo prema tako jer godine već može kad gdje jedan biti bez prije između zbog još između ovo taj ova ovaj njegov
            """),
        ("sl", """
            in je v na za se da so z ki pa tudi po s ne bi o od kot ali do je bil bila bilo pri še ni ker kako iz že med leta ga ko le več lahko
            ter samo zaradi če bodo tem kar sta ima proti pred smo sem biti ta to svoje vse
            """),
        ("id", """
            yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut bisa ada mereka lebih kata tahun sudah atau
            saat oleh menjadi orang ia telah adalah seperti sebagai bahwa dapat para harus namun kita dua satu masih hari hanya kami
            """),
        ("vi", """
            và của là có không được cho một trong đã với các những người này khi đến từ về để ra như trên cũng nhiều năm vào thì nhưng phải
            bị đó sẽ ông tôi anh họ lại còn rất chỉ theo sau nếu làm
            """),
        ("et", """
            ja on ei et ta see oli kui ka aga mis või oma siis nii ning kes mida tema väga olid pärast kuid seda selle pole veel kõik
            nagu juba mul ma sa me te nad üks kaks aasta eesti enam sest välja üle
            """),
        ("lt", """
            ir yra kad į su buvo bet kaip iš ar tai jis už jau ne ji tik apie po per savo dar prie iki nuo kai labai jų bus metų metais
            gali kurie kuris kuri arba taip pat nėra šis ši
            """),
        ("lv", """
            un ir ka ar no par uz tas kas bija bet kā arī lai ja vai nav pēc viņš viņa jau tika pie gan tiek līdz gada gadā tikai savu
            kur ļoti kad būs šis šī var to tā
            """),
        ("sw", """
            na ya wa kwa ni katika za la cha kuwa hiyo hii huo kutoka baada watu kama lakini pia yake alisema wake zaidi vya hayo sana hivyo
            mwaka siku huyo yeye wao sisi mimi bila au ili
            """),
        ("la", """
            et in est non ad ut cum sed quod qui ex ab de si per quae esse autem enim sunt etiam quam atque nec erat eius aut hoc ipse
            quidem pro apud sic nunc tamen inter eum
            """),
        ("tl", """
            ang ng sa na mga at ay ni si ito para kung hindi siya may niya ko mo po rin nang upang dahil isang kanyang ako ka pa lang
            mula ngunit pero din wala
            """),
        ("eu", """
            eta da du ez bat dira izan zuen baina ere den dute hau egin dela behar beste dago zen zituen oso baino arte urte gara
            """),
        ("ga", """
            agus an na ar is i a bhí sé tá go le ag do seo níl atá mar sin ach bhfuil leis aige chun raibh siad nach féin
            """),
        ("is", """
            og að í á er sem það við til um ekki með fyrir en var hann eru af þess hefur verið ég þá því eða þetta þegar hún
            eftir upp frá þeir hafa ár segir sér
            """),
        ("af", """
            die en van in het is nie dat wat vir te met op hy sy om aan was as deur by ook word sal tot kan uit hulle maar ons ek nog na
            daar hierdie moet meer toe oor jaar wees gesê
            """),
    ];

    /// <summary>Letters and who writes with them.</summary>
    public static readonly (string Letters, string Languages)[] Letters =
    [
        ("ß", "de"), ("ä", "de sv fi et sk"), ("ö", "de sv fi et hu tr is"), ("ü", "de hu tr et"), ("å", "sv da no fi"), ("æ", "da no is"), ("ø", "da no"),
        ("ñ", "es eu tl"), ("¿¡", "es"), ("ç", "fr pt tr ca"), ("ãõ", "pt"), ("âê", "fr pt vi ro"), ("î", "ro fr"), ("ôû", "fr pt sk vi"), ("ëï", "fr nl ca"),
        ("œ", "fr"), ("èàù", "it fr ca"), ("ì", "it"), ("ò", "it ca"), ("é", "fr es pt hu cs sk it ca is ga"), ("áíóú", "es pt hu cs sk ca is ga vi"),
        ("őű", "hu"), ("ąęłńśźżć", "pl"), ("ć", "hr"), ("ěřů", "cs"), ("šžč", "cs sk hr sl lt lv"), ("ý", "cs sk is vi"), ("ťďň", "cs sk"), ("ľĺŕ", "sk"),
        ("đ", "hr vi"), ("ășțşţ", "ro"), ("ığş", "tr"), ("þð", "is"), ("ėįųū", "lt"), ("āēīļķņģū", "lv"), ("õ", "et"), ("ơưạảấầẩậắằặẻẽẹếềểễệỉịọỏốồổỗộớờởợụủứừửữựỳỷỹỵ", "vi"),
    ];

    /// <summary>Groups of letters that tell near relatives apart.</summary>
    public static readonly (string Endings, string Languages)[] Endings =
    [
        ("ede hed tion gt nd æn øge ige gge abe skab vej eje", "da"), ("sjon het ene jon erte jons øke ikk akk ett øtt app skap vei", "no"), ("tion het ade orna arna ing igt", "sv"), ("ção ções ão ões mente inha", "pt"),
        ("ción ciones mente idad ando iento", "es"), ("zione zioni mente ità tà gli", "it"), ("tion tions ment eux ique aux", "fr"), ("ung ungen lich keit heit isch", "de"),
        ("ing tion ed ly ness ment", "en"), ("lijk heid ing tje sch", "nl"), ("ssa ssä lla llä sta stä nen een iin", "fi"), ("ość ego ych ami iej", "pl"),
        ("ého ých ami ní ost", "cs"), ("lar ler dan den ında inde dır", "tr"), ("ban ben nak nek ság ség ból ről", "hu"), ("ului ilor ție ții esc", "ro"),
    ];
}
