"""One small map in ten languages, which carries every kind of exercise but the one that needs English claims."""

from __future__ import annotations

from argmap.formats import loads
from argmap.model.elements import ArgumentMap

_MAP = """
argmap: 1
language: {language}
title: {title}
thesis: {{id: nine, claim: {thesis}}}
pillars:
  - id: awake
    claim: {awake}
    reasons:
      - premises: [{{id: late, claim: {late}}}, {{id: longer, claim: {longer}}}]
      - {{id: half-asleep, claim: {half_asleep}}}
    evidence:
      - id: researchers
        claim: {researchers}
        source: Dr. A. Lee
        scheme: expert-opinion
        undercuts: [{{id: elsewhere, claim: {elsewhere}}}]
  - id: daylight
    claim: {daylight}
    reasons: [{{id: drivers, claim: {drivers}}}]
objections:
  - {{id: work, claim: {work}, rebuttals: [{{id: flexible, claim: {flexible}}}]}}
  - {{id: sport, claim: {sport}, reasons: [{{id: hall, claim: {hall}}}]}}
recommendations:
  - {{id: library, claim: {library}, addresses: [work]}}
"""
_NAMES = [
    "title",
    "thesis",
    "awake",
    "late",
    "longer",
    "half_asleep",
    "researchers",
    "elsewhere",
    "daylight",
    "drivers",
    "work",
    "flexible",
    "sport",
    "hall",
    "library",
]
_TEXTS = {
    "en": """When should school start?
School should start at nine.
Pupils are more awake later in the morning.
Teenagers fall asleep late.
Whoever falls asleep late has to sleep longer.
Nobody learns well half asleep.
Sleep researchers recommend a later start.
The recommendation is about another country.
The way to school is safer in daylight.
Drivers see children better.
Parents have to go to work early.
Many parents can start later, too.
There is less time for sport in the afternoon.
The sports hall closes at five.
The school should open its library at seven.""",
    "de": """Wann soll die Schule anfangen?
Die Schule soll um neun Uhr anfangen.
Später am Morgen sind Kinder wacher.
Jugendliche schlafen spät ein.
Wer spät einschläft, muss länger schlafen.
Niemand lernt gut im Halbschlaf.
Schlafforscher empfehlen einen späteren Beginn.
Die Empfehlung gilt einem anderen Land.
Der Schulweg ist bei Tageslicht sicherer.
Autofahrer sehen Kinder besser.
Eltern müssen früh zur Arbeit.
Viele Eltern können auch später anfangen.
Am Nachmittag bleibt weniger Zeit für Sport.
Die Sporthalle schließt um fünf.
Die Schule soll ihre Bücherei um sieben öffnen.""",
    "es": """¿A qué hora debe empezar la escuela?
La escuela debe empezar a las nueve.
Los alumnos están más despiertos más tarde.
Los adolescentes se duermen tarde.
Quien se duerme tarde necesita dormir más por la mañana.
Nadie aprende bien medio dormido.
Los expertos en sueño recomiendan empezar más tarde.
La recomendación se refiere a otro país.
El camino a la escuela es más seguro con luz.
Los conductores ven mejor a los niños.
Los padres tienen que ir temprano al trabajo.
Muchos padres también pueden empezar más tarde.
Queda menos tiempo para el deporte por la tarde.
El gimnasio cierra a las cinco.
La escuela debe abrir su biblioteca a las siete.""",
    "fr": """À quelle heure l’école doit-elle commencer ?
L’école doit commencer à neuf heures.
Les élèves sont plus éveillés plus tard.
Les adolescents s’endorment tard.
Qui s’endort tard doit dormir plus longtemps.
Personne n’apprend bien à moitié endormi.
Les spécialistes du sommeil conseillent de commencer plus tard.
Le conseil concerne un autre pays.
Le chemin de l’école est plus sûr de jour.
Les conducteurs voient mieux les enfants.
Les parents doivent partir tôt au travail.
Beaucoup de parents peuvent aussi commencer plus tard.
Il reste moins de temps pour le sport l’après-midi.
Le gymnase ferme à cinq heures.
L’école doit ouvrir sa bibliothèque à sept heures.""",
    "it": """A che ora deve cominciare la scuola?
La scuola deve cominciare alle nove.
Più tardi gli alunni sono più svegli.
Gli adolescenti si addormentano tardi.
Chi si addormenta tardi deve dormire più a lungo.
Nessuno impara bene mezzo addormentato.
Gli esperti del sonno consigliano di cominciare più tardi.
Il consiglio riguarda un altro paese.
La strada per la scuola è più sicura con la luce.
Gli automobilisti vedono meglio i bambini.
I genitori devono andare presto al lavoro.
Molti genitori possono cominciare più tardi anche loro.
Nel pomeriggio resta meno tempo per lo sport.
La palestra chiude alle cinque.
La scuola deve aprire la biblioteca alle sette.""",
    "pt": """A que horas deve começar a escola?
A escola deve começar às nove.
Os alunos estão mais despertos mais tarde.
Os adolescentes adormecem tarde.
Quem adormece tarde precisa de dormir mais tempo.
Ninguém aprende bem meio a dormir.
Os especialistas do sono aconselham a começar mais tarde.
O conselho diz respeito a outro país.
O caminho para a escola é mais seguro com luz.
Os condutores veem melhor as crianças.
Os pais têm de ir cedo para o trabalho.
Muitos pais também podem começar mais tarde.
Sobra menos tempo para o desporto à tarde.
O pavilhão fecha às cinco.
A escola deve abrir a biblioteca às sete.""",
    "zh": """学校应该几点上课？
学校应该九点上课。
学生晚一点更清醒。
青少年睡得晚。
睡得晚的人需要起得晚一些。
半睡半醒时谁也学不好。
睡眠研究者建议推迟上课时间。
这个建议针对的是另一个国家。
天亮后上学的路更安全。
司机更容易看到孩子。
家长必须很早去上班。
许多家长也可以晚点上班。
下午的运动时间变少了。
体育馆五点关门。
学校应该七点开放图书馆。""",
    "hi": """स्कूल कब शुरू होना चाहिए?
स्कूल नौ बजे शुरू होना चाहिए।
देर से आने पर बच्चे अधिक चौकस रहते हैं।
किशोर देर से सोते हैं।
जो देर से सोता है उसे देर तक सोना पड़ता है।
आधी नींद में कोई ठीक से नहीं सीखता।
नींद के शोधकर्ता देर से शुरू करने की सलाह देते हैं।
यह सलाह किसी और देश के बारे में है।
दिन के उजाले में स्कूल का रास्ता अधिक सुरक्षित है।
चालक बच्चों को बेहतर देख पाते हैं।
माता-पिता को जल्दी काम पर जाना होता है।
बहुत से माता-पिता भी देर से शुरू कर सकते हैं।
दोपहर बाद खेल के लिए कम समय बचता है।
खेल भवन पाँच बजे बंद हो जाता है।
स्कूल को अपना पुस्तकालय सात बजे खोलना चाहिए।""",
    "ar": """متى ينبغي أن تبدأ المدرسة؟
ينبغي أن تبدأ المدرسة في التاسعة.
يكون التلاميذ أكثر يقظة في وقت متأخر من الصباح.
ينام المراهقون متأخرين.
من ينام متأخرًا يحتاج إلى نوم أطول صباحًا.
لا أحد يتعلم جيدًا وهو نصف نائم.
ينصح باحثو النوم ببداية متأخرة.
تخص النصيحة بلدًا آخر.
طريق المدرسة أكثر أمانًا في ضوء النهار.
يرى السائقون الأطفال بوضوح أكبر.
على الآباء أن يذهبوا إلى العمل مبكرين.
يستطيع كثير من الآباء أن يبدؤوا متأخرين أيضًا.
يبقى وقت أقل للرياضة بعد الظهر.
تغلق القاعة الرياضية في الخامسة.
ينبغي أن تفتح المدرسة مكتبتها في السابعة.""",
    "ur": """اسکول کب شروع ہونا چاہیے؟
اسکول نو بجے شروع ہونا چاہیے۔
دیر سے آنے پر طلبہ زیادہ چوکس ہوتے ہیں۔
نوجوان دیر سے سوتے ہیں۔
جو دیر سے سوتا ہے اسے دیر تک سونا پڑتا ہے۔
آدھی نیند میں کوئی ٹھیک سے نہیں سیکھتا۔
نیند کے محققین دیر سے آغاز کا مشورہ دیتے ہیں۔
یہ مشورہ کسی اور ملک کے بارے میں ہے۔
دن کی روشنی میں اسکول کا راستہ زیادہ محفوظ ہے۔
ڈرائیور بچوں کو بہتر دیکھ سکتے ہیں۔
والدین کو جلدی کام پر جانا ہوتا ہے۔
بہت سے والدین بھی دیر سے شروع کر سکتے ہیں۔
سہ پہر میں کھیل کے لیے کم وقت بچتا ہے۔
کھیل کا ہال پانچ بجے بند ہو جاتا ہے۔
اسکول کو اپنی لائبریری سات بجے کھولنی چاہیے۔""",
}


def late_start(language: str) -> ArgumentMap:
    """The map in a language that has a catalogue."""
    lines = (f'"{line}"' for line in _TEXTS[language].splitlines())
    return loads(_MAP.format(language=language, **dict(zip(_NAMES, lines, strict=True))), format="native")
