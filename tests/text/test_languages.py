"""A sentence or two is enough to guess the language."""

import pytest

from annotator.text.languages import LANGUAGES, UNKNOWN, guess_language

SAMPLES = {
    "en": "The council said on Monday that it would not raise the price of water for the next two years.",
    "de": "Der Stadtrat hat am Montag beschlossen, dass die Preise für Wasser nicht mehr steigen werden.",
    "fr": "Le conseil a décidé lundi que le prix de l'eau ne sera pas augmenté dans les deux ans.",
    "es": "El consejo decidió el lunes que el precio del agua no va a subir en los próximos dos años.",
    "pt": "O conselho decidiu na segunda-feira que o preço da água não vai subir nos próximos dois anos.",
    "it": "Il consiglio ha deciso lunedì che il prezzo dell'acqua non sarà aumentato nei prossimi due anni.",
    "nl": "De gemeenteraad heeft maandag besloten dat de prijs van het water niet meer wordt verhoogd.",
    "sv": "Kommunen beslutade på måndagen att priset på vatten inte ska höjas under de kommande två åren.",
    "da": "Kommunen besluttede mandag, at prisen på vand ikke skal "
    "stige, siger borgmesteren efter mødet af hensyn til byen.",
    "nb": "Kommunen bestemte mandag at prisen på vann ikke skal stige, "
    "sier ordføreren etter møtet, men ble ikke hørt nå.",
    "fi": "Neuvosto päätti maanantaina, että veden hinta ei nouse, mutta se on myös kallis kuin ennen.",
    "pl": "Rada zdecydowała w poniedziałek, że cena wody nie będzie już rosła, ale tylko przez dwa lata.",
    "cs": "Rada v pondělí rozhodla, že se cena vody nezvýší, ale jen po dva roky, které jsou před námi.",
    "ro": "Consiliul a decis luni că prețul apei nu va crește în "
    "următorii doi ani, dar este mai mare după lege.",
    "hu": "A tanács hétfőn úgy döntött, hogy a víz ára nem emelkedik, csak két év után, és ez már jó.",
    "tr": "Belediye pazartesi günü su fiyatının artmayacağını söyledi "
    "ve bu karar çok yeni olarak kabul edildi.",
    "id": "Dewan memutuskan pada hari Senin bahwa harga air tidak akan "
    "naik dalam dua tahun dan itu sudah baik.",
    "vi": "Hội đồng đã quyết định rằng giá nước không tăng và điều này là tốt cho người dân trong năm.",
    "ru": "Совет решил в понедельник, что цена на воду не будет расти, но только для тех, кто это знал.",
    "uk": "Рада вирішила в понеділок, що ціна на воду не буде рости, але це також для всіх, які є тут.",
    "el": "Το συμβούλιο αποφάσισε ότι η τιμή του νερού δεν θα αυξηθεί.",
    "he": "המועצה החליטה ביום שני כי מחיר המים לא יעלה.",
    "ar": "قال المجلس إن سعر الماء لن يرتفع في هذا العام، بعد أن تم القرار.",
    "fa": "شورا گفت که قیمت آب در این سال بالا نمی رود و این برای مردم خوب است.",
    "ur": "کونسل نے کہا کہ پانی کی قیمت اس سال میں نہیں بڑھے گی اور یہ اچھا ہے۔",
    "hi": "परिषद ने कहा कि पानी की कीमत नहीं बढ़ेगी।",
    "th": "สภากล่าวว่าราคาน้ำจะไม่เพิ่มขึ้น",
    "ko": "시의회는 월요일 물값이 오르지 않을 것이라고 밝혔다.",
    "ja": "議会は月曜日、水の値段は上がらないと決めた。",
    "zh": "市议会周一表示，水价在未来两年内不会上涨。",
}


@pytest.mark.parametrize("language", sorted(SAMPLES))
def test_a_sentence_tells_its_language(language: str) -> None:
    assert guess_language(SAMPLES[language]) == language


def test_every_language_offered_is_recognised() -> None:
    assert set(LANGUAGES) == {*SAMPLES, UNKNOWN}


def test_latin_names_in_a_chinese_text_do_not_mislead() -> None:
    assert guess_language("苹果公司（Apple Inc.）周二发布了 iPhone 15 和 Apple Watch。") == "zh"


def test_without_evidence_it_says_so_or_takes_the_likeliest() -> None:
    assert guess_language("") == UNKNOWN
    assert guess_language("12 345 …") == UNKNOWN
    assert guess_language("Qwertz") == "en"
