"""What web pages say around articles, by kind and language, as patterns of whole lines.

Lines are matched without bullets, white space made single and capitals ignored. ``STANDALONE`` patterns must
be the whole line, but for final punctuation. ``OPENING`` patterns begin a short line, which may go on;
``LONG_OPENING`` ones a longer one. ``WEAK`` patterns must be the whole line too, and count only beside
another such line or in a bulleted list, because an article may say the same. ``CLOSING_SENTENCES`` may also
stand at the end of a paragraph of the article.
"""

_ARTICLE = r"(?:article|story|report|piece|post|column|interview|essay|commentary)"
_NEWSLETTER = (
    r"(?:newsletters?|updates|alerts|briefing|digest|e-?mails?|mailing list|inbox|push notifications)"
)

WEAK = (
    r"(?:oops|whoops|uh-oh|sorry|error)",
    r"(?:oops[,!.]* )?(?:something|something's|something has) (?:went|gone) wrong",
    r"loading",
    r"try again",
    r"(?:close|share|print|e-?mail|save|comments?|copy link)",
    r"(?:(?:share|print|save|e-?mail|tweet|facebook|twitter|x|whatsapp|linkedin|copy link|"
    r"comments?)(?: ?[|·•,/] ?| )){1,7}"
    r"(?:share|print|save|e-?mail|tweet|facebook|twitter|x|whatsapp|linkedin|copy link|comments?)",
    r"(?:etwas|da) ist (?:etwas )?schief ?gelaufen",
    r"algo sali[óo] mal",
    r"algo deu errado",
    r"quelque chose s'est mal passé",
    r"qualcosa è andato storto",
    r"er is iets (?:mis|fout) ?gegaan",
    r"что-то пошло не так",
    r"出错了|加载中|エラーが発生しました|حدث خطأ ما",
)

STANDALONE = (
    # error widgets
    r"(?:oops[,!.]* )?something went wrong[,.!]* (?:and )?(?:please )?try(?:ing)? again(?: later| soon)?",
    r"please try again(?: later| soon| in a (?:few|couple of) minutes)?",
    r"(?:sorry, )?(?:this|the) (?:video|audio|media|content|player|clip|file|image|page|stream|live ?stream) "
    r"(?:is|was|has|can ?not|can't|could not|couldn't) ?(?:be |been )?(?:currently |no longer )?"
    r"(?:played|loaded|displayed|shown|found|unavailable|not available|available|expired|removed|supported)"
    r"(?: (?:in your|in this) (?:country|region|area|location|browser))?",
    r"an (?:unknown |unexpected )?error (?:has )?occurred",
    r"(?:video|content|media|image|audio) (?:is )?(?:unavailable|not available)",
    r"(?:unable|failed) to load(?: \w+){0,3}",
    r"error loading(?: \w+){0,3}",
    r"(?:(?:to \w+(?: \w+){0,4},? )?(?:please )?(?:you need to )?(?:enable|turn on) javascript)(?: .{0,80})?",
    r"your browser (?:does not|doesn't|is not|isn't) support.{0,80}",
    r"(?:please )?(?:refresh|reload) (?:the|this|your) (?:page|browser)(?: and try again)?",
    r"playback (?:error|failed)",
    r"(?:bitte )?versuchen sie es (?:bitte )?(?:später|später noch einmal|später erneut|erneut|noch einmal)",
    r"dieses (?:video|element) (?:ist nicht verfügbar|kann nicht (?:abgespielt|angezeigt) werden)",
    r"(?:veuillez )?réessayer? plus tard|veuillez réessayer(?: plus tard)?",
    r"cette vidéo (?:n'est pas disponible|ne peut (?:pas )?être lue)",
    r"(?:por favor,? )?(?:inténtel[oa]|inténtal[oa]|vuelva a intentarlo|intenta|tente)(?: de nuevo|"
    r" novamente)? más tarde",
    r"(?:por favor,? )?tente novamente(?: mais tarde)?",
    r"este (?:video|vídeo) no (?:está disponible|se puede reproducir)",
    r"riprova(?:re)? più tardi",
    r"probeer het later (?:opnieuw|nog eens)",
    r"(?:пожалуйста, )?(?:повторите попытку|попробуйте (?:ещё|еще) раз|попробуйте) позже",
    r"请稍后(?:再试|重试)|後でもう一度お試しください|(?:يرجى )?المحاولة مرة أخرى لاحق[اًا]+",
    # advertising and navigation
    r"(?:advertisement|advertising|sponsored(?: content| by .{1,40})?|paid post|promoted content|ad)",
    r"(?:article|story) continues (?:below|after)(?: (?:this |the )?(?:ad|advertisement|advertising|video|"
    r"gallery))?",
    r"(?:scroll|swipe) (?:down )?(?:to|for) (?:continue|more|read on)(?: .{0,40})?|skip (?:to|past) .{1,40}",
    r"(?:continue|keep) reading(?: (?:below|the main story))?|read (?:more|on|the full (?:story|"
    r"article))(?: here)?",
    r"(?:related|recommended|suggested|popular|trending|most (?:read|viewed|popular)|top|more|latest)"
    r" (?:articles?|stories|coverage|content|reading|videos?|links|posts?|topics?|news)|more from .{1,40}",
    r"(?:related|recommended(?: for you)?|trending(?: now)?|most read|see also|read (?:also|next)|"
    r"also read|up next)",
    r"you (?:may|might) (?:also )?(?:like|be interested in)(?: these)?|more (?:on|about) this (?:story|"
    r"topic)",
    r"(?:view|show|post|leave|hide|read) (?:all |the |a )?comments?(?: \(\d+\))?|comments (?:are )?closed|"
    r"\d+ comments?",
    r"(?:share|print|save|e-?mail|gift|bookmark|listen to|like|rate) this (?:article|story|page|"
    r"post)(?: .{0,60})?",
    r"share (?:on|via|to) (?:facebook|twitter|x|whatsapp|linkedin|reddit|e-?mail|telegram)",
    r"(?:click|tap) here(?: .{0,80})?|(?:click|tap) to (?:expand|enlarge|play|read|share|copy|"
    r"view)(?: .{0,60})?",
    r"(?:image|picture|photo) (?:may be )?(?:subject to copyright|gallery)|view (?:the )?gallery|\d+ of \d+",
    r"back to top|view (?:more|all)|see more|show (?:more|less)|load more|(?:\d+|a) min(?:ute)?s? read",
    r"(?:werbung|anzeige|mehr zum thema|lesen sie auch|auch interessant|zum thema|"
    r"das könnte sie (?:auch )?interessieren)",
    r"(?:publicité|à lire aussi|lire aussi|lire la suite|sur le même (?:sujet|thème)|voir aussi)",
    r"(?:publicidad|publicidade|lea también|lee también|leer más|te puede interesar|leia (?:também|mais)|"
    r"noticias relacionadas)",
    r"(?:pubblicità|leggi anche|leggi tutto|continua a leggere|advertentie|lees ook|lees meer|lees verder)",
    r"(?:annons|reklame|reklam|läs (?:mer|också|även)|læs også|les også|czytaj (?:też|także|więcej)|"
    r"реклама|читайте также)",
    r"(?:广告|相关(?:阅读|新闻)|延伸阅读|阅读更多|推荐阅读|広告|"
    r"関連記事|続きを読む|あわせて読みたい|관련기사|اقرأ أيضا|اقرأ أيضًا|إعلان)",
    # consent and accounts
    r"(?:accept|agree|reject|allow|decline)(?: all| and (?:close|continue))?(?: [|·•] | )(?:manage|more|"
    r"reject|set|customi[sz]e|learn)\b.{0,40}",
    r"(?:accept|reject|allow|manage|customi[sz]e)(?: all)?(?: optional)? (?:cookies|"
    r"(?:cookie )?(?:settings|preferences|choices))",
    r"(?:cookie|privacy) (?:policy|settings|preferences|notice|choices)|terms (?:of (?:use|service)|"
    r"and conditions)",
    r"(?:log|sign) ?in(?: or (?:register|subscribe|create an account))?|create (?:an |a free )?account|"
    r"my account",
    r"(?:subscribe|subscribe now|subscribe today|sign up|sign up now|register now|unsubscribe|"
    r"become a member)",
    r"(?:alle )?cookies (?:akzeptieren|ablehnen|zulassen)|newsletter abonnieren|jetzt abonnieren|"
    r"datenschutz(?:erklärung)?",
    r"(?:tout )?(?:accepter|refuser)(?: (?:tous )?les cookies)?|aceptar (?:todas )?(?:las )?cookies|"
    r"aceitar (?:todos os )?cookies",
    r"accetta (?:tutti i )?cookie|(?:alle )?cookies accepteren",
    # rights
    r".{0,120}\ball rights reserved",
    r".{0,120}\b(?:alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|"
    r"tutti i diritti riservati)",
    r".{0,120}\b(?:todos os direitos reservados|alle rechten voorbehouden|все права защищены|"
    r"wszelkie prawa zastrzeżone)",
    r".{0,80}(?:版权所有|未经(?:授权|许可).{0,30}|無断転載.{0,20}|"
    r"무단.{0,6}전재.{0,20}|جميع الحقوق محفوظة).{0,40}",
)

LONG_OPENING = (
    # consent
    r"(?:we|this (?:web)?site|our (?:web)?site)(?: and (?:our|its) (?:\d+ )?partners)? (?:store|"
    r"uses?)(?: and/or)?(?: \w+){0,2} cookies",
    r"by (?:continuing|clicking|using|signing|subscribing|registering|submitting)\b.{0,100}\byou (?:agree|"
    r"accept|consent|acknowledge)",
    r"(?:wir|diese (?:web)?seite) (?:verwenden|verwendet|nutzen|nutzt) cookies|(?:nous|"
    r"ce site) (?:utilisons|utilise) des cookies",
    r"(?:utilizamos|usamos|este sitio (?:web )?(?:utiliza|usa)|este site (?:utiliza|usa)) cookies|"
    r"questo sito (?:web )?(?:utilizza|usa) (?:i )?cookie",
    r"(?:wij|we|deze (?:web)?site) gebruik(?:en|t) cookies|(?:мы|этот сайт) использу(?:ем|"
    r"ет) (?:файлы )?cookie",
    # rights
    r"(?:©|\(c\)|copyright\b)(?: ?(?:©|\(c\)))? ?(?:19|20)\d\d\b",
    r"this material may not be (?:published|reproduced|broadcast)",
    r"our standards: ",
)

OPENING = (
    # subscriptions
    rf"(?:subscribe|sign up|signup|register)(?: now| today| here)?(?: to| for)\b.{{0,120}}\b{_NEWSLETTER}",
    r"(?:subscribe|sign up|log in|register)(?: now| today| here)? to (?:continue|read|keep|unlock|get|"
    r"receive|support|access)\b",
    r"(?:already|not) (?:a |yet a )?(?:subscriber|member|subscribed|registered)(?: yet)?\?",
    rf"get\b.{{0,80}}\b(?:delivered|sent|straight|direct(?:ly)?) (?:\w+ )?to your {_NEWSLETTER}",
    r"(?:enter|confirm) your e-?mail",
    r"(?:this|the full|the rest of this) (?:article|story|content) is (?:only )?(?:for|available to|"
    r"reserved for|exclusive to) .{0,30}(?:subscribers|members)",
    r"you(?:'ve| have) (?:reached|read|hit|used) .{0,40}\bfree (?:articles?|stories|limit)",
    r"(?:follow \w+(?: \w+){0,3}|(?:like|find|join|connect with) us) on (?:facebook|twitter|x|instagram|"
    r"whatsapp|telegram|tiktok|youtube|linkedin|threads|bluesky|google news)\b",
    r"download (?:the|our) (?:\w+ ){0,4}app\b",
    r"(?:support|help us) (?:our |independent |local |quality |continue |keep )+(?:journalism|reporting|"
    r"news)",
    r"(?:do you )?have a (?:news )?tip\b.{0,60}(?:e-?mail|contact|send|reach|call|\?)",
    r"(?:abonnieren sie|melden sie sich für|jetzt (?:den |unseren )?newsletter)\b|(?:abonnez-vous|"
    r"inscrivez-vous) (?:à|pour)\b",
    r"(?:suscríbe(?:te|se)|suscríbase|regístrate|assine|inscreva-se|iscriviti|abbonati|meld je aan|"
    r"schrijf je in)\b",
    r"(?:подписывайтесь|подпишитесь) на\b|(?:关注|扫码|扫描|订阅)(?:我们|本报|.{0,12}(?:公众号|二维码|微信))",
    # where it came from
    r"(?:originally|first) (?:published|appeared|posted) (?:on|by|at|in) (?!the \d|\d)[^,]{2,60}$",
    # pointers to other articles
    r"(?:read more|read also|also read|read next|see also|related|more|watch|watch now|must read|"
    r"in case you missed it|don't miss|read):(?: |$)",
    r"(?:lesen sie (?:auch|mehr|hier)|lesen sie dazu|mehr dazu|lire aussi|à lire aussi|à lire|voir aussi|"
    r"lea también|lee también|lea además|leer más|"
    r"leia (?:também|mais)|leggi anche|lees ook|lees meer|läs (?:också|även|mer)|læs også|les også|"
    r"czytaj (?:też|także|również)|"
    r"читайте также|читайте по теме|读更多|相关阅读|延伸阅读|関連記事|"
    r"اقرأ أيضا|اقرأ أيضًا|اقرأ المزيد) ?[:：|–—-]",
)

CLOSING_SENTENCES = (
    rf"this {_ARTICLE} (?:has |was |is )?(?:been )?(?:originally|first|previously|also|initially) "
    r"(?:been )?(?:appeared|published|ran|posted|produced|written|aired)(?: \w+)? (?:on|in|by|at|with|for)\b",
    rf"this {_ARTICLE} (?:appeared|was published|ran|was posted|was produced|was written) "
    r"(?:originally|first|initially) (?:on|in|by|at|for)\b",
    rf"this {_ARTICLE} (?:is|was|has been) (?:re-?published|reprinted|syndicated|reproduced) (?:from|with|"
    rf"by|under|courtesy)\b",
    r"the post .{1,200} (?:appeared first on|first appeared on)\b",
    r"(?:copyright )?© (?:19|20)\d\d\b",
    r"dieser? (?:artikel|beitrag|text) (?:erschien|wurde|ist) (?:zuerst|ursprünglich|zunächst|erstmals|"
    r"im original)\b",
    r"dieser? (?:artikel|beitrag|text) (?:ist|wurde) .{0,60}\b(?:zuerst|"
    r"ursprünglich) .{0,60}(?:erschienen|veröffentlicht)",
    r"cet article (?:est|a été|fut|est d'abord) (?:initialement|d'abord|originellement|"
    r"originalement)? ?(?:paru|publié)\b",
    r"cet article (?:est|a été) (?:paru|publié) (?:initialement|d'abord|pour la première fois|à l'origine)\b",
    r"est[ea] (?:artículo|nota|noticia|reportaje|texto) (?:fue |se |apareció )?(?:publicad[oa] |publicó )?"
    r"(?:originalmente|originariamente|por primera vez)\b",
    r"est[ea] (?:artigo|matéria|reportagem|texto|notícia) (?:foi )?(?:originalmente |"
    r"primeiro )?(?:publicad[oa]|apareceu) "
    r"(?:originalmente|primeiro|pela primeira vez|em|no|na|por)\b",
    r"questo articolo è (?:stato )?(?:originariamente |inizialmente )?(?:apparso|pubblicato|uscito) "
    r"(?:originariamente|inizialmente|per la prima volta|per primo|su|in|da)\b",
    r"dit (?:artikel|verhaal) (?:verscheen|is|werd) (?:eerder|oorspronkelijk|eerst|voor het eerst)\b",
    r"(?:den här|denna) artikeln? (?:publicerades|har tidigare|var) (?:först|ursprungligen|tidigare)\b",
    r"denne (?:artikel|artikelen|artikkelen|saken) (?:blev|er|ble|har) (?:oprindeligt|opprinnelig|først|"
    r"tidligere)\b",
    r"(?:ten )?(?:artykuł|tekst) (?:ukazał się|został opublikowany|pierwotnie|po raz pierwszy) (?:ukazał|"
    r"pierwotnie|po raz|opublikowan)",
    r"(?:эта )?(?:статья|материал) (?:была |был )?(?:впервые |первоначально )(?:была |"
    r"был )?(?:опубликован|появил)",
    r"本文(?:最初|首发|最早|原载|原刊|转载)|原标题[:：]|（?责任编辑[:：]?|この記事は.{0,40}(?:掲載|公開|転載)され|"
    r"이 기사는.{0,40}(?:처음|최초)|نُ?شر هذا المقال (?:لأول مرة|في الأصل|أصلا)",
)
