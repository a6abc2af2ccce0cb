"""The commonest small words of each language, in lower case."""

from functools import cache

_WORDS = {
    "en": """
        the of and to in a that is was for on it with as he his be by at from are this have had not but
        they said who which she has were will would their
    """,
    "de": """
        der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden
        aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur
        oder aber vor zur bis mehr durch
    """,
    "fr": """
        le la les de des et un une du en que est pour qui dans a par plus ce au sur pas ne se sont son
        avec il elle a été cette aux mais on ou leur ses comme être deux ont d'une d'un qu'il c'est
    """,
    "es": """
        el la los las de y que en un una por con no para su se del al lo como más pero sus le ya este fue
        ha sí porque esta son entre está cuando muy sin sobre ser también hay desde todo
    """,
    "pt": """
        o a os as de e que em um uma do da dos das para com não no na por se mais ao foi como mas seu sua
        ou ser está também são pelo pela até isso ele ela entre já à às
    """,
    "it": """
        il lo la i gli le di e che in un una del della dei delle per con non si è da al alla nel nella
        sono più anche come ma ha su dal dalla questo questa ai alle degli stato loro o se
    """,
    "nl": """
        de het een van en in is dat op te voor met zijn die niet aan er om ook als bij door maar naar uit
        heeft hij over zij ze wordt nog worden was werd deze dit tot hebben kan geen meer
    """,
    "sv": """
        och i att det som en på är av för med den till inte har de ett om han var men sig från vi så kan
        när hon eller efter också nu under skulle sin då ha än blev mot ska säger
    """,
    "da": """
        og i at det som en på er af for med den til ikke har de et om han var men sig fra vi så kan når
        hun eller efter også nu under skulle sin da have end blev mod skal siger ud op hvor
    """,
    "nb": """
        og i at det som en på er av for med den til ikke har de et om han var men seg fra vi så kan når
        hun eller etter også nå under skulle sin da ha enn ble mot skal sier ut opp hvor ved etter
    """,
    "fi": """
        ja on ei se että oli hän mutta ovat myös kun niin tai jos kuin sen mukaan joka jotka olivat ole jo
        vain hänen vuonna nyt voi sekä sitä tämä noin ennen kanssa jälkeen joiden
    """,
    "pl": """
        i w na z do się że nie jest to o jak po od za przez dla ale oraz są był było który która które już
        tym tego tak jego ich może być przed także w tej tylko
    """,
    "cs": """
        a v se na je že s z do o to i za pro ve by jako k po ale od při který která které podle bude byl
        byla bylo jsou až také jen si jeho nebo už však jsem není
    """,
    "ro": """
        și de în la a cu pe că nu din o pentru mai un care este au fost se al sau ca prin lui ai dar sunt
        după să fi acest această între a fi ale iar fost unui unei
    """,
    "hu": """
        a az és hogy nem is egy van volt meg csak de ez el mint már még ki lesz vagy azt ezt szerint akkor
        azonban pedig után között volna amely aki fel sem majd minden
    """,
    "tr": """
        ve bir bu da de için ile olarak çok daha olan gibi en ama kadar sonra ise değil var o ne ki her mi
        tarafından dedi olduğu olduğunu ya yeni büyük ancak
    """,
    "id": """
        yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut bisa ada
        mereka lebih telah oleh sudah atau kata tahun para adalah seperti kepada
    """,
    "vi": """
        và của là có được cho không các một trong người với đã này những để khi đến cũng từ về năm vào ra
        ông như tại sẽ theo trên nhiều nhưng
    """,
    "ru": """
        и в не на что с по как он из за его к это о у но для от был также до или если только она они их
        было же со при уже чтобы все так которые который будет после
    """,
    "uk": """
        і в не на що з та до як за це від про він у для але його був також або якщо тільки вона вони їх
        було ж при вже щоб все так які який буде після є й
    """,
    "ar": """
        في من على إلى أن عن مع هذا التي الذي كان هذه ما لا بعد قال كما لم قد بين كل أو ذلك حتى ثم إن
    """,
    "fa": """
        در از به که این را با است برای آن یک خود تا بر هم نیز می شده کرد شد گفت بود اما ها های باید وی
    """,
    "ur": """
        کے کی میں ہے کا اور سے کو نے پر کہ یہ ہیں اس تھا بھی ایک نہیں کر کیا تو ہو وہ جو گیا
    """,
}

COVERED = frozenset(_WORDS)


@cache
def common_words(language: str) -> frozenset[str]:
    """Empty for a language that is not covered."""
    return frozenset(_WORDS.get(language, "").split())
